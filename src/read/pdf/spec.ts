/** What a text says about itself: it is so, it may be so, it cannot be so. */
export type Says = 'yes' | 'maybe' | 'no'

/** A column of the table that is looked for. */
export interface ColumnSpec<Id extends string = string> {
  /** names the cell in what is read */
  readonly id: Id
  /** as the header row prints it; case and line breaks do not matter */
  readonly name: string
  /**
   * whether the text ends where such a cell ends: `yes` for "Boston, Massachusetts (Boston)", `maybe` for "New York",
   * which can stand alone and can go on, `no` when something is missing. Left out where any text may be whole.
   */
  readonly ends?: (text: string) => Says
  /** whether the text begins where such a cell begins; left out where any text may */
  readonly begins?: (text: string) => Says
}

/** The table that is looked for. Its first column names the row: no row leaves it empty. */
export interface TableSpec<Id extends string = string> {
  readonly columns: readonly ColumnSpec<Id>[]
  /** matches the start of the first line of what follows the table; with it, a table that nothing ends is refused */
  readonly end?: RegExp
}

/** Without a rule of its own, a text may be all that a cell holds. */
export function endsCell(column: ColumnSpec | undefined, text: string): Says {
  return column?.ends?.(text) ?? 'maybe'
}

/** The same for its beginning. */
export function beginsCell(column: ColumnSpec | undefined, text: string): Says {
  return column?.begins?.(text) ?? 'maybe'
}

/** Positions of the columns, but for the first, that show whether a cell of theirs is whole: dates. */
export function datedColumns(spec: TableSpec): number[] {
  return spec.columns.flatMap((column, index) => (index > 0 && column.ends ? [index] : []))
}
