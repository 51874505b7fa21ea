import { type CellObject, CFB, utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { pending } from '../../src/sources/287g-pending/source.ts'

/** What ICE calls the columns; pending agencies have the first four. */
export const HEADER = ['STATE', 'LAW ENFORCEMENT AGENCY', 'TYPE', 'SUPPORT TYPE', 'SIGNED', 'MOA']
export const PENDING_HEADER = HEADER.slice(0, 4)

export type Drawn = string | number | CellObject
export type Rows = readonly (readonly Drawn[])[]

export const ROWS: Rows = [
  ['ALABAMA', 'Alder County Sheriff', 'County', 'Jail Enforcement Model', '7/2/2025', link('alder')],
  ['ALABAMA', 'Birch Police', 'Municipality', 'Task Force Model', '7/3/2025', link('birch')],
  ['TEXAS', 'Cedar County Sheriff', 'County', 'Warrant Service Officer', '7/4/2025', link('cedar')],
]
export const PENDING_ROWS: Rows = ROWS.map(row => row.slice(0, 4))
export const NAMES = ['Alder County Sheriff', 'Birch Police', 'Cedar County Sheriff']

export function address(name: string): string {
  return `https://example.gov/${name}.pdf`
}

function link(name: string): CellObject {
  return { t: 's', v: 'link', l: { Target: address(name) } }
}

/** A sheet, and whether the workbook hides it as its menu does (1) or so that the menu does not show it (2). */
export interface DrawnSheet {
  readonly name?: string
  readonly rows: Rows
  readonly merged?: readonly string[]
  readonly hidden?: 1 | 2
}

/** An XLSX file, or the same in another format. */
export function bookOf(sheets: readonly DrawnSheet[], bookType: 'xlsx' | 'xlsb' = 'xlsx'): Uint8Array {
  const book: WorkBook = utils.book_new()
  for (const [index, { name, rows, merged }] of sheets.entries())
    utils.book_append_sheet(book, sheetOf(rows, merged), name ?? `Sheet${index + 1}`)
  book.Workbook = { Sheets: sheets.map(({ hidden }) => ({ Hidden: hidden ?? 0 })) }
  return new Uint8Array(write(book, { type: 'array', bookType, compression: true }))
}

function sheetOf(rows: Rows, merged: readonly string[] = []): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows.map(row => row.map(cell => (cell === '' ? null : cell))))
  sheet['!merges'] = merged.map(range => utils.decode_range(range))
  return sheet
}

/** The same file with the text of its first sheet's part replaced. */
export function withPart(bytes: Uint8Array, replaced: string, by: string): Uint8Array {
  const file = CFB.read(Buffer.from(bytes), { type: 'buffer' })
  const part = CFB.find(file, '/xl/worksheets/sheet1.xml')
  if (!part) throw new Error('no first sheet')
  part.content = Buffer.from(Buffer.from(part.content).toString().replace(replaced, by))
  return new Uint8Array(CFB.write(file, { fileType: 'zip', type: 'buffer' }) as Buffer)
}

const SOURCES = { participating, pending }

/** Reads a workbook of these sheets as one of the two lists. */
export function readBook(sheets: readonly DrawnSheet[], list: keyof typeof SOURCES = 'participating') {
  return readBytes(bookOf(sheets), list)
}

export function readBytes(bytes: Uint8Array, list: keyof typeof SOURCES = 'participating') {
  return SOURCES[list].read({ bytes, contentType: null, file: null })
}
