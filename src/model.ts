/**
 * The vocabulary. Every word that icelist uses for its data is fixed here, and nowhere else:
 *
 * - **list**: a series that a publisher keeps, e.g. `dhs-sanctuary`
 * - **source**: what icelist knows about a list: where it is published and how it is read
 * - **capture**: one attempt to obtain a document, good or bad
 * - **document**: immutable bytes, named by their SHA-256
 * - **snapshot**: one accepted version of a list
 * - **entry**: one row of a list
 * - **change**: what happened to an entry between two snapshots: added, removed, renamed, changed
 * - **notice**: something a reader of the record should know that is not a change of the list
 *
 * The schemas are what the commands print with `--json`.
 */
import { z } from 'zod'

/** Where a document shows an entry: a page of a PDF, a row of a workbook or an element of a web page. */
const Box = z.tuple([z.number(), z.number(), z.number(), z.number()])
export const PdfEvidence = z.strictObject({
  page: z.int().positive(),
  /** left, top, right, bottom in points, from the page's top left corner as it is displayed */
  box: Box,
  /** the same for each cell, by field name; a cell that continues on the next page has several */
  cells: z.record(z.string(), z.array(z.strictObject({ page: z.int().positive(), box: Box }))).optional(),
})
const SheetEvidence = z.strictObject({
  sheet: z.string(),
  /** as the spreadsheet program numbers it, from 1 */
  row: z.int().positive(),
  /** address of the cell that names the entry, e.g. B17 */
  cell: z.string(),
})
const HtmlEvidence = z.strictObject({
  /** CSS path from the content block's root to the element */
  element: z.string(),
  /** characters of the block's text before the entry */
  offset: z.int().nonnegative(),
})
export const Evidence = z.union([PdfEvidence, SheetEvidence, HtmlEvidence])
export type PdfEvidence = z.infer<typeof PdfEvidence>
export type Evidence = z.infer<typeof Evidence>

/** The kinds of thing that a list can name. */
export const EntryKind = z.enum(['state', 'county', 'city', 'agency', 'other'])
export type EntryKind = z.infer<typeof EntryKind>

export const FieldValue = z.union([
  z.string(),
  z.array(z.string()),
  z.strictObject({ year: z.int(), month: z.int().min(1).max(12).optional() }),
])
export type FieldValue = z.infer<typeof FieldValue>

export const Entry = z.strictObject({
  /** as printed, trimmed, inner white space folded */
  name: z.string(),
  /** USPS code, or null where the document names no state that is known */
  state: z.string().length(2).nullable(),
  kind: EntryKind,
  /** what makes two rows the same entry; rows may share it: a list is a multiset */
  key: z.string(),
  /** everything else the row prints, verbatim but trimmed; a blank cell is '', a column that is not there has no field */
  fields: z.record(z.string(), FieldValue),
  /** the value meant, for fields whose printed form is a recognised misprint, by field name */
  recognised: z.record(z.string(), z.string()).optional(),
  evidence: Evidence,
})
export type Entry = z.infer<typeof Entry>

export const Notice = z.strictObject({
  /** stable, for programs: kebab case */
  code: z.string(),
  /** one sentence, for people */
  text: z.string(),
  /** how many entries or places of the document it concerns */
  count: z.int().nonnegative().optional(),
  /** the first few of them, as printed */
  examples: z.array(z.string()).optional(),
})
export type Notice = z.infer<typeof Notice>

/** What became of a capture. Only `new-version`, and `held` once a person accepts it, writes a version that differs. */
export const Verdict = z.enum([
  'new-version',
  'same-list',
  'same-bytes',
  'not-modified',
  'held',
  'blocked',
  'missing',
  'failed',
])
export type Verdict = z.infer<typeof Verdict>

/** A day as the publisher's calendar names it. */
export const Day = z.iso.date()
/** An instant in UTC, to the millisecond. */
export const Instant = z.iso.datetime({ precision: 3 })
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const SnapshotSummary = z.strictObject({
  /** its place in the list's history, from 1 */
  snapshot: z.int().positive(),
  /** the day that the publisher or the importer states; null when nobody does */
  publishedOn: Day.nullable(),
  capturedAt: Instant,
  document: Sha256,
  /** the name under which the document was published or imported */
  file: z.string().nullable(),
  entries: z.int().nonnegative(),
})
export type SnapshotSummary = z.infer<typeof SnapshotSummary>

export const ChangeKind = z.enum(['added', 'removed', 'renamed', 'changed'])
export type ChangeKind = z.infer<typeof ChangeKind>

/** What the publisher did to the name, or to another part of the key, of an entry that stays the same one. */
export const RenameReason = z.enum([
  /** the same words, one side shortened: "Tampa PD", "Tampa Police Department" */
  'abbreviation',
  /** the same letters: "Miami Dade", "Miami-Dade" */
  'punctuation',
  /** letters corrected, or slipped */
  'spelling',
  /** general words only: "City of Hialeah", "Hialeah" */
  'words added or dropped',
  /** another name for the same agreement */
  'relabelled',
  'state corrected',
  'support type corrected',
])
export type RenameReason = z.infer<typeof RenameReason>

export const Change = z.strictObject({
  kind: ChangeKind,
  before: Entry.nullable(),
  after: Entry.nullable(),
  /** for renamed and changed: each field that differs, before and after */
  fields: z.record(z.string(), z.tuple([FieldValue.nullable(), FieldValue.nullable()])),
  /** for renamed: what the publisher did to the name */
  reason: RenameReason.optional(),
  /** for renamed, and where a rename is only possible: how sure it is, from 0 to 1 */
  score: z.number().min(0).max(1).optional(),
  /** the facts that the score rests on, each in a few words */
  because: z.array(z.string()).optional(),
  /** for removed: the added entry, as printed, that may be the same one; the facts do not suffice to say so */
  possiblyRenamedTo: z.string().optional(),
  /** for added and removed: the other list that the entry came from or left for, and since when it stands or stood there */
  explained: z.strictObject({ list: z.string(), text: z.string() }).optional(),
})
export type Change = z.infer<typeof Change>

export const ChangeCounts = z.strictObject({
  added: z.int().nonnegative(),
  removed: z.int().nonnegative(),
  renamed: z.int().nonnegative(),
  changed: z.int().nonnegative(),
})
export type ChangeCounts = z.infer<typeof ChangeCounts>

/** What `diff --json` prints. */
export const Difference = z.strictObject({
  list: z.string(),
  from: SnapshotSummary,
  to: SnapshotSummary,
  summary: ChangeCounts,
  changes: z.array(Change),
  notices: z.array(Notice),
})
export type Difference = z.infer<typeof Difference>

/** What `show --json` prints. */
export const ListVersion = z.strictObject({
  list: z.string(),
  snapshot: SnapshotSummary,
  entries: z.array(Entry),
  notices: z.array(Notice),
})
export type ListVersion = z.infer<typeof ListVersion>
