import { tidy } from '../../text/fold.ts'
import type { TableRow } from '../pdf/read-table.ts'
import { cellEvidence, itemTexts, type TableCell } from '../pdf/table-cell.ts'
import type { PrintedCell, PrintedRow } from './printed.ts'

/** Rows of a PDF's table. @param fields those of its columns that are kept */
export function pdfRows(rows: readonly TableRow<string>[], fields: readonly string[]): PrintedRow[] {
  return rows.map(({ cells, page, box }) => {
    const kept = Object.entries(cells).filter(([field]) => fields.includes(field))
    return {
      cells: new Map(kept.map(([field, cell]) => [field, printedCell(cell)])),
      addressOf: () => `page ${page}`,
      evidence: { page, box, cells: cellEvidence(Object.fromEntries(kept)) },
    }
  })
}

function printedCell(cell: TableCell): PrintedCell {
  return { text: tidy(cell.text), link: null, date: null, items: itemTexts(cell) }
}
