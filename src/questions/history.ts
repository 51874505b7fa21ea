import { z } from 'zod'
import { Change } from '../model.ts'
import type { Places } from '../places/data.ts'
import type { Place } from '../places/place.ts'
import { entryHash } from '../snapshot/content.ts'
import type { Stretch } from '../store/store.ts'
import { Answer, answerOf } from './answer.ts'
import type { ListRecord } from './list-record.ts'
import { Listing, listingsOf } from './listing.ts'
import { PlaceFacts, placeFacts } from './place-facts.ts'
import { PossibleName, possibleNames } from './possible-name.ts'
import { byPrintedName, PrintedName } from './printed-name.ts'
import { traceOf } from './trace.ts'
import { Version, versionNumbered } from './version.ts'

const ListPast = Answer.extend({
  /** each name that was printed, and when; in order of its first version */
  names: z.array(PrintedName.extend({ listings: z.array(Listing) })),
  /** what happened to the entries that name the place, oldest first */
  changes: z.array(z.strictObject({ from: Version, to: Version, change: Change })),
  mayNameIt: z.array(PossibleName),
})
export type ListPast = z.infer<typeof ListPast>

/** What `history --json` prints. */
export const PlaceHistory = z.strictObject({
  place: PlaceFacts,
  /** all lists that were asked, also those that never named it */
  lists: z.array(ListPast),
})
export type PlaceHistory = z.infer<typeof PlaceHistory>

/** What each list ever said of a place. */
export async function placeHistory(
  place: Place,
  records: readonly ListRecord[],
  places: Places,
): Promise<PlaceHistory> {
  const lists: ListPast[] = []
  for (const record of records) {
    const trace = await traceOf(place, record)
    lists.push({
      ...(await answerOf(record, trace, null)),
      names: await namesOf(trace, record),
      changes: await changesOf(trace, record),
      mayNameIt: await possibleNames(place, record, trace),
    })
  }
  return { place: placeFacts(place, places), lists }
}

async function namesOf(trace: readonly Stretch[], record: ListRecord): Promise<ListPast['names']> {
  const names: ListPast['names'] = []
  for (const { printed, stretches } of byPrintedName(trace))
    names.push({ ...printed, listings: await listingsOf(stretches, record) })
  return names
}

/** Only versions in which one of the entries came, went or differs are compared. */
async function changesOf(trace: readonly Stretch[], record: ListRecord): Promise<ListPast['changes']> {
  const own = new Set(trace.map(({ hash }) => hash))
  const versions = new Set(trace.flatMap(({ first, last }) => [first, last + 1]))
  const changes: ListPast['changes'] = []
  for (const number of [...versions].sort((a, b) => a - b)) {
    const [from, to] = [await versionNumbered(number - 1, record), await versionNumbered(number, record)]
    if (!from || !to) continue
    for (const change of await record.changesTo(number))
      if ([change.before, change.after].some(entry => entry && own.has(entryHash(entry))))
        changes.push({ from, to, change })
  }
  return changes
}

/** What changed of a place's entries beside the additions that begin its listings and the removals that end them. */
export function changesBesideListings({ changes, listings }: ListPast): ListPast['changes'] {
  return changes.filter(
    ({ to, change: { kind } }) =>
      !listings.some(
        ({ first, without }) =>
          (kind === 'added' && first.snapshot === to.snapshot) ||
          (kind === 'removed' && without?.snapshot === to.snapshot),
      ),
  )
}
