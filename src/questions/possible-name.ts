import { z } from 'zod'
import type { Place } from '../places/place.ts'
import type { Stretch } from '../store/store.ts'
import type { ListRecord } from './list-record.ts'
import { Listing, listingsOf } from './listing.ts'

/** Entries of one name that may be a place's; nobody can say. */
export const PossibleName = z.strictObject({
  /** as printed */
  name: z.string(),
  /** why it is not certain */
  finding: z.string(),
  listings: z.array(Listing),
})
export type PossibleName = z.infer<typeof PossibleName>

/**
 * Entries of the place's state that may name it: several places fit them, or none does and it has nearly their name.
 * @param trace the entries that certainly name it
 */
export function possibleNames(place: Place, record: ListRecord, trace: readonly Stretch[]): PossibleName[] {
  const certain = new Set(trace.map(({ hash }) => hash))
  const possible = record.history.stretches.flatMap(stretch => {
    const { entry, hash } = stretch
    if (entry.state !== place.usps || certain.has(hash)) return []
    const resolution = record.resolve(entry)
    if (resolution.status === 'resolved') return []
    const near = resolution.status === 'ambiguous' ? resolution.candidates : resolution.suggestions
    return near.some(({ id }) => id === place.id) ? [{ stretch, finding: resolution.finding }] : []
  })
  const byName = Map.groupBy(possible, ({ stretch }) => stretch.entry.name)
  return Array.from(byName, ([name, group]) => ({
    name,
    finding: group[0]?.finding ?? '',
    listings: listingsOf(
      group.map(({ stretch }) => stretch),
      record.history.snapshots,
    ),
  }))
}
