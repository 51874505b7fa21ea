import { isDeepStrictEqual } from 'node:util'
import { stepReasons } from '../judge/hold.ts'
import { orderOfSighting } from '../snapshot/publication.ts'
import type { Source } from '../sources/source.ts'
import {
  ARRIVING,
  type Arrival,
  type Observation,
  type Placement,
  type Rearrangement,
  type Store,
  type VersionOrder,
} from '../store/store.ts'
import { byCodeUnit } from '../text/by-code-unit.ts'
import { type Facts, settle, type Unsettled } from './settle.ts'

/** What is about to change in a list's history. */
interface Work {
  readonly arrival: Arrival | null
  readonly decision: Rearrangement['decision']
  /** the place in the order of history before which nothing changes */
  readonly from: VersionOrder
}

/** All that an arrival, and a decision on it, change in its list's history. */
export async function rearrangeForArrival(
  source: Source,
  arrival: Arrival,
  order: VersionOrder,
  decision: Rearrangement['decision'],
  store: Store,
): Promise<Rearrangement> {
  const { content, file } = arrival.capture
  if (content === null) throw new Error('an arrival was read')
  const reading = typeof arrival.reading === 'number' ? arrival.reading : 0
  const arriving: Unsettled = {
    capture: ARRIVING,
    reading,
    content,
    stated: arrival.stated,
    order,
    file: file ?? '',
    standing: null,
  }
  const moved = await movedBy(arriving, source.id, store)
  const doubtful = decision ? await store.firstDoubtful(source.id, content) : null
  const places = [order, ...moved.flatMap(({ from, to }) => [from.order, to.order])]
  const from = earliest(doubtful ? [...places, doubtful] : places)
  const movedIds = new Set(moved.map(({ from }) => from.capture))
  const stored = await store.observationsFrom(source.id, from)
  const tail = [
    ...stored.filter(({ capture }) => !movedIds.has(capture)),
    ...moved.map(({ to }) => to),
    arriving,
  ]
  return settled(source, { arrival, decision, from }, tail.sort(byOrder), stored, store)
}

/** All that a person's word on a held capture changes. */
export async function rearrangeForDecision(
  source: Source,
  decision: NonNullable<Rearrangement['decision']>,
  held: Observation,
  store: Store,
): Promise<Rearrangement> {
  const from = (await store.firstDoubtful(source.id, held.content)) ?? held.order
  const stored = await store.observationsFrom(source.id, from)
  return settled(source, { arrival: null, decision, from }, stored, stored, store)
}

/**
 * Judges anew what is held, and what was let pass by a decision, now that another list may account for what goes; null
 * when there is nothing of the kind.
 */
export async function rearrangeDoubtful(source: Source, store: Store): Promise<Rearrangement | null> {
  const from = await store.firstDoubtful(source.id, null)
  if (from === null) return null
  const doubtful = ({ standing }: Observation) =>
    standing.as === 'held' || (standing.as === 'version' && standing.because === 'decision')
  return judgedAnew(source, await store.observationsFrom(source.id, from), doubtful, store)
}

/**
 * Judges every step anew, now that a version of another list, which may have accounted for what went, is none any more;
 * null when that changes nothing.
 */
export async function rearrangeJudged(source: Source, store: Store): Promise<Rearrangement | null> {
  const stored = await store.observationsFrom(source.id, null)
  return judgedAnew(source, stored, ({ standing }) => standing.as !== 'seen', store)
}

async function judgedAnew(
  source: Source,
  stored: readonly Observation[],
  isJudged: (observation: Observation) => boolean,
  store: Store,
): Promise<Rearrangement | null> {
  const [first] = stored
  if (first === undefined) return null
  const tail = stored.map(one => (isJudged(one) ? { ...one, standing: null } : one))
  const work = await settled(
    source,
    { arrival: null, decision: null, from: first.order },
    tail,
    stored,
    store,
  )
  return work.placements.length > 0 ? work : null
}

async function settled(
  source: Source,
  work: Work,
  tail: readonly Unsettled[],
  stored: readonly Observation[],
  store: Store,
): Promise<Rearrangement> {
  const before = await store.versionBefore(source.id, work.from)
  const standings = await settle(tail, before, factsOf(source, work, tail, store))
  const known = new Map(stored.map(one => [one.capture, one]))
  const placements = tail.flatMap(({ capture, order }, index): Placement[] => {
    const standing = standings[index]
    const was = known.get(capture)
    if (!standing) throw new Error('every observation has a standing')
    const stays = was && isDeepStrictEqual([was.order, was.standing], [order, standing])
    return stays ? [] : [{ capture, order, standing, stood: was?.standing.as ?? null }]
  })
  return { list: source.id, arrival: work.arrival, decision: work.decision, placements }
}

function factsOf(
  source: Source,
  { arrival, decision, from }: Work,
  tail: readonly Unsettled[],
  store: Store,
): Facts {
  const decided = decision && tail.find(({ capture }) => capture === decision.capture)
  const entriesOf = ({ capture, reading }: Unsettled) =>
    capture === ARRIVING && arrival && typeof arrival.reading !== 'number'
      ? arrival.reading.entries
      : store.entriesRead(reading)
  return {
    acceptedBefore: content => store.acceptedBefore(source.id, content, from),
    decisionOn: async content =>
      decision && content === decided?.content
        ? { ...decision.decision, capture: decision.capture }
        : store.decisionOn(source.id, content),
    reasonsAgainst: async (before, after) =>
      stepReasons(source, await entriesOf(before), await entriesOf(after), store),
  }
}

/**
 * The day that a publisher states is believed until something else was seen after it: so what arrives between two
 * sightings may move the later one.
 */
async function movedBy(arriving: Unsettled, list: string, store: Store) {
  const { seenAt } = arriving.order
  if (seenAt === '') return []
  const run = await store.runAfter(list, arriving.content, seenAt)
  if (run[0]?.content === arriving.content) return []
  return run
    .map(from => {
      const order = orderOfSighting(from.stated, from.order.seenAt, from.order.document, seenAt)
      return { from, to: { ...from, order } }
    })
    .filter(({ from, to }) => !isDeepStrictEqual(from.order, to.order))
}

function earliest(orders: readonly VersionOrder[]): VersionOrder {
  return orders.reduce((one, other) => (compareOrders(other, one) < 0 ? other : one))
}

/** In order of history; what the order does not tell apart, as the record does. */
export function byOrder(one: Unsettled, other: Unsettled): number {
  return (
    compareOrders(one.order, other.order) || byCodeUnit(one.file, other.file) || one.capture - other.capture
  )
}

function compareOrders(one: VersionOrder, other: VersionOrder): number {
  return (
    byCodeUnit(one.inForceOn, other.inForceOn) ||
    one.sequence - other.sequence ||
    byCodeUnit(one.seenAt, other.seenAt) ||
    byCodeUnit(one.document, other.document)
  )
}
