import { z } from 'zod'
import type { Place, Resolution } from '../places/place.ts'
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

type Unsettled = Exclude<Resolution, { status: 'resolved' }>

/**
 * Entries of the place's state that may name it: several places fit them, or none does and it has nearly their name.
 * @param trace the entries that certainly name it
 */
export async function possibleNames(
  place: Place,
  record: ListRecord,
  trace: readonly Stretch[],
): Promise<PossibleName[]> {
  const certain = new Set(trace.map(({ hash }) => hash))
  const findings = new Map<string, string>()
  for (const { hash, resolution } of await record.namesUnder(place.usps))
    if (!certain.has(hash) && mayBe(place, resolution)) findings.set(hash, resolution.finding)
  const stretches = await record.history.stretchesOf([...findings.keys()])
  const names: PossibleName[] = []
  for (const [name, group] of Map.groupBy(stretches, ({ entry }) => entry.name)) {
    const finding = findings.get(group[0]?.hash ?? '') ?? ''
    names.push({ name, finding, listings: await listingsOf(group, record) })
  }
  return names
}

function mayBe(place: Place, resolution: Resolution): resolution is Unsettled {
  if (resolution.status === 'resolved') return false
  const near = resolution.status === 'ambiguous' ? resolution.candidates : resolution.suggestions
  return near.some(({ id }) => id === place.id)
}
