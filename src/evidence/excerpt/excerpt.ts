import type { Evidence } from '../../model.ts'

/** Where workbooks and web pages show an entry. */
export type SheetPlace = Extract<Evidence, { sheet: string }>
export type HtmlPlace = Extract<Evidence, { element: string }>

/** What a document shows at the place from which an entry was read, and around it. Texts are the document's: hostile. */
export type Excerpt = PdfExcerpt | SheetExcerpt | HtmlExcerpt

/** left, top, right, bottom in points from the top left corner of the displayed page */
export type MarkBox = readonly [left: number, top: number, right: number, bottom: number]

export interface PdfExcerpt {
  readonly kind: 'pdf'
  /** the pages on which the row stands, in order */
  readonly pages: readonly {
    readonly page: number
    /** of the displayed page, in points */
    readonly width: number
    readonly height: number
    /** around the row, or the part of it that stands on the page */
    readonly mark: MarkBox
  }[]
  readonly cells: readonly {
    /** the fields that were read from the cell */
    readonly fields: readonly string[]
    readonly text: string
  }[]
}

export interface SheetExcerpt {
  readonly kind: 'sheet'
  readonly sheet: string
  /** letters of the columns that are shown */
  readonly columns: readonly string[]
  /** the row that names the columns; null when none above does */
  readonly head: SheetRow | null
  /** in order; one of them is marked */
  readonly rows: readonly (SheetRow & { readonly marked: boolean })[]
}

export interface SheetRow {
  /** as the spreadsheet program numbers it, from 1 */
  readonly row: number
  /** one for each of the columns */
  readonly cells: readonly SheetCell[]
  /** a saved filter hides the row from whoever opens the workbook */
  readonly hidden: boolean
}

export interface HtmlExcerpt {
  readonly kind: 'html'
  /** as the page shows them, in order; one of them is marked */
  readonly lines: readonly { readonly text: string; readonly marked: boolean }[]
}

interface SheetCell {
  readonly text: string
  /** where its hyperlink leads, as the file stores it; null when it has none */
  readonly link: string | null
}

/** Characters of one text that are shown; a document may put megabytes into a cell. */
const LONGEST = 4000

export function shortened(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}
