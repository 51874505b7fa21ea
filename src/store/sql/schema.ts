import type { Generated } from 'kysely'

/** The tables, in words that both SQLite and PostgreSQL have. JSON is stored as text. */
export interface Tables {
  list: { number: Generated<number>; id: string }
  document: { sha256: string }
  capture: CaptureRow
  decision: DecisionRow
  decision_link: DecisionLinkRow
  link: { list: number; url: string; text: string; first_seen: string; last_seen: string }
  reading: ReadingRow
  observation: ObservationRow
  entry: EntryRow
  presence: PresenceRow
  alert_mark: { single: number; capture: number }
  alert_event: AlertEventRow
  alert_delivery: AlertDeliveryRow
  backfill: BackfillRow
  backfill_query: BackfillQueryRow
  backfill_memento: BackfillMementoRow
  memento: MementoRow
  correction: CorrectionRow
  page_reading: { number: Generated<number>; key: string; body: string }
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
  archive: string | null
  /** see src/proof/chain.ts */
  link: string
}

export interface DecisionRow {
  capture: number
  decision: string
  reason: string
  decided_at: string
}

/** What a document says, as one version of the reader read it. */
export interface ReadingRow {
  id: Generated<number>
  list: number
  document: string
  reader_version: number
  content: string
  entries: number
  notices: string
  /** order of the entries in the document and where each stands, compressed; see layout.ts */
  layout: Uint8Array
  /** the reading whose layout is the dictionary of this one */
  layout_base: number | null
  layout_depth: number
}

/** Where a capture that could be read stands in its list's history. All but the first five columns follow from the others' rows. */
export interface ObservationRow {
  capture: number
  list: number
  reading: number
  stated_on: string | null
  stated_sequence: number
  stated_basis: string | null
  stated_conflict: string | null
  in_force_on: string
  sequence: number
  /** '' for imports */
  seen_at: string
  document: string
  /** '' for none */
  file: string
  standing: string
  /** the capture that brought the version which this one brought or saw; null when it is held */
  version: number | null
  /** orders the versions of a list; gaps leave room for versions that arrive later; null for all but versions */
  position: number | null
  judged_after: number | null
  because: string | null
  /** the capture on which the decision was made that let it pass */
  decision: number | null
  reasons: string
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

/** What somebody asked a web archive for; '' stands for what was left open. */
interface BackfillRow {
  number: Generated<number>
  list: number
  archive: string
  url: string
  from_day: string
  to_day: string
}

/** How far the archive's index was asked. */
interface BackfillQueryRow {
  id: Generated<number>
  backfill: number
  url: string
  target: string
  resume_key: string | null
  ended: number
}

/** Which captures a backfill has to do with: several may list the same one. */
interface BackfillMementoRow {
  backfill: number
  url: string
  timestamp: string
}

/** What the archive says it holds, and what became of it. */
interface MementoRow {
  list: number
  archive: string
  url: string
  timestamp: string
  digest: string
  target: string
  state: string
  reason: string | null
  /** the queries to which a landing page led, as JSON; null for all other captures */
  led_to: string | null
}

/** The chain of decisions, in the order in which they were made; see src/proof/chain.ts. */
interface DecisionLinkRow {
  number: Generated<number>
  capture: number
  /** the last capture there was by then */
  after: number
  link: string
}

/** Something that people are told, or that was past when alerts came into use. */
interface AlertEventRow {
  number: Generated<number>
  id: string
  list: string
  content: string | null
  body: string | null
  noted_at: string
}

/** What a channel is to be told of, and was. */
interface AlertDeliveryRow {
  event: number
  channel: string
  attempts: number
  next_at: string
  problem: string | null
  delivered_at: string | null
}

/** What the record says otherwise since documents were read again, as JSON. */
interface CorrectionRow {
  number: Generated<number>
  list: number
  at: string
  body: string
  /** the last capture there was by then */
  after: number
  /** see src/proof/chain.ts */
  link: string
}
