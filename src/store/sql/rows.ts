import type { Selectable } from 'kysely'
import { z } from 'zod'
import {
  Day,
  type Entry,
  EntryKind,
  type Evidence,
  FieldValue,
  Instant,
  Notice,
  Verdict,
} from '../../model.ts'
import { STATES } from '../../places/states.ts'
import { type Publication, statedDay } from '../../snapshot/publication.ts'
import { DamagedRow } from '../damaged-row.ts'
import type {
  Capture,
  Decision,
  PrintedEntry,
  Snapshot,
  Standing,
  StoredCapture,
  VersionOrder,
} from '../store.ts'
import { checked, json, parsed } from './parsed.ts'
import type { CaptureRow, DecisionRow, EntryRow, ObservationRow, ReadingRow } from './schema.ts'

/** Between rows of the database and the words of the model: pure. A row that somebody edited may hold anything. */

const Archive = z.strictObject({ url: z.string(), fetchedAt: Instant })
const Headers = z.record(z.string(), z.string())
const Redirects = z.array(z.strictObject({ status: z.number(), from: z.string(), to: z.string() }))
const Timings = z.strictObject({ attempts: z.number(), firstByte: z.number(), total: z.number() })
export const Reasons = z.array(z.strictObject({ rule: z.string(), text: z.string() }))
const Notices = z.array(Notice)
const Meanings = z.record(z.string(), z.string())
const Via = z.enum(['run', 'import', 'memento'])
const Target = z.enum(['document', 'landing-page'])
const Basis = z.enum(['given', 'printed', 'name', 'metadata', 'last-modified']).nullable()
const KINDS: ReadonlySet<string> = new Set(EntryKind.options)
const STATE_CODES: ReadonlySet<string> = new Set(STATES.map(({ usps }) => usps))
const DayOrNull = Day.nullable()
const SeenAt = z.union([z.literal(''), Instant])

/** A version, of the rows that it is made of. */
export type VersionRow = Pick<
  Selectable<ObservationRow>,
  | 'in_force_on'
  | 'stated_sequence'
  | 'sequence'
  | 'seen_at'
  | 'document'
  | 'stated_on'
  | 'stated_basis'
  | 'stated_conflict'
  | 'reading'
> &
  Pick<Selectable<CaptureRow>, 'id' | 'captured_at' | 'file' | 'url' | 'final_url'> &
  Pick<Selectable<ReadingRow>, 'entries' | 'content' | 'reader_version' | 'notices'> & {
    readonly number: number
  } & { readonly [column in keyof Omit<DecisionRow, 'capture'>]: DecisionRow[column] | null }

export function snapshotOf(list: string, row: VersionRow): Snapshot {
  return {
    id: row.id,
    list,
    number: row.number,
    order: orderOfRow(row, row.id),
    publishedOn: statedDay(statedOf(row, row.id)),
    capturedAt: row.captured_at,
    document: row.document,
    file: row.file,
    url: row.final_url ?? row.url,
    entries: row.entries,
    content: row.content,
    readerVersion: row.reader_version,
    notices: [...noticesOfRow(row.notices, row.reading), ...dateNotices(row.stated_conflict)],
    accepted: decisionOf(row.decision, row.reason, row.decided_at),
  }
}

export function statedOf(
  row: Pick<Selectable<ObservationRow>, 'stated_on' | 'stated_sequence' | 'stated_basis' | 'stated_conflict'>,
  capture: number,
): Publication {
  const place = placeName(capture)
  return {
    on: checked(DayOrNull, row.stated_on, place),
    sequence: row.stated_sequence,
    basis: checked(Basis, row.stated_basis, place),
    conflict: row.stated_conflict,
  }
}

export function orderOfRow(
  row: Pick<Selectable<ObservationRow>, 'in_force_on' | 'sequence' | 'seen_at' | 'document'>,
  capture: number,
): VersionOrder {
  const place = placeName(capture)
  return {
    inForceOn: checked(Day, row.in_force_on, place),
    sequence: row.sequence,
    seenAt: checked(SeenAt, row.seen_at, place),
    document: row.document,
  }
}

/** An observation's row, as people name it. */
export function placeName(capture: number): string {
  return `the place of capture ${capture}`
}

/** @param text as it is stored. @param reading the number of the one that they are of */
export function noticesOfRow(text: string, reading: number): Notice[] {
  return parsed(Notices, text, `reading ${reading}`)
}

function dateNotices(text: string | null): Notice[] {
  return text === null ? [] : [{ code: 'days-differ', text }]
}

/** Null when there is none: a left join found nothing. */
export function decisionOf(
  decision: string | null,
  reason: string | null,
  decidedAt: string | null,
): Decision | null {
  if (decision === null || reason === null || decidedAt === null) return null
  return { decision: decision as Decision['decision'], reason, decidedAt }
}

/** A capture's row, and where it stands. */
export type StandingCaptureRow = Selectable<CaptureRow> & {
  readonly list_id: string
  readonly version: number | null
  readonly standing: string | null
}

export function storedCaptureOf(row: StandingCaptureRow): StoredCapture {
  return {
    ...captureOf(row.list_id, row),
    id: row.id,
    snapshot: row.version,
    standing: row.standing as Standing['as'] | null,
  }
}

export function captureOf(list: string, row: Selectable<CaptureRow>): Capture {
  const name = `capture ${row.id}`
  return {
    list,
    via: checked(Via, row.via, name),
    target: checked(Target, row.target, name),
    url: row.url,
    finalUrl: row.final_url,
    file: row.file,
    capturedAt: checked(Instant, row.captured_at, name),
    archive: row.archive === null ? null : parsed(Archive, row.archive, name),
    status: row.status,
    headers: parsed(Headers, row.headers, name),
    redirects: parsed(Redirects, row.redirects, name),
    tlsFingerprint: row.tls_fingerprint,
    timings: row.timings === null ? null : parsed(Timings, row.timings, name),
    document: row.document,
    content: row.content,
    givenOn: row.given_on,
    verdict: checked(Verdict, row.verdict, name),
    reasons: parsed(Reasons, row.reasons, name),
  }
}

export function captureRow(list: number, capture: Capture, link: string) {
  return {
    list,
    via: capture.via,
    target: capture.target,
    url: capture.url,
    final_url: capture.finalUrl,
    file: capture.file,
    captured_at: capture.capturedAt,
    archive: capture.archive === null ? null : JSON.stringify(capture.archive),
    status: capture.status,
    headers: JSON.stringify(capture.headers),
    redirects: JSON.stringify(capture.redirects),
    tls_fingerprint: capture.tlsFingerprint,
    timings: capture.timings === null ? null : JSON.stringify(capture.timings),
    document: capture.document,
    content: capture.content,
    given_on: capture.givenOn,
    verdict: capture.verdict,
    reasons: JSON.stringify(capture.reasons),
    link,
  }
}

export function entryOf(row: Selectable<EntryRow>, evidence: Evidence): Entry {
  return { ...printedEntryOf(row), evidence }
}

export function printedEntryOf(row: Selectable<EntryRow>): PrintedEntry {
  const name = `entry ${row.id}`
  if (!KINDS.has(row.kind) || (row.state !== null && !STATE_CODES.has(row.state))) throw new DamagedRow(name)
  const entry: PrintedEntry = {
    name: row.name,
    state: row.state,
    kind: row.kind as Entry['kind'],
    key: row.key,
    fields: fieldsOf(json(row.fields, name), name),
  }
  if (row.recognised !== null) entry.recognised = parsed(Meanings, row.recognised, name)
  return entry
}

/** Texts, nearly all of them: a schema of its own for each would take most of the time of reading a list. */
function fieldsOf(value: unknown, name: string): Entry['fields'] {
  const isRecord = typeof value === 'object' && value !== null && !Array.isArray(value)
  const fits = (field: unknown) => typeof field === 'string' || FieldValue.safeParse(field).success
  if (isRecord && Object.values(value).every(fits)) return value as Entry['fields']
  throw new DamagedRow(name)
}

export function entryRow(list: number, hash: string, entry: Entry) {
  return {
    list,
    hash,
    key: entry.key,
    name: entry.name,
    state: entry.state,
    kind: entry.kind,
    fields: JSON.stringify(entry.fields),
    recognised: entry.recognised ? JSON.stringify(entry.recognised) : null,
  }
}
