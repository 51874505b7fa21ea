import { agreement } from '../judge/hold.ts'
import type { Policy } from '../judge/policy.ts'
import { SOURCES } from '../sources/registry.ts'
import type { Source } from '../sources/source.ts'
import {
  ARRIVING,
  type Arrival,
  type Capture,
  type Decision,
  type Observation,
  type Placement,
  type Rearrangement,
  type Snapshot,
  type Store,
  type StoredCapture,
} from '../store/store.ts'
import { orderOf } from './dating.ts'
import { rearrangeDoubtful, rearrangeForArrival, rearrangeForDecision, rearrangeJudged } from './rearrange.ts'
import { reasonsOf, verdictOf } from './standing.ts'

/** What became of something that arrived, and of others. */
export interface Arrived {
  /** with its verdict */
  readonly capture: Capture
  readonly observation: Observation
  /** captures that stand otherwise than when they came: held now, or accepted after all */
  readonly others: readonly StoredCapture[]
}

/**
 * Gives an arrival its place in the list's history, with all that this changes, in one transaction.
 * @param document the one that was read
 * @throws UsageError when nothing says when an imported document was published
 */
export async function arrive(
  source: Source,
  arrival: Arrival,
  document: string,
  policy: Policy,
  { store, now }: { readonly store: Store; readonly now: () => Date },
): Promise<Arrived> {
  const order = await orderOf(source, arrival, document, store)
  const decidedAt = now().toISOString()
  const accepting = (reason: string | null) =>
    reason === null
      ? null
      : { capture: ARRIVING, decision: { decision: 'accepted' as const, reason, decidedAt } }
  const place = (decision: Rearrangement['decision']) =>
    rearrangeForArrival(source, arrival, order, decision, store)

  let work = await place(accepting(policy.acceptAll))
  if (standingIn(work).as === 'held' && policy.releaseByAgreement && order.seenAt !== '') {
    const seen = await store.sightingsOf(source.id, arrival.capture.content ?? '', order.seenAt)
    const released = accepting(agreement(seen, order.seenAt))
    if (released) work = await place(released)
  }
  const standing = standingIn(work)
  const seen = await seenBy(source, work, store)
  const capture: Capture = {
    ...arrival.capture,
    verdict: verdictOf(arrival, standing, seen),
    reasons: [...reasonsOf(arrival, standing, seen), ...arrival.capture.reasons],
  }
  return store.atomically(async inside => {
    const id = await inside.rearrange({ ...work, arrival: { ...arrival, capture } })
    const observation = id === null ? null : await inside.observation(id)
    if (!observation) throw new Error('an arrival has a place')
    const elsewhere = await settleDependents(source, work, inside)
    return { capture, observation, others: await othersMoved([work, ...elsewhere], inside) }
  })
}

/**
 * Keeps a person's word on a held capture: accepted, what it brought is a version, from the first time that it was seen;
 * rejected, it stays out, now and when it comes again.
 */
export async function decide(
  source: Source,
  held: Observation,
  decision: Decision,
  store: Store,
): Promise<Omit<Arrived, 'capture'>> {
  const work = await rearrangeForDecision(source, { capture: held.capture, decision }, held, store)
  return store.atomically(async inside => {
    await inside.rearrange(work)
    const observation = await inside.observation(held.capture)
    if (!observation) throw new Error('a held capture has a place')
    const elsewhere = await settleDependents(source, work, inside)
    return { observation, others: await othersMoved([work, ...elsewhere], inside) }
  })
}

function standingIn({ placements }: Rearrangement) {
  const placement = placements.find(({ capture }) => capture === ARRIVING)
  if (!placement) throw new Error('an arrival has a place')
  return placement.standing
}

/** The version that an arrival saw again, or that turns out to be a later sighting of what it brought. */
async function seenBy(source: Source, work: Rearrangement, store: Store): Promise<Snapshot | null> {
  const standing = standingIn(work)
  if (standing.as === 'seen') return store.snapshot(source.id, standing.version)
  for (const { capture, standing: other } of work.placements)
    if (other.as === 'seen' && other.version === ARRIVING) {
      const snapshot = await store.snapshot(source.id, capture)
      if (snapshot) return snapshot
    }
  return null
}

/**
 * A list that entries leave for accounts for what goes from the other: what that one held may be in order once there is a
 * version more here, and what it let pass may be out of bounds once there is one less.
 */
export async function settleDependents(
  source: Source,
  work: Rearrangement,
  store: Store,
): Promise<Rearrangement[]> {
  const lost = work.placements.some(({ stood, standing }) => stood === 'version' && standing.as === 'held')
  if (!lost && !work.placements.some(({ standing }) => standing.as === 'version')) return []
  const anewOf = lost ? rearrangeJudged : rearrangeDoubtful
  const settled: Rearrangement[] = []
  for (const dependent of SOURCES.filter(({ leavesFor }) => leavesFor?.list === source.id)) {
    const anew = await anewOf(dependent, store)
    if (anew === null) continue
    await store.rearrange(anew)
    settled.push(anew)
  }
  return settled
}

/** Captures stored before that were held and are versions now, or were let pass and are held now. */
async function othersMoved(works: readonly Rearrangement[], store: Store): Promise<StoredCapture[]> {
  const moved = works.flatMap(({ placements }) => placements).filter(isTurned)
  const captures = await Promise.all(moved.map(({ capture }) => store.captureById(capture)))
  return captures.filter(capture => capture !== null)
}

function isTurned({ standing, stood }: Placement): boolean {
  return stood === 'held' ? standing.as === 'version' : stood !== null && standing.as === 'held'
}
