import { tidy } from '../../text/fold.ts'
import { itemsOf } from '../pdf/bullets.ts'
import { joinLines } from '../pdf/lines.ts'
import type { TableCell, TableRow } from '../pdf/read-table.ts'
import type { PrintedCell, PrintedRow } from './printed.ts'

/** Rows of a PDF's table. @param fields those of its columns that are kept */
export function pdfRows(rows: readonly TableRow<string>[], fields: readonly string[]): PrintedRow[] {
  return rows.map(({ cells, page, box }) => ({
    cells: new Map(fields.map(field => [field, cellOf(cells[field])])),
    addressOf: () => `page ${page}`,
    evidence: { page, box, cells: boxesOf(cells, fields) },
  }))
}

function cellOf(cell: TableCell | undefined): PrintedCell {
  const items = itemsOf(cell?.lines ?? []).map(item => tidy(joinLines(item.lines)))
  return { text: tidy(cell?.text ?? ''), link: null, date: null, items: items.filter(item => item !== '') }
}

function boxesOf(cells: Readonly<Record<string, TableCell>>, fields: readonly string[]) {
  const shown = fields.filter(field => (cells[field]?.boxes.length ?? 0) > 0)
  return Object.fromEntries(shown.map(field => [field, [...(cells[field]?.boxes ?? [])]]))
}
