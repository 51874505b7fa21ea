import type { Sighting } from '../store/history-parts.ts'
import type { Snapshot } from '../store/store.ts'

/**
 * The last day on which a version is known to have been published.
 * @param sightings since it came into force
 */
export function lastSeenOn({ id, order }: Snapshot, sightings: readonly Sighting[]): string {
  const seen = sightings.filter(({ snapshot }) => snapshot === id).map(({ at }) => dayOf(at))
  return seen.reduce((last, day) => (day > last ? day : last), order.inForceOn)
}

/**
 * Since when the page was missing at the end of the day; null when it was last seen to serve a list, and when nobody has
 * looked since the version came into force.
 * @param sightings since then
 * @param on null: at the last look of all
 */
export function pageMissingSince(sightings: readonly Sighting[], on: string | null): string | null {
  const seen = sightings.filter(({ at }) => on === null || dayOf(at) <= on)
  const served = seen.findLastIndex(({ snapshot }) => snapshot !== null)
  return seen[served + 1]?.at ?? null
}

function dayOf(instant: string): string {
  return instant.slice(0, 10)
}
