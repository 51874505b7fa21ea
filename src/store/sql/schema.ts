import type { Generated } from 'kysely'

/** The tables, in words that both SQLite and PostgreSQL have. JSON is stored as text. */
export interface Tables {
  list: { number: Generated<number>; id: string }
  document: { sha256: string }
  capture: CaptureRow
  decision: DecisionRow
  link: { list: number; url: string; text: string; first_seen: string; last_seen: string }
  snapshot: SnapshotRow
  entry: EntryRow
  presence: PresenceRow
}

export interface CaptureRow {
  id: Generated<number>
  list: number
  via: string
  target: string
  url: string | null
  final_url: string | null
  file: string | null
  captured_at: string
  status: number | null
  headers: string
  redirects: string
  tls_fingerprint: string | null
  timings: string | null
  document: string | null
  content: string | null
  given_on: string | null
  verdict: string
  reasons: string
  snapshot: number | null
}

export interface DecisionRow {
  capture: number
  decision: string
  reason: string
  decided_at: string
}

export interface SnapshotRow {
  id: Generated<number>
  list: number
  /** orders the versions of a list; gaps leave room for versions that arrive later */
  position: number
  in_force_on: string
  sequence: number
  seen_at: string
  document: string
  published_on: string | null
  captured_at: string
  file: string | null
  url: string | null
  entries: number
  content: string
  reader_version: number
  notices: string
  /** the held capture whose acceptance made this a version */
  accepted_by: number | null
  /** order of the entries in the document and where each stands, compressed; see layout.ts */
  layout: Uint8Array
  /** the snapshot whose layout is the dictionary of this one */
  layout_base: number | null
  layout_depth: number
}

/** What one entry says, stored once however many versions show it. */
export interface EntryRow {
  id: Generated<number>
  list: number
  hash: string
  key: string
  name: string
  state: string | null
  kind: string
  fields: string
  recognised: string | null
}

/** From which version (included) until which (not included) a list shows an entry, and how many times. */
export interface PresenceRow {
  entry: number
  list: number
  from_position: number
  until_position: number
  copies: number
}

/** `until_position` of an entry that the last version still shows. */
export const STILL_LISTED = Number.MAX_SAFE_INTEGER
