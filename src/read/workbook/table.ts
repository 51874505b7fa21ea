import type { Notice } from '../../model.ts'
import { fold } from '../../text/fold.ts'
import { counted } from '../../text/wording.ts'
import { EXAMPLES, NoticeCollector, times } from '../notices.ts'
import { BLANK, type Cell, columnLetters, type Grid } from './grid.ts'
import { type Column, findHeader, type Header } from './header.ts'

/** A row below the header that has something in at least one known column. */
export interface TableRow {
  readonly cells: ReadonlyMap<string, Cell>
  readonly sheet: string
  /** from 1, as the spreadsheet program numbers it */
  readonly row: number
  /** address of a field's cell, e.g. B17; `field` is one of the table's */
  readonly addressOf: (field: string) => string
}

/** A column below the header that is neither known nor ignored. */
interface UnknownColumn {
  readonly header: string
  readonly cells: () => Cell[]
}

/** What a sheet holds below its header row. */
export interface Table {
  readonly sheet: string
  readonly rows: readonly TableRow[]
  /** fields whose columns the document has */
  readonly fields: ReadonlySet<string>
  /** columns of which nothing is known, not even that they are to be ignored */
  readonly unknown: readonly UnknownColumn[]
  readonly notices: readonly Notice[]
}

/**
 * The table of a sheet whose header row names the columns; null when there is none. Column order, title rows above and
 * blank rows do not matter.
 * @param ignored headers of columns that are known and not read
 */
export function tableOf(grid: Grid, columns: readonly Column[], ignored: readonly string[]): Table | null {
  const header = findHeader(grid, columns, ignored)
  if (!header) return null
  const titles = grid.rows[header.position] ?? []
  const below = grid.rows.slice(header.position + 1)
  const titleAt = (at: number) => (titles[at] ?? BLANK).text
  const found = new NoticeCollector()
  const unknown = header.unknown.map(at => ({
    header: titleAt(at),
    cells: () => below.map(row => row[at] ?? BLANK),
  }))
  const rows = rowsBelow(grid, header, requiredFields(columns), found)
  return {
    sheet: grid.sheet,
    rows,
    fields: new Set(header.columnOf.keys()),
    unknown,
    notices: [
      ...misprintedHeaders(header, columns, titleAt),
      ...unknownColumns(unknown.map(column => column.header)),
      ...found.all(),
    ],
  }
}

function requiredFields(columns: readonly Column[]): string[] {
  return columns.flatMap(({ field, required }) => (required ? field : []))
}

function rowsBelow(
  grid: Grid,
  header: Header,
  required: readonly string[],
  notices: NoticeCollector,
): TableRow[] {
  const rows: TableRow[] = []
  const repeats = repeatOf(grid.rows[header.position] ?? [], header, required)
  for (let position = header.position + 1; position < grid.rows.length; position++) {
    const row = grid.rows[position] ?? []
    findTextOutside(row, position, header, notices)
    const cells = new Map<string, Cell>()
    for (const [field, at] of header.columnOf) cells.set(field, row[at] ?? BLANK)
    if (![...cells.values()].some(cell => cell.text !== '')) continue
    if (repeats(cells)) {
      notices.add('header-repeated', `row ${position + 1}`, headerRepeated)
      continue
    }
    if (grid.hidden.has(position)) notices.add('hidden-rows', `row ${position + 1}`, rowsHidden)
    const addressOf = (field: string) => `${columnLetters(header.columnOf.get(field) ?? 0)}${position + 1}`
    for (const [field, cell] of cells)
      if (cell.isLinkComputed) notices.add('computed-link', addressOf(field), linkComputed)
    rows.push({ cells, sheet: grid.sheet, row: position + 1, addressOf })
  }
  return rows
}

function findTextOutside(
  row: readonly Cell[],
  position: number,
  { named }: Header,
  notices: NoticeCollector,
): void {
  for (const [at, { text }] of row.entries())
    if (text !== '' && !named.has(at))
      notices.add('text-outside-table', `${columnLetters(at)}${position + 1}: ${text}`, textOutside)
}

function textOutside(count: number): string {
  return `${counted(count, 'cell beside the table holds', 'cells beside the table hold')} text that is not read.`
}

function headerRepeated(count: number): string {
  return `The names of the columns are repeated below the header, ${times(count)}.`
}

function rowsHidden(count: number): string {
  return `A saved filter hides ${counted(count, 'row of the list, which is', 'rows of the list, which are')} read.`
}

function linkComputed(count: number): string {
  return `A formula computes where a link leads, which is not read, ${times(count)}.`
}

/** Tells a row that repeats the header, as lists do that were printed in pages or put together of several. */
function repeatOf(titles: readonly Cell[], { columnOf }: Header, required: readonly string[]) {
  const titleOf = new Map<string, string>()
  for (const [field, at] of columnOf) titleOf.set(field, (titles[at] ?? BLANK).text)
  return (cells: ReadonlyMap<string, Cell>): boolean => {
    const isTitle = (field: string) => isSame(cells.get(field)?.text ?? '', titleOf.get(field) ?? '')
    return required.every(isTitle) && [...cells].every(([field, { text }]) => text === '' || isTitle(field))
  }
}

/** Folding every row's text takes its time. */
function isSame(text: string, title: string): boolean {
  return text.length === title.length && fold(text) === fold(title)
}

function misprintedHeaders(
  { misprinted, columnOf, position }: Header,
  columns: readonly Column[],
  titleAt: (at: number) => string,
): Notice[] {
  const notices = new NoticeCollector()
  for (const field of misprinted) {
    const at = columnOf.get(field) ?? 0
    const usual = columns.find(column => column.field === field)?.header
    notices.add(
      'misprinted-header',
      `${columnLetters(at)}${position + 1}: “${titleAt(at)}” for “${usual}”`,
      count =>
        `${counted(count, 'column is', 'columns are')} not called as usual and read by what the header means.`,
    )
  }
  return notices.all()
}

function unknownColumns(headers: readonly string[]): Notice[] {
  if (headers.length === 0) return []
  return [
    {
      code: 'unknown-column',
      text: `The table has ${counted(headers.length, 'column that is', 'columns that are')} not known and not read: ${headers.join(', ')}.`,
      count: headers.length,
      examples: headers.slice(0, EXAMPLES),
    },
  ]
}
