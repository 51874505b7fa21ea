import { BusyError } from '../errors.ts'
import type { WithdrawnAfter } from '../judge/list-state.ts'
import type { Effects } from '../pipeline.ts'
import type { Source } from '../sources/source.ts'
import { FIRST_LINK } from './chain.ts'
import type { Fault } from './fault.ts'
import { type Head, headText } from './head.ts'
import { verifyCaptures } from './verify-captures.ts'
import type { ChainFacts, Met } from './verify-chain.ts'
import { changelogFaults } from './verify-changelog.ts'
import { verifyCorrections } from './verify-corrections.ts'
import { verifyDecisions } from './verify-decisions.ts'
import { verifyList } from './verify-list.ts'
import type { Shown } from './verify-place.ts'

/** What `verify --json` prints. */
export interface Verification extends Omit<ChainFacts, 'since'> {
  /** true when there is no fault */
  readonly holds: boolean
  /** of captures, decisions and corrections, as `headText` writes it */
  readonly head: string
  readonly decisions: number
  readonly corrections: number
  readonly documents: number
  /** by how each was shown to be what its document says */
  readonly versions: Readonly<Record<Shown, number>>
  /** captures that were read and are no versions, by readers that are not here any more */
  readonly others: number
  /** the capture that was the last one when the given head was printed; null when none was given, or it is not there */
  readonly since: Met | null
  readonly faults: readonly Fault[]
  /** files of the archive that no capture names */
  readonly unnamed: readonly string[]
}

/** What a record is verified with. */
export interface Verifying extends Pick<Effects, 'store' | 'archive' | 'read'> {
  readonly dataDir: string
  /** every list that is known */
  readonly sources: readonly Source[]
  /** a head that was printed earlier, or null */
  readonly since: Head | null
  /** as the changelog was written with */
  readonly withdrawnAfter: WithdrawnAfter
  /** told of each capture and each version before it is checked: which it is, and of how many */
  readonly progress: (what: 'capture' | 'version', number: number, of: number) => void
}

/**
 * Checks that the record is what was recorded, and that all of it follows from that: chain, documents, versions,
 * intervals, changelog. Nothing is written.
 * @throws BusyError when another process wrote to the record meanwhile and faults were found, which then mean nothing
 */
export async function verifyRecord(verifying: Verifying): Promise<Verification> {
  const { store, sources, since, progress } = verifying
  const captures = await verifyCaptures(verifying)
  const decided = await verifyDecisions(store.decisionChain())
  const { corrected, ...corrections } = await verifyCorrections(store.rereadings.correctionChain())
  const faults = [
    ...captures.faults,
    ...decided.faults,
    ...corrections.faults,
    ...headFaults(since, captures.facts, decided.links, corrections.links),
  ]
  const versions: Record<Shown, number> = { again: 0, recorded: 0, unread: 0 }
  let others = 0
  let readable = captures.readable
  // a row that cannot be read stops every question that meets it
  const lists = captures.readable ? await store.lists() : []
  let before = 0
  const all = await versionsOf(lists, store)
  for (const list of lists) {
    const source = sources.find(({ id }) => id === list) ?? null
    const found = await verifyList(list, source, corrected, verifying, number =>
      progress('version', before + number, all),
    )
    faults.push(...found.faults)
    readable &&= found.readable
    others += found.others
    versions.again += found.versions.again
    versions.recorded += found.versions.recorded
    versions.unread += found.versions.unread
    before = versions.again + versions.recorded + versions.unread
  }
  // nor can a changelog be made of corrections that say anything
  if (readable && corrections.faults.length === 0) faults.push(...(await changelogFaults(verifying)))
  const head = headText({
    captures: captures.facts.head,
    decisions: decided.links.at(-1) ?? FIRST_LINK,
    corrections: corrections.links.at(-1) ?? FIRST_LINK,
  })
  if (faults.length > 0 && (await currentHead(verifying)) !== head)
    throw new BusyError('Another icelist wrote to the record while it was verified. Verify it again.')
  return {
    holds: faults.length === 0,
    ...captures.facts,
    head,
    decisions: decided.links.length,
    corrections: corrections.links.length,
    documents: captures.documents,
    versions,
    others,
    faults,
    unnamed: captures.unnamed,
  }
}

async function versionsOf(lists: readonly string[], store: Verifying['store']): Promise<number> {
  let count = 0
  for (const list of lists) count += await store.historyParts(list).versions()
  return count
}

/** The head of the record as it is now, without checking anything. */
export async function currentHead({ store }: Pick<Effects, 'store'>): Promise<string> {
  const { captures, decisions, corrections } = await store.lastLinks()
  return headText({
    captures: captures ?? FIRST_LINK,
    decisions: decisions ?? FIRST_LINK,
    corrections: corrections ?? FIRST_LINK,
  })
}

/** A head that is not in the chains shows what nothing else does: the last of a chain were taken away. */
function headFaults(
  since: Head | null,
  { since: met }: ChainFacts,
  decisions: readonly string[],
  corrections: readonly string[],
): Fault[] {
  if (since === null) return []
  const gone = (which: string, what: string): Fault => ({
    what: 'head',
    which,
    text: `is no link of the record: since it was printed, ${what} were cut off, or all of them made anew.`,
  })
  return [
    ...(met === null ? [gone(since.captures, 'captures')] : []),
    ...([FIRST_LINK, ...decisions].includes(since.decisions) ? [] : [gone(since.decisions, 'decisions')]),
    ...([FIRST_LINK, ...corrections].includes(since.corrections)
      ? []
      : [gone(since.corrections, 'corrections')]),
  ]
}
