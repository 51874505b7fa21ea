import { ReadError } from '../../errors.ts'
import { BLANK, columnLetters, type Grid } from '../../read/workbook/grid.ts'
import { loadSheets } from '../../read/workbook/sheets.ts'
import type { DocumentInput } from '../../sources/source.ts'
import { type SheetExcerpt, type SheetPlace, type SheetRow, shortened } from './excerpt.ts'

/** Rows that are shown above the one that is marked, and below. */
const AROUND = 3
/** A header stands below a title at most. */
const HEADER_WITHIN_ROWS = 40

/** @throws ReadError when the workbook cannot be read, or has no such row */
export function sheetExcerpts(document: DocumentInput, places: readonly SheetPlace[]): SheetExcerpt[] {
  const { grids } = loadSheets(document, 'xlsx')
  return places.map(place => {
    const grid = grids.find(({ sheet }) => sheet === place.sheet)
    if (!grid || place.row > grid.rows.length)
      throw new ReadError(
        `The workbook has no row ${place.row} on a sheet "${place.sheet}", from which an entry was read: it is not the document that was read. See "verify".`,
      )
    return excerptOf(grid, place.row)
  })
}

function excerptOf(grid: Grid, marked: number): SheetExcerpt {
  const head = headAbove(grid, marked)
  const first = Math.max(marked - AROUND, (head ?? 0) + 1)
  const numbers = Array.from({ length: marked + AROUND - first + 1 }, (_, index) => first + index)
  const shown = numbers.filter(number => number <= grid.rows.length)
  const columns = columnsUsed(
    grid,
    shown.concat(head ?? []).map(number => number - 1),
  )
  const rowAt = (row: number): SheetRow => ({
    row,
    cells: columns.map(column => {
      const { text, link } = grid.rows[row - 1]?.[column] ?? BLANK
      return { text: shortened(text), link: link === null ? null : shortened(link) }
    }),
    hidden: grid.hidden.has(row - 1),
  })
  return {
    kind: 'sheet',
    sheet: grid.sheet,
    columns: columns.map(columnLetters),
    head: head === null ? null : rowAt(head),
    rows: shown.map(row => ({ ...rowAt(row), marked: row === marked })),
  }
}

/**
 * The row, from 1, that names the columns: the first above the marked one that fills nearly as many as the fullest does. A
 * title fills one or two.
 */
function headAbove(grid: Grid, marked: number): number | null {
  const filled = grid.rows
    .slice(0, Math.min(HEADER_WITHIN_ROWS, marked - 1))
    .map(row => row.filter(cell => cell.text !== '').length)
  const most = Math.max(0, ...filled)
  const position = filled.findIndex(count => count > 0 && count >= 0.75 * most)
  return position < 0 ? null : position + 1
}

/** Positions of the columns in which one of the rows has something. */
function columnsUsed(grid: Grid, positions: readonly number[]): number[] {
  const used = new Set<number>()
  for (const position of positions)
    for (const [column, cell] of (grid.rows[position] ?? []).entries()) if (cell.text !== '') used.add(column)
  return [...used].sort((a, b) => a - b)
}
