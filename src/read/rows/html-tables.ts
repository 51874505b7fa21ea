import type { Element } from 'domhandler'
import { ReadError } from '../../errors.ts'
import { type Locate, locator } from '../html/evidence.ts'
import { gridOf } from '../html/table-grid.ts'
import { NoticeCollector, times } from '../notices.ts'
import { BLANK, type Cell, type Grid, plainGrid } from '../workbook/grid.ts'
import type { Column } from '../workbook/header.ts'
import { type Table, type TableRow, tableOf } from '../workbook/table.ts'
import { contentAround, type ListPage, linesIn, linkIn, notOnPage, textOf } from './html-page.ts'
import type { PrintedRow, PrintedRows } from './printed.ts'

type Place = ReturnType<Locate>

/** A table of the page, read like a sheet. */
interface PageTable {
  readonly grid: Grid
  /** texts of rows that are one cell over all columns: a title, a heading of the rows below */
  readonly bands: readonly string[]
  /** texts of cells, with the raised marks that are no part of them */
  readonly marked: readonly string[]
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
  const [outer] = $('table').toArray().map(contentAround)
  const locate = outer && locator(outer)
  const all = locate ? tablesOf(page, locate, where) : []
  const lists = new Map<PageTable, Table>()
  for (const each of all) {
    const table = tableOf(each.grid, columns, ignored)
    if (table) lists.set(each, table)
  }
  if (lists.size === 0) {
    const wanted = columns.filter(column => column.required).map(column => column.header)
    throw notOnPage($, `table that has the columns ${wanted.join(', ')} in one row`)
  }
  const tables = [...lists.values()]
  return {
    rows: tables.flatMap(table => rowsOf(table.rows, name, where)),
    fields: new Set(tables.flatMap(table => [...table.fields])),
    notices: [...tables.flatMap(table => table.notices), ...noticesOf(all, [...lists.keys()])],
  }
}

function tablesOf({ $, furniture }: ListPage, locate: Locate, where: WeakMap<Cell, Place>): PageTable[] {
  const cellOf = (element: Element | undefined, marked: string[]): Cell => {
    const lines = element ? linesIn(element, furniture) : []
    const [first] = lines
    if (!element || !first) return BLANK
    const cell: Cell = { text: textOf(lines), link: linkIn($, element), date: null }
    where.set(cell, locate(first))
    const marks = lines.map(line => line.marks).join('')
    if (marks !== '') marked.push(`${cell.text} ${marks}`)
    return cell
  }
  return $('table')
    .toArray()
    .map((table, index) => {
      const elements = gridOf(table)
      if (!elements && $(table).find('td, th').length > 0)
        throw new ReadError('A table of the page claims more cells than a list has. See what was published.')
      const bands: string[] = []
      const marked: string[] = []
      const rows = (elements ?? []).map(row => {
        if (row.length < 2 || new Set(row).size > 1) return Array.from(row, cell => cellOf(cell, marked))
        bands.push(cellOf(row[0], marked).text)
        return []
      })
      return { grid: plainGrid(`table ${index + 1}`, rows), bands, marked }
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
  for (const cell of lists.flatMap(list => list.marked))
    notices.add(
      'note-mark',
      cell,
      count => `A raised mark was not taken as a part of the text, ${times(count)}.`,
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
