import type { ListHistory, Sighting } from '../store/store.ts'
import type { Version } from './version.ts'

/** The last day on which the version of this number is known to have been published; null when there is none. */
export function lastSeenOn({ snapshots, sightings }: ListHistory, at: number): string | null {
  const seen = sightings.filter(({ snapshot }) => snapshot === at).map(sighting => dayOf(sighting.at))
  const inForceOn = snapshots[at - 1]?.order.inForceOn ?? null
  return seen.reduce((last, day) => (last === null || day > last ? day : last), inForceOn)
}

/**
 * Since when the page was missing at the end of the day; null when it was last seen to serve a list, and when nobody has
 * looked since the version came into force.
 * @param on null: at the last look of all
 */
export function pageMissingSince(
  sightings: readonly Sighting[],
  version: Version | null,
  on: string | null,
): string | null {
  const seen = sightings.filter(
    ({ at }) => version && dayOf(at) >= version.inForceOn && (on === null || dayOf(at) <= on),
  )
  const served = seen.findLastIndex(({ snapshot }) => snapshot !== null)
  return seen[served + 1]?.at ?? null
}

function dayOf(instant: string): string {
  return instant.slice(0, 10)
}
