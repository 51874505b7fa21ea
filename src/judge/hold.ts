import { compare } from '../compare/compare.ts'
import type { Change, Entry } from '../model.ts'
import { placeExists } from '../places/exists.ts'
import type { Source } from '../sources/source.ts'
import type { Reason, Store } from '../store/store.ts'
import { DEFAULT_BOUNDS, holdReasons } from './hold-rules.ts'

/** Two later captures, this long after the first, agree with it: in hours. */
const AGREEMENT_HOURS = 1
const AGREEING_CAPTURES = 2

/** Why the step from the last accepted version to the next needs a person's decision; none when it does not. */
export async function stepReasons(
  source: Source,
  before: readonly Entry[],
  after: readonly Entry[],
  store: Pick<Store, 'spansOf'>,
): Promise<Reason[]> {
  const { changes } = compare(before, after, { placeExists })
  const explained = await countExplained(source, changes, store)
  return holdReasons({ before, after, changes, explained }, { ...DEFAULT_BOUNDS, ...source.bounds })
}

/** Removed entries that the list to which they leave by rights shows, in whichever version of it. */
async function countExplained(
  { leavesFor }: Source,
  changes: readonly Change[],
  store: Pick<Store, 'spansOf'>,
): Promise<number> {
  if (leavesFor === undefined) return 0
  const removed = changes.flatMap(({ kind, before }) => (kind === 'removed' && before ? [before.key] : []))
  const there = new Set((await store.spansOf(leavesFor.list, removed)).map(span => span.key))
  return removed.filter(key => there.has(key)).length
}

/**
 * Why captures that agree release a version; null when they do not, or not yet.
 * @param seen when the same entries were seen before, oldest first
 */
export function agreement(seen: readonly string[], capturedAt: string): string | null {
  const [first] = seen
  if (first === undefined || seen.length < AGREEING_CAPTURES) return null
  if (Date.parse(capturedAt) - Date.parse(first) < AGREEMENT_HOURS * 3_600_000) return null
  return `Seen unchanged ${seen.length + 1} times since ${first}.`
}
