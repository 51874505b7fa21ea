import type { Element } from 'domhandler'
import { ReadError } from '../../errors.ts'
import { type Locate, locator } from '../html/evidence.ts'
import { gridOf } from '../html/table-grid.ts'
import { NoticeCollector, times } from '../notices.ts'
import { BLANK, type Cell, type Grid } from '../workbook/grid.ts'
import { type Column, hasTable, readTable, type TableRow } from '../workbook/table.ts'
import { type ListPage, linesIn, linkIn, notOnPage, outermost, textOf } from './html-page.ts'
import type { PrintedRow, PrintedRows } from './printed.ts'

type Place = ReturnType<Locate>

/** A table of the page, read like a sheet. */
interface PageTable {
  readonly grid: Grid
  /** texts of rows that are one cell over all columns: a title, a heading of the rows below */
  readonly bands: readonly string[]
}

/**
 * Reads the tables of a page whose header rows name the columns, as one list. A cell that spans rows stands in each.
 * @param ignored headers of columns that are known and not read
 * @param name the field that names the entry: its cell is the evidence
 * @throws ReadError when no table has every required header in one row
 */
export function htmlTables(
  page: ListPage,
  columns: readonly Column[],
  ignored: readonly string[],
  name: string,
): PrintedRows {
  const { $ } = page
  const where = new WeakMap<Cell, Place>()
  const [outer] = $('table').toArray().map(outermost)
  const locate = outer && locator(outer)
  const all = locate ? tablesOf(page, locate, where) : []
  const lists = all.filter(({ grid }) => hasTable(grid, columns))
  if (lists.length === 0) {
    const wanted = columns.filter(column => column.required).map(column => column.header)
    throw notOnPage($, `table that has the columns ${wanted.join(', ')} in one row`)
  }
  const tables = lists.map(({ grid }) => readTable([grid], columns, ignored))
  return {
    rows: tables.flatMap(table => rowsOf(table.rows, name, where)),
    fields: new Set(tables.flatMap(table => [...table.fields])),
    notices: [...tables.flatMap(table => table.notices), ...noticesOf(all, lists)],
  }
}

function tablesOf({ $, furniture }: ListPage, locate: Locate, where: WeakMap<Cell, Place>): PageTable[] {
  const cellOf = (element: Element | undefined): Cell => {
    const lines = element ? linesIn(element, furniture) : []
    const [first] = lines
    if (!element || !first) return BLANK
    const cell: Cell = { text: textOf(lines), link: linkIn($, element), date: null }
    where.set(cell, locate(first))
    return cell
  }
  return $('table')
    .toArray()
    .map((table, index) => {
      const elements = gridOf(table)
      if (!elements && $(table).find('td, th').length > 0)
        throw new ReadError('A table of the page claims more cells than a list has. See what was published.')
      const bands: string[] = []
      const rows = (elements ?? []).map(row => {
        if (row.length < 2 || new Set(row).size > 1) return Array.from(row, cellOf)
        bands.push(cellOf(row[0]).text)
        return []
      })
      return { grid: { sheet: `table ${index + 1}`, rows, hidden: new Set<number>() }, bands }
    })
}

function rowsOf(rows: readonly TableRow[], name: string, where: WeakMap<Cell, Place>): PrintedRow[] {
  return rows.flatMap(({ cells, addressOf, sheet }) => {
    const shown = [cells.get(name), ...cells.values()].flatMap(cell => (cell && where.get(cell)) ?? [])
    return shown.slice(0, 1).map(evidence => ({
      cells,
      addressOf: (field: string) => `${sheet}, ${addressOf(field)}`,
      evidence,
    }))
  })
}

function noticesOf(all: readonly PageTable[], lists: readonly PageTable[]) {
  const notices = new NoticeCollector()
  for (const band of lists.flatMap(list => list.bands))
    if (band !== '')
      notices.add(
        'band-not-read',
        band,
        count => `A row that is one cell over all columns is not read, ${times(count)}.`,
      )
  for (const { grid } of all.filter(table => !lists.includes(table))) {
    const first = grid.rows.flat().find(cell => cell.text !== '')
    if (first)
      notices.add(
        'table-not-read',
        `${grid.sheet}: ${first.text.slice(0, 100)}`,
        count => `A table of the page has other columns and is not read, ${times(count)}.`,
      )
  }
  return notices.all()
}
