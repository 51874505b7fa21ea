import { ReadError } from '../errors.ts'
import type { Entry } from '../model.ts'
import { STATES, stateNamed } from '../places/states.ts'
import { entryKey } from '../sources/key.ts'
import type { DocumentInput, Reading } from '../sources/source.ts'
import { americanDay, mistypedDay } from '../text/dates.ts'
import { recognise } from '../text/vocabulary.ts'
import { NoticeCollector } from './notices.ts'
import type { Grid } from './workbook/grid.ts'
import { unwrapLink } from './workbook/links.ts'
import { loadCsv, loadWorkbook } from './workbook/load.ts'
import { type Column, readTable, type TableRow } from './workbook/table.ts'

/** The models of agreement that section 287(g) of the Immigration and Nationality Act has been used for. */
const SUPPORT_TYPES = [
  'Jail Enforcement Model',
  'Task Force Model',
  'Warrant Service Officer',
  'Tribal Task Force Model',
]

/** The first agreement was signed in 2002; a day outside of these years is a slip of the keyboard. */
const FIRST_YEAR = 2002
const LAST_YEAR = 2099

const COLUMNS: readonly Column[] = [
  { field: 'state', header: 'STATE', required: true },
  { field: 'agency', header: 'LAW ENFORCEMENT AGENCY', required: true },
  { field: 'type', header: 'TYPE', required: false },
  { field: 'county', header: 'COUNTY', required: false },
  { field: 'supportType', header: 'SUPPORT TYPE', required: true },
  { field: 'signed', header: 'SIGNED', required: false },
  { field: 'moa', header: 'MOA', required: false },
  { field: 'addendum', header: 'ADDENDUM', required: false },
]

/** Columns whose hyperlink is a fact of its own, beside the text that it stands under. */
const LINKED = ['moa', 'addendum']

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
  const table = readTable(gridsOf(document), COLUMNS)
  const signed = table.fields.has('signed')
  if (list === 'participating' && !signed)
    throw new ReadError(
      'The table has no column SIGNED: this is the list of pending agencies, not of participating ones.',
    )
  if (list === 'pending' && signed)
    throw new ReadError(
      'The table has a column SIGNED: this is the list of participating agencies, not of pending ones.',
    )

  const notices = new NoticeCollector()
  const entries = table.rows.flatMap(row => entryOf(row, table.fields, notices))
  return { entries, notices: [...table.notices, ...notices.all()], dates: [] }
}

function gridsOf(document: DocumentInput): Grid[] {
  const zip = document.bytes[0] === 0x50 && document.bytes[1] === 0x4b
  const csv = document.contentType?.startsWith('text/csv') || document.file?.toLowerCase().endsWith('.csv')
  return csv && !zip ? loadCsv(new TextDecoder().decode(document.bytes)) : loadWorkbook(document.bytes)
}

function entryOf(row: TableRow, columns: ReadonlySet<string>, notices: NoticeCollector): Entry[] {
  const printed = (field: string) => row.cells.get(field)?.text ?? ''
  const agency = printed('agency')
  const at = `${row.addressOf('agency')}: ${agency}`
  if (agency === '' && printed('state') === '' && printed('supportType') === '') {
    notices.add(
      'row-not-understood',
      row.addressOf('agency'),
      n => `${n} rows name neither agency nor state; they are not read.`,
    )
    return []
  }
  if (agency === '') notices.add('agency-missing', row.addressOf('agency'), n => `${n} rows name no agency.`)

  const recognised: Record<string, string> = {}
  const state = recogniseState(printed('state'), recognised, notices, at)
  const supportType = recogniseSupportType(printed('supportType'), recognised, notices, at)

  const fields: Record<string, string> = {}
  for (const column of columns) if (column !== 'agency') fields[column] = printed(column)
  for (const column of LINKED) {
    if (!columns.has(column)) continue
    const link = row.cells.get(column)?.link
    fields[`${column}Link`] = link ? unwrapLink(link) : ''
  }
  if (columns.has('signed')) fields.signed = signingDay(row, recognised, notices, at)

  const entry: Entry = {
    name: agency,
    state,
    kind: 'agency',
    key: entryKey([state ?? printed('state'), agency, supportType]),
    fields,
    evidence: { sheet: row.sheet, row: row.row, cell: row.addressOf('agency') },
  }
  if (Object.keys(recognised).length > 0) entry.recognised = recognised
  return [entry]
}

function recogniseState(
  printed: string,
  recognised: Record<string, string>,
  notices: NoticeCollector,
  at: string,
): string | null {
  const exact = stateNamed(printed)
  if (exact) return exact.usps
  const near = recognise(
    printed,
    STATES.map(state => state.name),
  )
  const state = near && stateNamed(near.value)
  if (!state) {
    notices.add('unknown-state', `${at} (${printed})`, n => `${n} entries print a state that is not known.`)
    return null
  }
  recognised.state = state.usps
  notices.add('misprinted-state', printed, n => `${n} entries misprint the name of their state.`)
  return state.usps
}

function recogniseSupportType(
  printed: string,
  recognised: Record<string, string>,
  notices: NoticeCollector,
  at: string,
): string {
  const near = recognise(printed, SUPPORT_TYPES)
  if (!near) {
    notices.add(
      'unknown-support-type',
      `${at} (${printed})`,
      n => `${n} entries print a support type that is not known.`,
    )
    return printed
  }
  if (!near.exact) {
    recognised.supportType = near.value
    notices.add('misprinted-support-type', printed, n => `${n} entries misprint their support type.`)
  }
  return near.value
}

/** The day as YYYY-MM-DD where the cell states one; otherwise as printed, with the day meant where only one is possible. */
function signingDay(
  row: TableRow,
  recognised: Record<string, string>,
  notices: NoticeCollector,
  at: string,
): string {
  const cell = row.cells.get('signed')
  const text = cell?.text ?? ''
  const day = cell?.date ?? americanDay(text)
  if (day && plausible(day)) return day
  if (text === '') return ''
  const meant = day ? withYearOfThisCentury(day) : mistypedDay(text)
  notices.add(
    'impossible-date',
    `${at} (${day ?? text})`,
    n => `${n} entries print a signing date that is no possible day.`,
  )
  if (meant && plausible(meant)) recognised.signed = meant
  return day ?? text
}

function plausible(day: string): boolean {
  const year = Number(day.slice(0, 4))
  return year >= FIRST_YEAR && year <= LAST_YEAR
}

/** 5025 for 2025: one digit of the year slipped, the others stand. */
function withYearOfThisCentury(day: string): string | null {
  return /^\d0\d\d-/.test(day) ? `2${day.slice(1)}` : null
}
