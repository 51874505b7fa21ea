import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ReadError } from '../../errors.ts'
import { grouped } from '../../text/wording.ts'
import { checkComplete } from './complete.ts'
import { type PdfjsFacts, readPage } from './page/read-page.ts'
import type { PageContent } from './page.ts'

/** The reader knows the operators of this version by number: pdf-parse 2.4.5 brings the same. */
const PDFJS_VERSION = '5.4.296'
/** Pixels: US Letter at 800 dots an inch. A page with a larger picture is refused before the picture is decoded. */
const MAX_IMAGE = 60_000_000
/** The longest report had 35 pages (2017-03-20). */
const MAX_PAGES = 2000

/** An open PDF; it holds memory until it is closed. */
export interface PdfFile {
  readonly pageCount: number
  /** @param number from 1. @throws ReadError when the page cannot be decoded. */
  page(number: number): Promise<PageContent>
  close(): Promise<void>
}

/** A document that pdfjs has opened. */
interface LoadedPdf {
  readonly document: PDFDocumentProxy
  readonly pdfjs: PdfjsFacts
  close(): Promise<void>
}

/**
 * Opens a PDF for reading page by page. The bytes stay the caller's.
 * @throws ReadError when they are no PDF, truncated, damaged, locked by a password, or more than 2,000 pages
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const { document, pdfjs, close } = await loadPdf(bytes)
  return {
    pageCount: document.numPages,
    page: async number => {
      try {
        return await readPage(await document.getPage(number), pdfjs)
      } catch (cause) {
        throw damagedPage(number, cause)
      }
    },
    close,
  }
}

/**
 * Opens a PDF for whatever pdfjs can do with it.
 * @param fonts the folder of the typefaces that a PDF need not bring along, with a slash at its end: drawing needs them
 * @throws ReadError as `openPdf`
 */
export async function loadPdf(bytes: Uint8Array, fonts?: string): Promise<LoadedPdf> {
  checkComplete(bytes)
  const { PDFParse, pdfjs } = await libraries()
  const parser = new PDFParse({
    // pdfjs takes its bytes away from whoever handed them in
    data: new Uint8Array(bytes),
    verbosity: 0,
    // a page that can only be decoded in part is refused: it would be read with rows missing
    stopAtErrors: true,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    maxImageSize: MAX_IMAGE,
    ...(fonts !== undefined && { standardFontDataUrl: fonts }),
  })
  try {
    // in brackets, because pdf-parse keeps its loaded document to itself
    const document: PDFDocumentProxy = await parser['load']()
    checkLength(document.numPages)
    return { document, pdfjs, close: () => parser.destroy() }
  } catch (cause) {
    await parser.destroy()
    throw loadError(cause)
  }
}

/** What is said of a page that pdfjs cannot decode. @param number from 1 */
export function damagedPage(number: number, cause: unknown): ReadError {
  return new ReadError(
    `page ${number} of the PDF is damaged, or holds a picture too large to decode; obtain the document again`,
    { cause },
  )
}

async function libraries() {
  withoutCanvas()
  const [{ PDFParse }, pdfjs] = await Promise.all([
    import('pdf-parse'),
    import('pdfjs-dist/legacy/build/pdf.mjs'),
  ])
  if (pdfjs.version !== PDFJS_VERSION) {
    throw new ReadError(`pdfjs-dist must be ${PDFJS_VERSION}, found ${pdfjs.version}: run npm ci`)
  }
  return { PDFParse, pdfjs }
}

/** pdfjs looks for these classes when it is loaded, to draw pages; reading draws none, and needs no native canvas. */
function withoutCanvas(): void {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: class {} })
  }
}

function checkLength(pages: number): void {
  if (pages <= MAX_PAGES) return
  const [stated, limit] = [pages, MAX_PAGES].map(grouped)
  throw new ReadError(
    `the PDF has ${stated} pages and the limit is ${limit}: it is no list; look at what was published`,
  )
}

function loadError(cause: unknown): ReadError {
  if (cause instanceof ReadError) return cause
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'PasswordException') {
    return new ReadError('the PDF is locked: it opens only with a password; obtain a copy without one', {
      cause,
    })
  }
  return new ReadError('the PDF is damaged and cannot be opened; obtain it again', { cause })
}
