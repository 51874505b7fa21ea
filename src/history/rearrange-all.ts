import { isDeepStrictEqual } from 'node:util'
import { stepReasons } from '../judge/hold.ts'
import { orderOfImport, orderOfSighting } from '../snapshot/publication.ts'
import type { Source } from '../sources/source.ts'
import type { Observation, Placement, Rearrangement, Store, VersionOrder } from '../store/store.ts'
import { byCodeUnit } from '../text/by-code-unit.ts'
import { byOrder } from './rearrange.ts'
import { type Facts, settle, type Unsettled } from './settle.ts'

/**
 * Places all captures of a list anew, once some of them were read to other entries, or to another day. Steps between
 * versions that are read as before are not judged again: bounds may have been set anew since.
 * @param before the list's observations before they were read again
 */
export async function rearrangeAll(
  source: Source,
  before: readonly Observation[],
  store: Store,
): Promise<Rearrangement> {
  const was = new Map(before.map(one => [one.capture, one]))
  const now = await store.observationsFrom(source.id, null)
  const read = new Set(
    now.filter(({ capture, content }) => was.get(capture)?.content !== content).map(({ capture }) => capture),
  )
  const anew = ordered(now).map((one): Unsettled => (restsOn(one, read) ? { ...one, standing: null } : one))
  const standings = await settle(anew, null, factsOfAll(source, store))
  const placements = anew.flatMap(({ capture, order }, index): Placement[] => {
    const standing = standings[index]
    const old = was.get(capture)
    if (!standing) throw new Error('every observation has a standing')
    const stays = old && !read.has(capture) && isDeepStrictEqual([old.order, old.standing], [order, standing])
    return stays ? [] : [{ capture, order, standing, stood: old?.standing.as ?? null }]
  })
  return { list: source.id, arrival: null, decision: null, placements }
}

/** True when the capture, or the version that it was judged against, was read to other entries. */
function restsOn({ capture, standing }: Observation, read: ReadonlySet<number>): boolean {
  if (read.has(capture)) return true
  return standing.as !== 'seen' && standing.after !== null && read.has(standing.after)
}

/** In order of history, each in the place that the day which is stated for it and what was seen before it give it. */
function ordered(observations: readonly Observation[]): Observation[] {
  const imported = observations.filter(({ order }) => order.seenAt === '')
  const placed: Observation[] = imported.map(one => ({
    ...one,
    order: orderOfImport(one.stated, one.file, one.order.document),
  }))
  for (const { sighting, lastOther } of sightings(observations))
    placed.push({ ...sighting, order: orderOfSeen(sighting, lastOther) })
  return placed.sort(byOrder)
}

function orderOfSeen({ stated, order }: Observation, lastOther: string | null): VersionOrder {
  return orderOfSighting(stated, order.seenAt, order.document, lastOther)
}

/** Each sighting, and when the publisher was last seen before it to serve other entries. */
function* sightings(observations: readonly Observation[]) {
  const seen = observations.filter(({ order }) => order.seenAt !== '').sort(bySight)
  // the content seen last, and when another one was
  let content: string | null = null
  let at: string | null = null
  let lastOther: string | null = null
  for (const sighting of seen) {
    if (content !== null && content !== sighting.content) lastOther = at
    yield { sighting, lastOther }
    content = sighting.content
    at = sighting.order.seenAt
  }
}

/** As the store tells what was seen before what. */
function bySight(one: Observation, other: Observation): number {
  return byCodeUnit(one.order.seenAt, other.order.seenAt) || byCodeUnit(one.content, other.content)
}

/** What is asked of a list whose whole history is told anew: there is nothing before it. */
export function factsOfAll(source: Source, store: Store): Facts {
  const entries = ({ reading }: Unsettled) => store.entriesRead(reading)
  return {
    acceptedBefore: async () => false,
    decisionOn: content => store.decisionOn(source.id, content),
    reasonsAgainst: async (from, to) => stepReasons(source, await entries(from), await entries(to), store),
  }
}
