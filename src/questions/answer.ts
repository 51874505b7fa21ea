import { z } from 'zod'
import { Day, Instant } from '../model.ts'
import type { Stretch } from '../store/store.ts'
import type { ListRecord } from './list-record.ts'
import { Listing, listingsOf } from './listing.ts'
import { byPrintedName, PrintedName } from './printed-name.ts'
import { lastSeenOn, pageMissingSince } from './sightings.ts'
import { Version, versionOf } from './version.ts'

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
export function answerOf(record: ListRecord, trace: readonly Stretch[], on: string | null): Answer {
  const { source, history } = record
  const { snapshots } = history
  const at = on === null ? snapshots.length : snapshots.findLastIndex(one => one.order.inForceOn <= on) + 1
  const version = (number: number) => {
    const snapshot = snapshots[number - 1]
    return snapshot ? versionOf(snapshot) : null
  }
  const listings = listingsOf(trace, snapshots)
  const missingSince = pageMissingSince(history.sightings, version(at), on)
  const facts = { record, at, on, missingSince }
  const why = whyUnknown(facts)
  return {
    list: source.id,
    series: source.series,
    status: why ? 'unknown' : statusOf(listings, facts),
    on,
    ...(why && { why }),
    held: { versions: snapshots.length, first: version(1), last: version(snapshots.length) },
    version: version(at),
    next: version(at + 1),
    listings,
    printed: printedAt(trace, at),
    lastSeenOn: lastSeenOn(history, at),
    missingSince,
  }
}

interface Facts {
  readonly record: ListRecord
  /** number of the version that answers; 0 when there is none */
  readonly at: number
  readonly on: string | null
  readonly missingSince: string | null
}

function whyUnknown({ record, at, on, missingSince }: Facts): Answer['why'] {
  const { snapshots } = record.history
  if (snapshots.length === 0) return 'no-version-held'
  if (at === 0) return 'before-the-first'
  if (on === null) return undefined
  if (missingSince !== null) return 'page-missing'
  const seenOn = lastSeenOn(record.history, at)
  return at < snapshots.length || (seenOn !== null && seenOn >= on) ? undefined : 'after-the-last'
}

function statusOf(listings: readonly Listing[], { record, at, on, missingSince }: Facts): Answer['status'] {
  if (listings.length === 0) return 'never-listed'
  if (listings.some(({ first, last }) => first.snapshot <= at && at <= last.snapshot)) {
    return on === null && (missingSince !== null || isOver(record)) ? 'was-listed' : 'listed'
  }
  return listings.some(({ last }) => last.snapshot < at) ? 'was-listed' : 'not-yet-listed'
}

/** A withdrawn list is over unless this record has seen it published: it may return. */
function isOver({ source, history }: ListRecord): boolean {
  return source.series === 'closed' || (source.series === 'withdrawn' && history.sightings.length === 0)
}

function printedAt(trace: readonly Stretch[], at: number): PrintedName[] {
  const now = trace.filter(({ first, last }) => first <= at && at <= last)
  const newest = Math.max(...trace.map(({ last }) => last))
  const shown = now.length > 0 ? now : trace.filter(({ last }) => last === newest)
  return byPrintedName(shown).map(({ printed }) => printed)
}
