import type { TableRow } from '../workbook/table.ts'
import type { PrintedRow } from './printed.ts'

/** Rows of a sheet. @param name the field that names the entry: its cell is the evidence */
export function sheetRows(rows: readonly TableRow[], name: string): PrintedRow[] {
  return rows.map(({ cells, addressOf, sheet, row }) => ({
    cells,
    addressOf,
    evidence: { sheet, row, cell: addressOf(name) },
  }))
}
