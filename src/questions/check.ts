import { z } from 'zod'
import { Change, Day } from '../model.ts'
import type { Places } from '../places/data.ts'
import type { Place } from '../places/place.ts'
import { entryHash } from '../snapshot/content.ts'
import type { Stretch } from '../store/store.ts'
import { Answer, answerOf } from './answer.ts'
import { Unclear } from './asked.ts'
import type { ListRecord } from './list-record.ts'
import type { Listing } from './listing.ts'
import { PlaceFacts, placeFacts, placesAround } from './place-facts.ts'
import { PossibleName, possibleNames } from './possible-name.ts'
import { traceOf } from './trace.ts'

/** What one list says of a place, and what it says beside that. */
const ListCheck = Answer.extend({
  /** renames by which the last listing began or ended: the entry was, or became, another place's */
  renames: z.array(Change),
  mayNameIt: z.array(PossibleName),
  /** its state and counties, where the list names them themselves: never the place being listed */
  around: z.array(z.strictObject({ place: PlaceFacts, answer: Answer })),
})

export const PlaceCheck = z.strictObject({
  asked: z.string(),
  place: PlaceFacts,
  answers: z.array(ListCheck),
})
export type PlaceCheck = z.infer<typeof PlaceCheck>

/** What `check --json` prints. */
export const Check = z.strictObject({
  /** the day asked for; null: now, as far as the record goes */
  on: Day.nullable(),
  places: z.array(PlaceCheck),
  unclear: z.array(Unclear),
})
export type Check = z.infer<typeof Check>

/** Each list's answer on one place. */
export async function checkPlace(
  asked: string,
  place: Place,
  records: readonly ListRecord[],
  places: Places,
  on: string | null,
): Promise<PlaceCheck> {
  const answers: PlaceCheck['answers'] = []
  for (const record of records) {
    const trace = await traceOf(place, record)
    const answer = await answerOf(record, trace, on)
    answers.push({
      ...answer,
      renames: await renamesAround(answer.listings.at(-1), trace, record),
      mayNameIt: await possibleNames(place, record, trace),
      around: await answersAround(place, record, places, on),
    })
  }
  return { asked, place: placeFacts(place, places), answers }
}

async function renamesAround(
  listing: Listing | undefined,
  trace: readonly Stretch[],
  record: ListRecord,
): Promise<Change[]> {
  const own = new Set(trace.map(({ hash }) => hash))
  const isOwn = (entry: Change['before']) => entry !== null && own.has(entryHash(entry))
  const renames: Change[] = []
  for (const version of [listing?.before && listing.first, listing?.without])
    for (const change of version ? await record.changesTo(version.snapshot) : [])
      if (change.kind === 'renamed' && isOwn(change.before) !== isOwn(change.after)) renames.push(change)
  return renames
}

/** An agency's agreement says nothing of every place in its county or state: only jurisdictions named themselves count. */
async function answersAround(place: Place, record: ListRecord, places: Places, on: string | null) {
  const around = []
  for (const other of placesAround(place, places)) {
    const trace = (await traceOf(other, record)).filter(({ entry }) => entry.kind !== 'agency')
    if (trace.length > 0)
      around.push({ place: placeFacts(other, places), answer: await answerOf(record, trace, on) })
  }
  return around
}
