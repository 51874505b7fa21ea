import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ReadError } from '../../errors.ts'
import { checkComplete } from './complete.ts'
import { type PageContent, readPage } from './page.ts'

/** The reader knows the operators of this version by number: pdf-parse 2.4.5 brings the same. */
const PDFJS_VERSION = '5.4.296'
/** Pixels: US Letter at 800 dots an inch. A page with a larger picture is refused before the picture is decoded. */
const MAX_IMAGE = 60_000_000

export interface PdfFile {
  readonly pageCount: number
  /** @param number from 1. @throws ReadError when the page cannot be decoded. */
  page(number: number): Promise<PageContent>
  close(): Promise<void>
}

/**
 * Opens a PDF for reading page by page. The bytes stay the caller's.
 * @throws ReadError when they are no PDF, truncated, damaged, or locked by a password
 */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
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
  })
  try {
    // in brackets, because pdf-parse keeps its loaded document to itself
    const document: PDFDocumentProxy = await parser['load']()
    return {
      pageCount: document.numPages,
      page: async number => {
        try {
          return await readPage(await document.getPage(number), pdfjs)
        } catch (cause) {
          throw new ReadError(
            `page ${number} of the PDF is damaged, or holds a picture too large to decode; obtain the document again`,
            { cause },
          )
        }
      },
      close: () => parser.destroy(),
    }
  } catch (cause) {
    await parser.destroy()
    throw loadError(cause)
  }
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

function loadError(cause: unknown): ReadError {
  const name = cause instanceof Error ? cause.name : ''
  if (name === 'PasswordException') {
    return new ReadError('the PDF is locked: it opens only with a password; obtain a copy without one', {
      cause,
    })
  }
  return new ReadError('the PDF is damaged and cannot be opened; obtain it again', { cause })
}
