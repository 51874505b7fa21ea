import { CFB, read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { parse } from 'csv-parse/sync'
import { ReadError } from '../../errors.ts'
import { tidy } from '../../text/fold.ts'
import { cellsOf } from './cells.ts'
import { BLANK, type Grid, plainGrid } from './grid.ts'
import { repeatMerged } from './merged.ts'
import { unzip } from './zip.ts'

/** A list of agencies has some thousands of rows; a workbook beyond these is not one. */
const MAX_ROWS = 100_000
const MAX_COLUMNS = 200

/** The first bytes of [MS-CFB], in which XLS files and encrypted workbooks come. */
const COMPOUND_FILE = 'd0cf11e0'
const LESS_THAN = 0x3c
const COLON = 0x3a

/**
 * Every sheet of an XLSX workbook as text, links and days, hidden rows included.
 * @throws ReadError when the bytes are not such a workbook, or unpack to more than a list can be
 */
export function loadWorkbook(bytes: Uint8Array): Grid[] {
  const workbook = parseWorkbook(bytes)
  const epoch1904 = workbook.Workbook?.WBProps?.date1904 === true
  return workbook.SheetNames.map((name, index) => {
    const isShown = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0
    return { ...gridOf(name, workbook.Sheets[name] ?? {}, epoch1904), isShown }
  })
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
    throw new ReadError(`This is not a CSV table: ${(cause as Error).message}. See what was published.`, {
      cause,
    })
  }
  const rows = records.map(record => record.map(value => ({ ...BLANK, text: tidy(value) })))
  return [plainGrid('CSV', rows)]
}

/** The table and how it is written; not pictures, programs and documents embedded in the workbook. */
const READ_PARTS = /\.(?:xml|rels)$/i
const SHEET_PARTS = /worksheets\/[^/]*\.xml$/i
/** What the package says of its workbook, where that is in binary records, [MS-XLSB]. */
const BINARY_WORKBOOK = 'workbook.bin'
const LINK_FORMULA = 'HYPERLINK('

function parseWorkbook(bytes: Uint8Array): WorkBook {
  if (Buffer.from(bytes.subarray(0, 4)).toString('hex') === COMPOUND_FILE)
    throw new ReadError(
      'This is not an XLSX workbook: it is one of the format before 2007, or one locked by a password. Obtain it as XLSX without a password.',
    )
  const parts = unzip(bytes, name => READ_PARTS.test(name))
  if (!parts.has('[Content_Types].xml'))
    throw new ReadError(
      'This is not an XLSX workbook: it is a ZIP file of another kind. See what was published.',
    )
  if (Buffer.from(parts.get('_rels/.rels') ?? []).includes(BINARY_WORKBOOK))
    throw new ReadError('This is not an XLSX workbook: it is a binary workbook, XLSB. Obtain it as XLSX.')
  for (const [name, content] of parts)
    if (hasMoreRows(content, MAX_ROWS))
      throw new ReadError(`${name} has more than ${MAX_ROWS} rows: not a list. See what was published.`)
  try {
    return read(container(parts), {
      dense: true,
      cellNF: true,
      // the only way to learn which rows a filter hides
      cellStyles: true,
      cellHTML: false,
      // formulas take their time, and are looked at for links alone
      cellFormula: hasLinkFormula(parts),
      // a part that cannot be parsed is an error; otherwise it would be a blank sheet
      WTF: true,
    })
  } catch (cause) {
    throw new ReadError(
      `The workbook's parts do not fit together: ${(cause as Error).message}. Obtain it again.`,
      { cause },
    )
  }
}

function hasLinkFormula(parts: ReadonlyMap<string, Uint8Array>): boolean {
  for (const [name, content] of parts)
    if (
      SHEET_PARTS.test(name) &&
      Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(LINK_FORMULA)
    )
      return true
  return false
}

/** SheetJS would trust each part's own header and check no checksum, so it is handed what was checked, packed anew. */
function container(parts: ReadonlyMap<string, Uint8Array>): Uint8Array {
  const file = CFB.utils.cfb_new()
  for (const [name, content] of parts)
    CFB.utils.cfb_add(file, name, withoutColumnWidths(content), { unsafe: true })
  return CFB.write(file, { fileType: 'zip', type: 'buffer' })
}

/** `<cols>` with nothing in it but `<col …>`, ECMA-376 part 1, 18.3.1.17. */
const COLUMN_WIDTHS = /<(?:\w+:)?cols>(?:\s*<\/?(?:\w+:)?col\b[^<>]*>)*\s*<\/(?:\w+:)?cols>/

/**
 * A sheet is read without the widths of its columns: where SheetJS looks for hidden rows, it describes every column that
 * there can be, which takes a third of the time of reading ICE's workbooks and all memory where they are described often.
 */
function withoutColumnWidths(xml: Uint8Array): Uint8Array {
  const bytes = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength)
  const end = bytes.indexOf('sheetData')
  if (end < 0) return xml
  // each byte is a letter here, so that places in the text are places in the part
  const widths = COLUMN_WIDTHS.exec(bytes.toString('latin1', 0, end))
  if (!widths) return xml
  return Buffer.concat([bytes.subarray(0, widths.index), bytes.subarray(widths.index + widths[0].length)])
}

/** Counts opening tags `<row` and `<x:row` in XML that is not parsed yet: parsing a million rows takes a gigabyte. */
function hasMoreRows(xml: Uint8Array, limit: number): boolean {
  const text = Buffer.from(xml.buffer, xml.byteOffset, xml.byteLength)
  let rows = 0
  for (let at = text.indexOf('row'); at >= 0; at = text.indexOf('row', at + 3)) {
    const before = text[at - 1]
    if (before === LESS_THAN || before === COLON) rows++
    if (rows > limit) return true
  }
  return false
}

function gridOf(sheet: string, worksheet: WorkSheet, epoch1904: boolean): Grid {
  const data = worksheet['!data'] ?? []
  if (data.length > MAX_ROWS || data.some(row => (row?.length ?? 0) > MAX_COLUMNS))
    throw new ReadError(
      `Sheet "${sheet}" is larger than ${MAX_ROWS} rows by ${MAX_COLUMNS} columns: not a list. See what was published.`,
    )
  const rows = Array.from(data, row => cellsOf(row ?? [], epoch1904))
  repeatMerged(rows, worksheet['!merges'] ?? [])
  const hidden = new Set<number>()
  for (const [position, row] of (worksheet['!rows'] ?? []).entries()) if (row?.hidden) hidden.add(position)
  return { ...plainGrid(sheet, rows), hidden }
}
