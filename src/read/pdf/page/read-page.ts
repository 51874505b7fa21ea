import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Matrix } from '../geometry.ts'
import type { PageContent } from '../page.ts'
import { follow } from './operators.ts'
import { PageCollector } from './page-collector.ts'
import { readStructure } from './structure.ts'
import type { FontFacts } from './text-state.ts'

/** What reading a page needs of the pdfjs module. */
export interface PdfjsFacts {
  readonly OPS: Readonly<Record<string, number>>
  readonly AnnotationMode: { readonly DISABLE: number }
}

/** How many operators pdfjs hands out together before a page's end (5.4). */
const PART = { least: 995, most: 1000 }

/** Reads one page's words and rules, and frees what pdfjs holds of it. @throws Error when the page is damaged */
export async function readPage(page: PDFPageProxy, pdfjs: PdfjsFacts): Promise<PageContent> {
  try {
    const view = page.getViewport({ scale: 1 })
    const list = await page.getOperatorList({ annotationMode: pdfjs.AnnotationMode.DISABLE })
    const collector = new PageCollector({ width: view.width, height: view.height })
    const matrix = view.transform as unknown as Matrix
    const shown = { matrix, page: [0, 0, view.width, view.height] as const }
    follow(list, pdfjs.OPS, shown, fontFactsOf(page), collector)
    await checkWhole(page, list.fnArray.length, collector.shown)
    return { number: page.pageNumber, ...collector.finish(), structure: await readStructure(page) }
  } finally {
    page.cleanup()
  }
}

/**
 * Where a page turns out to be damaged, pdfjs hands out the parts that it has so far, and tells nobody (5.4). Its text pass
 * tells, and is made where the last part may be missing: where there are as many operators as whole parts can have.
 */
async function checkWhole(page: PDFPageProxy, operators: number, shown: number): Promise<void> {
  const parts = Math.ceil(operators / PART.most)
  if (operators < parts * PART.least) return
  const { items } = await page.getTextContent({ disableNormalization: true })
  const text = items.map(item => ('str' in item ? item.str.replace(/\s+/g, '') : '')).join('')
  if (text.length > shown)
    throw new Error(`${operators} operators show ${shown} of ${text.length} characters`)
}

interface PdfjsFont {
  readonly fontMatrix?: readonly number[]
  readonly vertical?: boolean
  readonly isType3Font?: boolean
  readonly bbox?: readonly number[]
}

function fontFactsOf(page: PDFPageProxy): (name: string) => FontFacts {
  const known = new Map<string, FontFacts>()
  return name => {
    const facts = known.get(name) ?? factsOf(page.commonObjs.has(name) ? page.commonObjs.get(name) : {})
    known.set(name, facts)
    return facts
  }
}

/** A Type 3 font brings its own unit: its em is as high as its bounding box. */
function factsOf(font: PdfjsFont | string): FontFacts {
  // in place of a font that it cannot find or read, pdfjs keeps the reason
  if (typeof font === 'string') return { advance: 0.001, em: 1, vertical: false, missing: true }
  const advance = font.fontMatrix?.[0] ?? 0.001
  const boxHeight = (font.bbox?.[3] ?? 0) - (font.bbox?.[1] ?? 0)
  const ownUnit = font.isType3Font === true && boxHeight > 0
  const em = ownUnit ? boxHeight * Math.abs(font.fontMatrix?.[3] ?? 0.001) : 1
  return { advance, em, vertical: font.vertical === true, missing: false }
}
