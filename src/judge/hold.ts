import { compare } from '../compare/compare.ts'
import type { Change, Entry } from '../model.ts'
import { placeExists } from '../places/exists.ts'
import type { Source } from '../sources/source.ts'
import type { Decision, Reason, Snapshot, Store } from '../store/store.ts'
import { DEFAULT_BOUNDS, holdReasons } from './hold-rules.ts'
import type { Policy } from './policy.ts'

/** Two later captures, this long after the first, agree with it: in hours. */
const AGREEMENT_HOURS = 1
const AGREEING_CAPTURES = 2

/** Whether a version that differs from the last accepted one may be accepted. */
export type Hold =
  | { readonly held: false /** what released it, if it needed that */; readonly decision: Decision | null }
  | { readonly held: true; readonly reasons: Reason[] }

/** A version about to be accepted. */
export interface Candidate {
  readonly content: string
  readonly entries: readonly Entry[]
  /** the accepted version before it in the list's history */
  readonly previous: Snapshot
  readonly capturedAt: string
}

/**
 * Judges the step from the last accepted version to a new one. What a person decided on the same content before is
 * decided; content that was accepted once, as it came, is not held when it returns.
 */
export async function judgeStep(
  source: Source,
  candidate: Candidate,
  policy: Policy,
  store: Store,
): Promise<Hold> {
  const decided = await store.decisionOn(source.id, candidate.content)
  if (decided?.decision === 'rejected') {
    const text = `The same entries were rejected on ${decided.decidedAt.slice(0, 10)}: ${decided.reason}`
    return { held: true, reasons: [{ rule: 'rejected-before', text }] }
  }
  if (decided || (await store.hasContent(source.id, candidate.content)))
    return { held: false, decision: null }

  const before = await store.entriesOf(candidate.previous)
  const { changes } = compare(before, candidate.entries, { placeExists })
  const explained = await countExplained(source, changes, store)
  const reasons = holdReasons(
    { before, after: candidate.entries, changes, explained },
    { ...DEFAULT_BOUNDS, ...source.bounds },
  )
  if (reasons.length === 0) return { held: false, decision: null }
  const reason =
    policy.acceptAll ?? (policy.releaseByAgreement ? await agreement(source, candidate, store) : null)
  if (reason === null) return { held: true, reasons }
  return { held: false, decision: { decision: 'accepted', reason, decidedAt: candidate.capturedAt } }
}

/** Removed entries that now stand on the list to which they leave by rights. */
async function countExplained(source: Source, changes: readonly Change[], store: Store): Promise<number> {
  if (source.leavesFor === undefined) return 0
  const there = await store.latestSnapshot(source.leavesFor.list)
  if (!there) return 0
  const keys = new Set((await store.entriesOf(there)).map(entry => entry.key))
  return changes.filter(({ kind, before }) => kind === 'removed' && before && keys.has(before.key)).length
}

/** Why captures that agree release a version; null when they do not, or not yet. */
async function agreement(source: Source, candidate: Candidate, store: Store): Promise<string | null> {
  const seen = await store.heldAt(source.id, candidate.content)
  const [first] = seen
  if (first === undefined || seen.length < AGREEING_CAPTURES) return null
  if (Date.parse(candidate.capturedAt) - Date.parse(first) < AGREEMENT_HOURS * 3_600_000) return null
  return `Seen unchanged ${seen.length + 1} times since ${first}.`
}
