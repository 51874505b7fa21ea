import { changeHash, hashOf, idAsTyped, shortId } from '../../compare/change-id.ts'
import { differenceBetween } from '../../compare/difference.ts'
import { UsageError } from '../../errors.ts'
import type { Change } from '../../model.ts'
import type { Snapshot, Store } from '../../store/store.ts'
import { type PossibleStep, possibleChanges, possibleSteps } from './possible-changes.ts'

/** A change of a list's history, with the versions between which it happened. */
export interface FoundChange {
  /** see `changeHash` */
  readonly hash: string
  readonly from: Snapshot
  readonly to: Snapshot
  /** all that say the same: a row that came twice is two */
  readonly changes: readonly [Change, ...Change[]]
}

/** Changes that are named when several can be meant; no more are looked for. */
const NAMED = 5
/** Pairs of entries beyond which a step is compared at once, without a look at what it can have. */
const MANY_PAIRS = 20_000

/**
 * The change between two consecutive versions of one of the lists whose id begins as `typed`. Ids are not kept: they follow
 * from what differs in each step, and the steps that can have such a change are compared again.
 * @throws UsageError when there is none, or several
 */
export async function findChange(
  store: Store,
  lists: readonly string[],
  typed: string,
): Promise<FoundChange> {
  const found: FoundChange[] = []
  for (const list of lists)
    for (const step of possibleSteps(await store.history(list)))
      if (found.length <= NAMED && canHave(step, idAsTyped(typed)))
        found.push(...(await changesOf(store, step, idAsTyped(typed))))
  const [only, ...others] = found
  if (!only)
    throw new UsageError(
      `No change of ${lists.join(', ')} has an id that begins with "${typed}". The changelog prints the id of each.`,
    )
  if (others.length > 0) throw ambiguous(typed, found)
  return only
}

function canHave(step: PossibleStep, id: string): boolean {
  if (step.gone.length * step.come.length > MANY_PAIRS) return true
  for (const said of possibleChanges(step)) if (hashOf(step, said).startsWith(id)) return true
  return false
}

/** The step's changes whose ids begin so. */
async function changesOf(store: Store, step: PossibleStep, id: string): Promise<FoundChange[]> {
  const { changes } = await differenceBetween(store, step.from, step.to)
  const byHash = Map.groupBy(changes, change => changeHash(step, change))
  return [...byHash].flatMap(([hash, [first, ...same]]) =>
    first && hash.startsWith(id) ? [{ hash, from: step.from, to: step.to, changes: [first, ...same] }] : [],
  )
}

function ambiguous(typed: string, found: readonly FoundChange[]): UsageError {
  const tenDigitsTell = new Set(found.map(({ hash }) => shortId(hash))).size === found.length
  const named = found
    .slice(0, NAMED)
    .map(({ hash, to }) => `${tenDigitsTell ? shortId(hash) : hash} (${to.list}, version ${to.number})`)
  const more = found.length > NAMED ? ' and others' : ''
  return new UsageError(
    `"${typed}" begins the ids of several changes: ${named.join(', ')}${more}. Write more of the one that is meant.`,
  )
}
