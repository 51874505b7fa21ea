import type { Selectable } from 'kysely'
import type { Entry, Evidence, Notice } from '../../model.ts'
import { type Publication, statedDay } from '../../snapshot/publication.ts'
import type { Capture, Decision, PrintedEntry, Snapshot, Standing, StoredCapture } from '../store.ts'
import type { CaptureRow, DecisionRow, EntryRow, ObservationRow, ReadingRow } from './schema.ts'

/** Between rows of the database and the words of the model: pure. */

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
    order: {
      inForceOn: row.in_force_on,
      sequence: row.sequence,
      seenAt: row.seen_at,
      document: row.document,
    },
    publishedOn: statedDay(statedOf(row)),
    capturedAt: row.captured_at,
    document: row.document,
    file: row.file,
    url: row.final_url ?? row.url,
    entries: row.entries,
    content: row.content,
    readerVersion: row.reader_version,
    notices: [...JSON.parse(row.notices), ...dateNotices(row.stated_conflict)],
    accepted: decisionOf(row.decision, row.reason, row.decided_at),
  }
}

export function statedOf(
  row: Pick<Selectable<ObservationRow>, 'stated_on' | 'stated_sequence' | 'stated_basis' | 'stated_conflict'>,
): Publication {
  return {
    on: row.stated_on,
    sequence: row.stated_sequence,
    basis: row.stated_basis as Publication['basis'],
    conflict: row.stated_conflict,
  }
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
  return {
    list,
    via: row.via as Capture['via'],
    target: row.target as Capture['target'],
    url: row.url,
    finalUrl: row.final_url,
    file: row.file,
    capturedAt: row.captured_at,
    archive: row.archive === null ? null : JSON.parse(row.archive),
    status: row.status,
    headers: JSON.parse(row.headers),
    redirects: JSON.parse(row.redirects),
    tlsFingerprint: row.tls_fingerprint,
    timings: row.timings === null ? null : JSON.parse(row.timings),
    document: row.document,
    content: row.content,
    givenOn: row.given_on,
    verdict: row.verdict as Capture['verdict'],
    reasons: JSON.parse(row.reasons),
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
  const entry: PrintedEntry = {
    name: row.name,
    state: row.state,
    kind: row.kind as Entry['kind'],
    key: row.key,
    fields: JSON.parse(row.fields),
  }
  if (row.recognised !== null) entry.recognised = JSON.parse(row.recognised)
  return entry
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
