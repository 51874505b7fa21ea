import type { Selectable } from 'kysely'
import type { Entry, Evidence } from '../../model.ts'
import type { Capture, Decision, PrintedEntry, Snapshot, StoredCapture } from '../store.ts'
import type { CaptureRow, DecisionRow, EntryRow, SnapshotRow } from './schema.ts'

/** Between rows of the database and the words of the model: pure. */

export type SnapshotRowWithNumber = Omit<
  Selectable<SnapshotRow>,
  'layout' | 'layout_base' | 'layout_depth' | 'accepted_by'
> & {
  readonly number: number
} & { readonly [column in keyof Omit<DecisionRow, 'capture'>]: DecisionRow[column] | null }

export function snapshotOf(list: string, row: SnapshotRowWithNumber): Snapshot {
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
    publishedOn: row.published_on,
    capturedAt: row.captured_at,
    document: row.document,
    file: row.file,
    url: row.url,
    entries: row.entries,
    content: row.content,
    readerVersion: row.reader_version,
    notices: JSON.parse(row.notices),
    accepted: decisionOf(row.decision, row.reason, row.decided_at),
  }
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

export function captureOf(list: string, row: Selectable<CaptureRow>, snapshot: number | null): StoredCapture {
  return {
    id: row.id,
    list,
    via: row.via as Capture['via'],
    target: row.target as Capture['target'],
    url: row.url,
    finalUrl: row.final_url,
    file: row.file,
    capturedAt: row.captured_at,
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
    snapshot,
  }
}

export function captureRow(list: number, capture: Capture, snapshot: number | null) {
  return {
    list,
    via: capture.via,
    target: capture.target,
    url: capture.url,
    final_url: capture.finalUrl,
    file: capture.file,
    captured_at: capture.capturedAt,
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
    snapshot,
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
