import PDFDocument from 'pdfkit'
import { drawWorkbook } from '../../fixtures/generator/workbook/workbook.ts'
import { sourcesOf } from '../../src/config.ts'
import { ListDefinition } from '../../src/sources/custom/definition.ts'
import type { Reading, Source } from '../../src/sources/source.ts'

/** What every definition here says, unless a test says otherwise. */
export const FACTS = {
  id: 'own-list',
  title: 'A made-up list',
  publisher: 'Nobody',
  url: 'https://example.org/list',
  expected: { floor: 1, ceiling: 100 },
}

/** The made-up list that each format shows: a header and its rows. */
export const HEADER = ['Jurisdiction', 'Type', 'Policy', 'In force since', 'Contact']
export const ROWS = [
  ['Alder County', 'County', 'Holds on a warrant only', 'July 1, 2017', 'a@example.org'],
  ['Birch County', 'County', 'No written policy', '', ''],
  ['Larkmoor', 'City', 'Holds on every request', '3/15/2018', 'c@example.org'],
]

/** The source of a definition, as the configuration would make it. @throws Error with the first message */
export function own(definition: object): Source {
  const parsed = ListDefinition.safeParse({ ...FACTS, ...definition })
  if (!parsed.success) throw new Error(parsed.error.issues[0]?.message)
  const source = sourcesOf({ ownLists: [parsed.data] }).at(-1)
  if (!source) throw new Error('no source')
  return source
}

export function read(definition: object, bytes: Uint8Array | string, contentType: string | null = null) {
  const document = typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes
  return own(definition).read({ bytes: document, contentType, file: null })
}

/** Name, state, kind and fields of each entry, and the codes of the notices. */
export function said({ entries, notices }: Reading) {
  return {
    entries: entries.map(({ name, state, kind, fields }) => ({ name, state, kind, fields })),
    notices: notices.map(notice => notice.code),
  }
}

export function workbook(rows: readonly (readonly string[])[]): Uint8Array {
  return drawWorkbook([{ name: 'List', rows }])
}

export function csv(rows: readonly (readonly string[])[]): string {
  return rows.map(row => row.map(cell => `"${cell}"`).join(',')).join('\n')
}

export function htmlTable(rows: readonly (readonly string[])[]): string {
  const [header = [], ...body] = rows
  const line = (cells: readonly string[], tag: string) =>
    `<tr>${cells.map(cell => `<${tag}>${cell}</${tag}>`).join('')}</tr>`
  return page(
    `<table><thead>${line(header, 'th')}</thead>${body.map(row => line(row, 'td')).join('')}</table>`,
  )
}

export function page(content: string): string {
  return `<!doctype html><html><head><title>Policies</title></head><body><nav><ul><li>Home</li></ul></nav>
    <main><h1>Policies</h1>${content}<p>Last updated: 02/03/2026</p></main></body></html>`
}

/** A table with a border around each cell, one page. */
export function pdf(rows: readonly (readonly string[])[]): Promise<Uint8Array> {
  const document = new PDFDocument({ size: 'LETTER', margin: 40 })
  const chunks: Uint8Array[] = []
  document.on('data', chunk => chunks.push(chunk))
  document.fontSize(16).text('Policies, a made-up list', 40, 40).fontSize(9)
  for (const [row, cells] of rows.entries())
    for (const [column, cell] of cells.entries()) {
      const [x, y] = [40 + column * 105, 90 + row * 36]
      document.rect(x, y, 105, 36).stroke()
      document.text(cell, x + 4, y + 4, { width: 97 })
    }
  return new Promise(resolve => {
    document.on('end', () => resolve(new Uint8Array(Buffer.concat(chunks))))
    document.end()
  })
}
