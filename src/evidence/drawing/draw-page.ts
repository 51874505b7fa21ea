import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { ReadError } from '../../errors.ts'
import { damagedPage, loadPdf } from '../../read/pdf/load.ts'
import type { DocumentInput } from '../../sources/source.ts'
import type { PagePicture } from './picture.ts'

/** Pixels for each point: small type is sharp on a screen. */
const SCALE = 2
/** Of the image, whatever size the page claims; US Letter has 1.9 million at full scale. */
const MAX_PIXELS = 4_000_000

/**
 * Draws one page, as a viewer shows it. Typefaces that the PDF does not bring along are those of pdfjs, whatever the machine
 * has, so that a page looks alike everywhere. Needs native code: `launchDrawingChild`.
 * @param number from 1
 * @throws ReadError when the PDF cannot be opened, has no such page, or the page is damaged
 */
export async function drawPage({ bytes }: DocumentInput, number: number): Promise<PagePicture> {
  const canvas = await import('@napi-rs/canvas')
  // pdfjs takes them from here, and has to find them when it is loaded
  const { DOMMatrix, ImageData, Path2D } = canvas
  Object.assign(globalThis, { DOMMatrix, ImageData, Path2D })
  const { document, close } = await loadPdf(bytes, standardFonts())
  try {
    if (number > document.numPages)
      throw new ReadError(`The PDF has ${document.numPages} pages: there is no page ${number} to draw.`)
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const scale = Math.min(SCALE, Math.sqrt(MAX_PIXELS / (width * height)))
    const viewport = page.getViewport({ scale })
    const paper = canvas.createCanvas(pixels(viewport.width), pixels(viewport.height))
    await page.render({ canvas: paper, viewport }).promise
    return { page: number, width, height, png: paper.toBuffer('image/png') }
  } catch (cause) {
    throw cause instanceof ReadError ? cause : damagedPage(number, cause)
  } finally {
    await close()
  }
}

function pixels(length: number): number {
  return Math.max(1, Math.round(length))
}

function standardFonts(): string {
  const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return join(pdfjs, 'standard_fonts/')
}
