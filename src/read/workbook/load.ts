import { type CellObject, read, SSF, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { ReadError } from '../../errors.ts'
import { tidy } from '../../text/fold.ts'
import { BLANK, type Cell, type Grid } from './grid.ts'
import { inflatedSize } from './zip.ts'

/** A list of agencies has some thousands of rows; a workbook beyond these is not one. */
const MAX_INFLATED_BYTES = 256 * 1024 * 1024
const MAX_ROWS = 100_000
const MAX_COLUMNS = 200

/**
 * Every sheet of an XLSX workbook as text, links and days, hidden rows included.
 * @throws ReadError when the bytes are not such a workbook, or unpack to more than a list can be
 */
export function loadWorkbook(bytes: Uint8Array): Grid[] {
  const inflated = inflatedSize(bytes)
  if (inflated === null)
    throw new ReadError(
      'This is not an XLSX workbook: it does not end in a ZIP directory. The file is truncated or of another type.',
    )
  if (inflated > MAX_INFLATED_BYTES)
    throw new ReadError(
      `The workbook would unpack to ${Math.round(inflated / 1048576)} MB; the limit is ${MAX_INFLATED_BYTES / 1048576} MB.`,
    )
  const workbook = parseWorkbook(bytes)
  const epoch1904 = workbook.Workbook?.WBProps?.date1904 === true
  return workbook.SheetNames.map(name => gridOf(name, workbook.Sheets[name] ?? {}, epoch1904))
}

/**
 * The same table saved as CSV. Its cells have no links and no stored dates.
 * @throws ReadError when a quote is not closed
 */
export function loadCsv(text: string): Grid[] {
  let records: string[][]
  try {
    records = parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false })
  } catch (cause) {
    throw new ReadError(`This is not a CSV table: ${(cause as Error).message}`, { cause })
  }
  const rows = records.map(record => record.map(value => ({ ...BLANK, text: tidy(value) })))
  return [{ sheet: 'CSV', rows, hidden: new Set() }]
}

function parseWorkbook(bytes: Uint8Array): WorkBook {
  try {
    // cellStyles: the only way to learn which rows a filter hides
    return read(bytes, {
      dense: true,
      cellNF: true,
      cellStyles: true,
      cellHTML: false,
      cellFormula: false,
      sheetRows: MAX_ROWS + 1,
    })
  } catch (cause) {
    throw new ReadError(`The workbook cannot be unpacked: ${(cause as Error).message}`, { cause })
  }
}

function gridOf(sheet: string, worksheet: WorkSheet, epoch1904: boolean): Grid {
  const data = worksheet['!data'] ?? []
  if (data.length > MAX_ROWS || data.some(row => (row?.length ?? 0) > MAX_COLUMNS))
    throw new ReadError(
      `Sheet "${sheet}" is larger than ${MAX_ROWS} rows by ${MAX_COLUMNS} columns: not a list.`,
    )
  const rows = Array.from(data, row => Array.from(row ?? [], cell => cellOf(cell, epoch1904)))
  const hidden = new Set<number>()
  for (const [position, row] of (worksheet['!rows'] ?? []).entries()) if (row?.hidden) hidden.add(position)
  return { sheet, rows, hidden }
}

function cellOf(cell: CellObject | undefined, epoch1904: boolean): Cell {
  if (!cell) return BLANK
  return {
    text: tidy(cell.w ?? (cell.v === undefined || cell.v === null ? '' : String(cell.v))),
    link: cell.l?.Target ?? null,
    date: cell.t === 'n' && SSF.is_date(String(cell.z ?? '')) ? dayOfSerial(Number(cell.v), epoch1904) : null,
  }
}

/** The day of a spreadsheet's serial number, ECMA-376 part 1, 18.17.4; null outside of years 1900-9999. */
function dayOfSerial(serial: number, epoch1904: boolean): string | null {
  const date = SSF.parse_date_code(serial, { date1904: epoch1904 })
  if (!date || date.y < 1900 || date.y > 9999) return null
  return `${String(date.y).padStart(4, '0')}-${String(date.m).padStart(2, '0')}-${String(date.d).padStart(2, '0')}`
}
