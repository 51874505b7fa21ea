import { z } from 'zod'
import { Day, Instant } from '../model.ts'
import type { Stretch } from '../store/store.ts'
import type { ListRecord } from './list-record.ts'
import { Listing, listingsOf } from './listing.ts'
import { byPrintedName, PrintedName } from './printed-name.ts'
import { lastSeenOn, pageMissingSince } from './sightings.ts'
import { Version, versionNumbered, versionOf } from './version.ts'

const Status = z.enum([
  /** the version in force names the place */
  'listed',
  /** an earlier version named it; or the last one held does, and the list is no longer published */
  'was-listed',
  /** only later versions name it */
  'not-yet-listed',
  'never-listed',
  /** nothing that is held tells */
  'unknown',
])

const Unknown = z.enum([
  'no-version-held',
  /** the day asked for is before the first version held */
  'before-the-first',
  /** it is after the last version held, and the publisher was not seen to serve that one afterwards */
  'after-the-last',
  /** the publisher was asked on that day, and the page was missing */
  'page-missing',
])

/** What one list says of one place. */
export const Answer = z.strictObject({
  list: z.string(),
  series: z.enum(['live', 'withdrawn', 'closed']),
  status: Status,
  /** the day asked for; null: now, as far as the record goes */
  on: Day.nullable(),
  /** of `unknown` */
  why: Unknown.optional(),
  /** all that is held of the list */
  held: z.strictObject({
    versions: z.int().nonnegative(),
    first: Version.nullable(),
    last: Version.nullable(),
  }),
  /** the version in force on that day, or the last one held */
  version: Version.nullable(),
  /** the version after it */
  next: Version.nullable(),
  listings: z.array(Listing),
  /** the names in `version`, or in the last version that named the place */
  printed: z.array(PrintedName),
  /** the last day on which `version` is known to have been published */
  lastSeenOn: Day.nullable(),
  /** since when the page was missing on that day, or is now, as far as it was looked at */
  missingSince: Instant.nullable(),
})
export type Answer = z.infer<typeof Answer>

/** @param trace where the list names the place, from `traceOf` */
export async function answerOf(
  record: ListRecord,
  trace: readonly Stretch[],
  on: string | null,
): Promise<Answer> {
  const { source, history, versions } = record
  const at = on === null ? versions : await history.inForceOn(on)
  const snapshot = await record.snapshot(at)
  const sightings = snapshot ? await record.sightingsFrom(snapshot.order.inForceOn) : []
  const listings = await listingsOf(trace, record)
  const facts: Facts = {
    versions,
    at,
    on,
    lastSeenOn: snapshot && lastSeenOn(snapshot, sightings),
    missingSince: pageMissingSince(sightings, on),
    isOver: listings.length > 0 && on === null && (await isOver(record)),
  }
  const why = whyUnknown(facts)
  return {
    list: source.id,
    series: source.series,
    status: why ? 'unknown' : statusOf(listings, facts),
    on,
    ...(why && { why }),
    held: {
      versions,
      first: await versionNumbered(1, record),
      last: await versionNumbered(versions, record),
    },
    version: snapshot && versionOf(snapshot),
    next: await versionNumbered(at + 1, record),
    listings,
    printed: printedAt(trace, at),
    lastSeenOn: facts.lastSeenOn,
    missingSince: facts.missingSince,
  }
}

interface Facts extends Pick<Answer, 'on' | 'lastSeenOn' | 'missingSince'> {
  /** how many are held */
  readonly versions: number
  /** number of the version that answers; 0 when there is none */
  readonly at: number
  /** the list is no longer published; false when that does not matter */
  readonly isOver: boolean
}

function whyUnknown({ versions, at, on, lastSeenOn, missingSince }: Facts): Answer['why'] {
  if (versions === 0) return 'no-version-held'
  if (at === 0) return 'before-the-first'
  if (on === null) return undefined
  if (missingSince !== null) return 'page-missing'
  return at < versions || (lastSeenOn !== null && lastSeenOn >= on) ? undefined : 'after-the-last'
}

function statusOf(listings: readonly Listing[], { at, on, missingSince, isOver }: Facts): Answer['status'] {
  if (listings.length === 0) return 'never-listed'
  if (listings.some(({ first, last }) => first.snapshot <= at && at <= last.snapshot)) {
    return on === null && (missingSince !== null || isOver) ? 'was-listed' : 'listed'
  }
  return listings.some(({ last }) => last.snapshot < at) ? 'was-listed' : 'not-yet-listed'
}

/** A withdrawn list is over unless this record has seen it published: it may return. */
async function isOver({ source, history }: ListRecord): Promise<boolean> {
  return source.series === 'closed' || (source.series === 'withdrawn' && !(await history.everSighted()))
}

function printedAt(trace: readonly Stretch[], at: number): PrintedName[] {
  const now = trace.filter(({ first, last }) => first <= at && at <= last)
  const newest = Math.max(...trace.map(({ last }) => last))
  const shown = now.length > 0 ? now : trace.filter(({ last }) => last === newest)
  return byPrintedName(shown).map(({ printed }) => printed)
}
