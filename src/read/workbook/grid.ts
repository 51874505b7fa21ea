/** One cell as a person sees it, and what stands behind it. */
export interface Cell {
  /** tidied text as displayed; '' for a blank cell */
  readonly text: string
  /** where the cell's hyperlink leads, as stored in the file; null when it has none */
  readonly link: string | null
  /** the day, when the file stores the cell as a date; null otherwise */
  readonly date: string | null
  /** the day that the cell's number would be, where the file stores a number and not that it is a date */
  readonly numberedDay?: string
  /** the cell has a link that a formula puts together, so that the file does not say where it leads */
  readonly isLinkComputed?: true
}

/** The used part of one sheet. */
export interface Grid {
  readonly sheet: string
  /** rows by position; row 0 is row 1 of the spreadsheet program */
  readonly rows: readonly (readonly Cell[])[]
  /** positions of rows that a saved filter hides */
  readonly hidden: ReadonlySet<number>
  /** false when the workbook hides the sheet */
  readonly isShown: boolean
}

/** A table that stands in no workbook. */
export function plainGrid(sheet: string, rows: Grid['rows']): Grid {
  return { sheet, rows, hidden: new Set(), isShown: true }
}

/** What stands for every cell that holds nothing. */
export const BLANK: Cell = { text: '', link: null, date: null }

/** Letters of a column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26)
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26))
}
