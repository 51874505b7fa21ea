import { ReadError } from '../../errors.ts'
import type { Notice } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { BLANK, type Cell, columnLetters, type Grid } from './grid.ts'

/** A column that a source knows, found by its header wherever it stands. */
export interface Column {
  readonly field: string
  /** as the publisher prints it; case, spacing and punctuation do not matter */
  readonly header: string
  /** the sheet that has all required headers in one row is the list */
  readonly required: boolean
}

/** A row below the header that has something in at least one known column. */
export interface TableRow {
  readonly cells: ReadonlyMap<string, Cell>
  readonly sheet: string
  /** from 1, as the spreadsheet program numbers it */
  readonly row: number
  /** address of the cell in the first known column that is printed, e.g. B17 */
  readonly addressOf: (field: string) => string
}

export interface Table {
  readonly rows: TableRow[]
  /** fields whose columns the document has */
  readonly fields: ReadonlySet<string>
  readonly notices: Notice[]
}

/** A header stands below a title at most; deeper text is not searched. */
const HEADER_WITHIN_ROWS = 40

/**
 * The table whose header row names the columns. Column order, title rows above, blank rows and other sheets do not matter.
 * @param ignored headers of columns that are known and not read
 * @throws ReadError when no sheet has every required header in one row
 */
export function readTable(
  grids: readonly Grid[],
  columns: readonly Column[],
  ignored: readonly string[] = [],
): Table {
  for (const grid of grids) {
    const header = findHeader(grid, columns, ignored)
    if (header) return tableBelow(grid, header, strayText(grids, grid))
  }
  const wanted = columns.filter(column => column.required).map(column => column.header)
  throw new ReadError(`No sheet has a header row with the columns ${wanted.join(', ')}. ${seenHeader(grids)}`)
}

/** Whether a row of the sheet names every required column. */
export function hasTable(grid: Grid, columns: readonly Column[]): boolean {
  return findHeader(grid, columns, []) !== null
}

interface Header {
  readonly position: number
  readonly columnOf: ReadonlyMap<string, number>
  /** what the columns are called that are neither read nor ignored by name */
  readonly unknown: readonly string[]
  /** positions of all columns that are called anything */
  readonly named: ReadonlySet<number>
}

function findHeader(grid: Grid, columns: readonly Column[], ignored: readonly string[]): Header | null {
  const ignoredNames = new Set(ignored.map(headerName))
  for (const [position, row] of grid.rows.slice(0, HEADER_WITHIN_ROWS).entries()) {
    const names = row.map(cell => headerName(cell.text))
    const columnOf = new Map<string, number>()
    for (const column of columns) {
      const at = names.indexOf(headerName(column.header))
      if (at >= 0) columnOf.set(column.field, at)
    }
    if (!columns.every(column => !column.required || columnOf.has(column.field))) continue
    const known = new Set(columnOf.values())
    for (const [at, name] of names.entries()) if (ignoredNames.has(name)) known.add(at)
    const titles = [...row.entries()].filter(([, cell]) => cell.text !== '')
    const unknown = titles.filter(([at]) => !known.has(at)).map(([, cell]) => cell.text)
    return { position, columnOf, unknown, named: new Set(titles.map(([at]) => at)) }
  }
  return null
}

function headerName(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function tableBelow(grid: Grid, header: Header, notices: Notice[]): Table {
  const rows: TableRow[] = []
  let hidden = 0
  const outside: string[] = []
  for (let position = header.position + 1; position < grid.rows.length; position++) {
    const row = grid.rows[position] ?? []
    const cells = new Map<string, Cell>()
    for (const [field, at] of header.columnOf) cells.set(field, row[at] ?? BLANK)
    for (const [at, cell] of row.entries())
      if (cell.text !== '' && !header.named.has(at))
        outside.push(`${columnLetters(at)}${position + 1}: ${cell.text}`)
    if (![...cells.values()].some(cell => cell.text !== '')) continue
    if (grid.hidden.has(position)) hidden++
    const addressOf = (field: string) => `${columnLetters(header.columnOf.get(field) ?? 0)}${position + 1}`
    rows.push({ cells, sheet: grid.sheet, row: position + 1, addressOf })
  }
  if (hidden > 0)
    notices.push({
      code: 'hidden-rows',
      text: `A saved filter hides ${hidden} rows; they are rows of the list.`,
      count: hidden,
    })
  if (header.unknown.length > 0)
    notices.push({
      code: 'unknown-column',
      text: `The table has columns that are not known and not read: ${header.unknown.join(', ')}.`,
      count: header.unknown.length,
      examples: header.unknown.slice(0, 5),
    })
  if (outside.length > 0)
    notices.push({
      code: 'text-outside-table',
      text: `${outside.length} cells beside the table hold text that is not read.`,
      count: outside.length,
      examples: outside.slice(0, 5),
    })
  return { rows, fields: new Set(header.columnOf.keys()), notices }
}

function strayText(grids: readonly Grid[], list: Grid): Notice[] {
  const stray = grids.filter(
    grid => grid !== list && grid.rows.some(row => row.some(cell => cell.text !== '')),
  )
  if (stray.length === 0) return []
  const names = stray.map(grid => grid.sheet)
  return [
    {
      code: 'stray-sheet',
      text: `The list is sheet "${list.sheet}"; text on other sheets is not read: ${names.join(', ')}.`,
      count: stray.length,
      examples: names.slice(0, 5),
    },
  ]
}

function seenHeader(grids: readonly Grid[]): string {
  const first = grids[0]?.rows.find(row => row.some(cell => cell.text !== ''))
  if (!first) return 'The workbook is empty.'
  const seen = first.map(cell => cell.text).filter(text => text !== '')
  return `The first row that is not empty reads: ${seen.slice(0, 10).join(' | ')}.`
}
