/**
 * What a document says to whoever looks at it, without a look at the reader under test: line by line, each with the place
 * where it stands.
 *
 * - PDF: `page x y text` for every piece of text, in tenths of a point from the top left corner of the displayed page
 * - HTML: the lines of the body as a browser would set them, without navigation and footers
 * - XLSX: the parts that hold cells, their strings, their links and their formats
 * - CSV: the lines
 */
import { isTag, isText } from 'domhandler'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { unzip } from '../src/read/workbook/zip.ts'

const CELLS = /worksheets|sharedstrings|styles/i
/** Elements after which a browser begins a new line, or a new cell. */
const BLOCKS = new Set(
  'address article aside blockquote body br button caption dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main nav ol optgroup option p pre section select summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
)
/** A panel that is `hidden` is shown at a click; what stands in the furniture of the site is not the page's own text. */
const NOT_TEXT = 'head, script, style, template, noscript, nav, aside, footer'

/** @param format the file's extension with its dot */
export async function textLayer(format: string, bytes: Uint8Array): Promise<string[]> {
  switch (format) {
    case '.pdf':
      return pdfText(bytes)
    case '.html':
      return htmlText(bytes)
    case '.xlsx':
      return workbookText(bytes)
    default:
      return Buffer.from(bytes).toString().split('\n')
  }
}

async function pdfText(bytes: Uint8Array): Promise<string[]> {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) Object.assign(globalThis, { [name]: class {} })
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const loading = getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false })
  try {
    const pdf = await loading.promise
    const pages: string[][] = []
    for (let number = 1; number <= pdf.numPages; number++) pages.push(await pageText(pdf, number))
    return pages.flat()
  } catch {
    return ['cannot be opened']
  } finally {
    await loading.destroy()
  }
}

async function pageText(pdf: PDFDocumentProxy, number: number): Promise<string[]> {
  try {
    const page = await pdf.getPage(number)
    const view = page.getViewport({ scale: 1 })
    const { items } = await page.getTextContent()
    return items.flatMap(item => {
      if (!('str' in item) || item.str.trim() === '') return []
      const [x, y] = view.convertToViewportPoint(item.transform[4], item.transform[5])
      return [`${number} ${tenths(x)} ${tenths(y)} ${item.str}`]
    })
  } catch {
    return [`${number} cannot be decoded`]
  }
}

function tenths(points: unknown): number {
  return Math.round(Number(points) * 10)
}

async function htmlText(bytes: Uint8Array): Promise<string[]> {
  const { loadBuffer } = await import('cheerio')
  const $ = loadBuffer(Buffer.from(bytes), { encoding: { defaultEncoding: 'utf-8' } })
  $(NOT_TEXT).remove()
  for (const node of $('*').contents().toArray()) if (isText(node)) node.data = node.data.replace(/\s+/g, ' ')
  for (const element of $('*').toArray())
    if (isTag(element) && BLOCKS.has(element.name))
      $(element).before('\n').prepend('\n').append('\n').after('\n')
  const lines = $('body').text().split('\n')
  return lines.map(line => line.replace(/\s+/g, ' ').trim()).filter(line => line !== '')
}

function workbookText(bytes: Uint8Array): string[] {
  return [...unzip(bytes, name => CELLS.test(name))]
    .map(([name, content]) => `${name} ${Buffer.from(content).toString()}`)
    .sort()
}
