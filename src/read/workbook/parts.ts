import { CFB } from '@e965/xlsx'
import { ReadError } from '../../errors.ts'
import { unzip } from './zip.ts'

/** The files inside a workbook's package, by name. */
export type Parts = ReadonlyMap<string, Uint8Array>

/** The first bytes of [MS-CFB], in which XLS files and encrypted workbooks come. */
const COMPOUND_FILE = 'd0cf11e0'
/** The tables and how they are written; not pictures, programs and documents embedded in the workbook. */
const READ_PARTS = /\.(?:xml|rels)$/i
const SHEET_PARTS = /worksheets\/[^/]*\.xml$/i
/** What the package says of its workbook, where that is in binary records, [MS-XLSB]. */
const BINARY_WORKBOOK = 'workbook.bin'
const LINK_FORMULA = 'HYPERLINK('
const LESS_THAN = 0x3c
const COLON = 0x3a

/**
 * The parts of an XLSX workbook that are read, each checked against its checksum.
 * @param mostRows that one part may have
 * @throws ReadError when the bytes are no such workbook, or hold more than a list can
 */
export function partsOf(bytes: Uint8Array, mostRows: number): Parts {
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
    if (hasMoreRows(content, mostRows))
      throw new ReadError(`${name} has more than ${mostRows} rows: not a list. See what was published.`)
  return parts
}

/** Whether any sheet has a formula that makes a link. */
export function hasLinkFormula(parts: Parts): boolean {
  for (const [name, content] of parts)
    if (SHEET_PARTS.test(name) && bufferOf(content).includes(LINK_FORMULA)) return true
  return false
}

/** SheetJS would trust each part's own header and check no checksum, so it is handed what was checked, packed anew. */
export function packedAnew(parts: Parts): Uint8Array {
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
  const bytes = bufferOf(xml)
  const end = bytes.indexOf('sheetData')
  if (end < 0) return xml
  // each byte is a letter here, so that places in the text are places in the part
  const widths = COLUMN_WIDTHS.exec(bytes.toString('latin1', 0, end))
  if (!widths) return xml
  return Buffer.concat([bytes.subarray(0, widths.index), bytes.subarray(widths.index + widths[0].length)])
}

/** Counts opening tags `<row` and `<x:row` in XML that is not parsed yet: parsing a million rows takes a gigabyte. */
function hasMoreRows(xml: Uint8Array, limit: number): boolean {
  const text = bufferOf(xml)
  let rows = 0
  for (let at = text.indexOf('row'); at >= 0; at = text.indexOf('row', at + 3)) {
    const before = text[at - 1]
    if (before === LESS_THAN || before === COLON) rows++
    if (rows > limit) return true
  }
  return false
}

/** The same bytes, without a copy. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
