import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { REPORT_LAYOUT } from '../fixtures/generator/ddor/layout.ts'
import { prose } from '../fixtures/generator/ddor/prose.ts'
import { drawReport } from '../fixtures/generator/ddor/report.ts'
import { rowsOfReport } from '../fixtures/generator/ddor/row.ts'
import { ddor } from '../src/sources/ddor/source.ts'
import { milliseconds, type Section } from './row.ts'
import { sideBySide } from './timing.ts'

const REPEATS = 9

/** Reads a report as long as the first one of 2017, every page and the table on twelve of them. */
export async function measureReport(): Promise<Section> {
  const drawn = drawReport({
    prose: prose('January 28 – February 3, 2017', 'Limit'),
    rows: rowsOfReport(1),
    layout: REPORT_LAYOUT,
    // as many rows in Section II as make 35 pages
    declined: 330,
    sections: 'apart',
  })
  const bytes = new Uint8Array(await drawn.bytes)
  const document = { bytes, contentType: 'application/pdf', file: null }
  const { entries } = await ddor.read(document)
  const times = await sideBySide(REPEATS, {
    icelist: () => ddor.read(document),
    pdfjs: () => textOf(bytes),
  })
  return {
    title: 'Reading a report',
    rows: [
      {
        id: 'report',
        work: `read a report of ${drawn.pages} pages`,
        against: 'one pdfjs text pass over the same pages',
        ours: milliseconds(times.icelist),
        theirs: milliseconds(times.pdfjs),
        reach: { of: 'ratio', most: 1.5 },
      },
    ],
    text: `A drawn report of ${drawn.pages} pages whose table has ${entries.length} rows on ${drawn.table.length} pages. pdfjs: load, \`getTextContent\` of every page, close. Both in one process that has read the report before.`,
  }
}

/** All text of a PDF, without a word on where it stands. */
async function textOf(bytes: Uint8Array): Promise<string[]> {
  const loading = getDocument({
    // pdfjs takes its bytes away from whoever handed them in
    data: new Uint8Array(bytes),
    verbosity: 0,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
  })
  const document = await loading.promise
  const pages: string[] = []
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map(item => ('str' in item ? item.str : '')).join(' '))
    page.cleanup()
  }
  await loading.destroy()
  return pages
}
