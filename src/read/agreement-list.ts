import { ReadError } from '../errors.ts'
import type { DocumentInput, Reading } from '../sources/source.ts'
import { readRows } from './rows/read-rows.ts'
import type { RowColumn, RowRules } from './rows/rules.ts'
import { sheetRows } from './rows/sheet-rows.ts'
import { loadSheets } from './workbook/sheets.ts'
import { type Column, readTable } from './workbook/table.ts'

/** The models of agreement that section 287(g) of the Immigration and Nationality Act has been used for. */
const SUPPORT_TYPES = [
  'Jail Enforcement Model',
  'Task Force Model',
  'Warrant Service Officer',
  'Tribal Task Force Model',
]

/** The first agreement was signed in 2002; a day outside of these years is a slip of the keyboard. */
const YEARS = [2002, 2099] as const

const COLUMNS: readonly (RowColumn & Column)[] = [
  { field: 'state', header: 'STATE', required: true },
  { field: 'agency', header: 'LAW ENFORCEMENT AGENCY', required: true },
  { field: 'type', header: 'TYPE', required: false },
  { field: 'county', header: 'COUNTY', required: false },
  {
    field: 'supportType',
    header: 'SUPPORT TYPE',
    required: true,
    holds: { kind: 'one-of', values: SUPPORT_TYPES },
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
 * ones have not (ICE has published each list under the other's name).
 * @throws ReadError when the table is not there, or is the other list's
 */
export async function readAgreementList(
  document: DocumentInput,
  list: 'participating' | 'pending',
): Promise<Reading> {
  const sheets = loadSheets(document, 'xlsx')
  const { rows, fields, notices } = readTable(sheets.grids, COLUMNS)
  const signed = fields.has('signed')
  if (list === 'participating' && !signed)
    throw new ReadError(
      'The table has no column SIGNED: this is the list of pending agencies, not of participating ones. If it is a file of yours, import it as 287g-pending.',
    )
  if (list === 'pending' && signed)
    throw new ReadError(
      'The table has a column SIGNED: this is the list of participating agencies, not of pending ones. If it is a file of yours, import it as 287g-participating.',
    )
  const table = { rows: sheetRows(rows, RULES.name), fields, notices: [...sheets.notices, ...notices] }
  return { ...readRows(table, RULES), dates: [] }
}
