import type { Evidence, Notice } from '../../model.ts'

/** What a document prints in one cell of a table, or in one part of an item. */
export interface PrintedCell {
  /** tidied; '' when it is blank */
  readonly text: string
  /** where its hyperlink leads; null when it has none */
  readonly link: string | null
  /** the day, when the document stores one; null otherwise */
  readonly date: string | null
  /** the day that its number would be, where the document stores a number and not that it is a date */
  readonly numberedDay?: string
  /** the bulleted items of it; absent where the kind of document knows none */
  readonly items?: readonly string[]
}

/** One row of a list, whatever kind of document prints it. */
export interface PrintedRow {
  /** by field */
  readonly cells: ReadonlyMap<string, PrintedCell>
  /** where a field's cell stands, for people: `B17`, `page 3` */
  readonly addressOf: (field: string) => string
  readonly evidence: Evidence
}

/** All rows of a list in printed order. */
export interface PrintedRows {
  readonly rows: readonly PrintedRow[]
  /** fields whose columns the document has */
  readonly fields: ReadonlySet<string>
  readonly notices: readonly Notice[]
}
