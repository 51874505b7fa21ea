import { ReadError } from '../../errors.ts'
import type { DocumentInput, Reading } from '../../sources/source.ts'
import { statedDay } from '../../text/dates.ts'
import { readRows } from '../rows/read-rows.ts'
import type { RowRules } from '../rows/rules.ts'
import { sheetRows } from '../rows/sheet-rows.ts'
import type { Cell } from '../workbook/grid.ts'
import type { Column } from '../workbook/header.ts'
import { onlyTable, tablesOf } from '../workbook/list-sheet.ts'
import { loadSheets } from '../workbook/sheets.ts'
import type { Table } from '../workbook/table.ts'
import { OTHER_NAMES, SUPPORT_TYPES } from './support-types.ts'

type List = 'participating' | 'pending'

/** The first agreement was signed in 2002; a day outside of these years is a slip of the keyboard. */
const YEARS = [2002, 2099] as const

const COLUMNS: readonly Column[] = [
  { field: 'state', header: 'STATE', required: true },
  { field: 'agency', header: 'LAW ENFORCEMENT AGENCY', required: true },
  { field: 'type', header: 'TYPE', required: false },
  { field: 'county', header: 'COUNTY', required: false },
  {
    field: 'supportType',
    header: 'SUPPORT TYPE',
    required: true,
    holds: { kind: 'one-of', values: SUPPORT_TYPES, otherNames: OTHER_NAMES },
  },
  { field: 'signed', header: 'SIGNED', required: false, holds: { kind: 'day', years: YEARS } },
  { field: 'moa', header: 'MOA', required: false, link: 'kept' },
  { field: 'addendum', header: 'ADDENDUM', required: false, link: 'kept' },
]

const RULES: RowRules = {
  columns: COLUMNS,
  name: 'agency',
  state: { kind: 'column', field: 'state' },
  kind: { kind: 'all', is: 'agency' },
  key: ['agency', 'supportType'],
}

/**
 * Reads ICE's workbook of 287(g) agencies, or the same table as CSV.
 * The signing date tells the two lists apart whatever their file names say: participating agencies have signed, pending
 * ones have not (ICE has published each list under the other's name). Where a workbook has both, each is its own sheet.
 * @throws ReadError when the table is not there, is the other list's, or may be either's
 */
export async function readAgreementList(document: DocumentInput, list: List): Promise<Reading> {
  const { grids, notices } = loadSheets(document, 'xlsx')
  const tables = tablesOf(grids, COLUMNS)
  const own = tables.filter(table => listOf(table) === list)
  if (own.length === 0) throw otherThan(list, tables)
  const table = onlyTable(grids, own)
  const rows = {
    rows: sheetRows(table.rows, RULES.name),
    fields: table.fields,
    notices: [...notices, ...table.notices],
  }
  return { ...readRows(rows, RULES), dates: [] }
}

/** Which list a table is, by what it holds; null when that cannot be told. A header alone is judged by its columns. */
function listOf(table: Table): List | null {
  const signed = cellsOf(table, 'signed')
  if (table.fields.has('signed') && (signed.length === 0 || signed.some(cell => cell.text !== '')))
    return 'participating'
  if (doubtfulColumn(table) !== undefined) return null
  // pending agencies have had a column MOA of their own since 2026-01-08
  return table.fields.has('signed') && hasAgreements(table) ? 'participating' : 'pending'
}

/** The header of a column that is not known and holds what tells the lists apart. */
function doubtfulColumn({ unknown }: Table): string | undefined {
  return unknown.find(column => {
    const filled = column.cells().filter(cell => cell.text !== '' || cell.link !== null)
    return filled.filter(isDayOrLink).length * 2 > filled.length
  })?.header
}

function isDayOrLink({ text, link, date }: Cell): boolean {
  return link !== null || date !== null || /^https?:\/\//i.test(text) || statedDay(text) !== null
}

function hasAgreements(table: Table): boolean {
  return cellsOf(table, 'moa').some(cell => cell.link !== null)
}

function cellsOf({ rows }: Table, field: string): Cell[] {
  return rows.flatMap(row => row.cells.get(field) ?? [])
}

/** Why none of a workbook's tables is the list. */
function otherThan(list: List, tables: readonly Table[]): ReadError {
  const [doubtful] = tables.flatMap(table => (listOf(table) === null ? (doubtfulColumn(table) ?? []) : []))
  if (doubtful !== undefined)
    return undecided(`a column ${doubtful}, which is not known and holds days or links`)
  if (list === 'pending')
    return new ReadError(
      'The table has a column for days of signing: this is the list of participating agencies, not of pending ones. If it is a file of yours, import it as 287g-participating.',
    )
  if (tables.some(hasAgreements)) return undecided('links to agreements and no days of signing')
  return new ReadError(
    'The table has no days of signing: this is the list of pending agencies, not of participating ones. If it is a file of yours, import it as 287g-pending.',
  )
}

function undecided(what: string): ReadError {
  return new ReadError(
    `The table has ${what}: whether it is the list of participating agencies or of pending ones cannot be told. See what was published.`,
  )
}
