import { ReadError } from '../../errors.ts'
import type { PdfEvidence } from '../../model.ts'
import { type Box, boxAround } from '../../read/pdf/geometry.ts'
import { joinLines, linesOf, textOf } from '../../read/pdf/lines.ts'
import { openPdf } from '../../read/pdf/load.ts'
import { evidenceBox, type PageContent } from '../../read/pdf/page.ts'
import { boxOf } from '../../read/pdf/words.ts'
import type { DocumentInput } from '../../sources/source.ts'
import { type PdfExcerpt, shortened } from './excerpt.ts'

type PlacedBox = NonNullable<PdfEvidence['cells']>[string][number]

/** @throws ReadError when the PDF cannot be read, or has fewer pages */
export async function pdfExcerpts(
  { bytes }: DocumentInput,
  places: readonly PdfEvidence[],
): Promise<PdfExcerpt[]> {
  const pages = new Map<number, PageContent>()
  const pdf = await openPdf(bytes)
  try {
    for (const number of new Set(places.flatMap(place => boxesOf(place).map(({ page }) => page)))) {
      if (number > pdf.pageCount)
        throw new ReadError(
          `The PDF has ${pdf.pageCount} pages, and an entry was read from page ${number}: it is not the document that was read. See "verify".`,
        )
      pages.set(number, await pdf.page(number))
    }
  } finally {
    await pdf.close()
  }
  return places.map(place => excerptOf(place, pages))
}

function excerptOf(place: PdfEvidence, pages: ReadonlyMap<number, PageContent>): PdfExcerpt {
  const byPage = Map.groupBy(boxesOf(place), ({ page }) => page)
  const shown = [...byPage].sort(([a], [b]) => a - b)
  return {
    kind: 'pdf',
    pages: shown.flatMap(([number, boxes]) => {
      const mark = boxAround(boxes.map(({ box }) => box))
      const size = pages.get(number)?.size
      return mark && size ? [{ page: number, ...size, mark }] : []
    }),
    cells: cellsOf(place).map(({ fields, boxes }) => ({
      fields,
      text: shortened(joinLines(boxes.flatMap(({ page, box }) => linesWithin(pages.get(page), box)))),
    })),
  }
}

/** Where the row stands, and each of its cells. */
function boxesOf({ page, box, cells }: PdfEvidence): PlacedBox[] {
  return [{ page, box }, ...Object.values(cells ?? {}).flat()]
}

/** The row's cells; one from which several fields were read stands once. */
function cellsOf({ page, box, cells }: PdfEvidence): { fields: string[]; boxes: readonly PlacedBox[] }[] {
  if (!cells) return [{ fields: [], boxes: [{ page, box }] }]
  const byPlace = Map.groupBy(Object.entries(cells), ([, boxes]) => JSON.stringify(boxes))
  return [...byPlace.values()].map(same => ({
    fields: same.map(([field]) => field),
    boxes: same[0]?.[1] ?? [],
  }))
}

function linesWithin(page: PageContent | undefined, box: Box): string[] {
  if (!page) return []
  const words = page.words.filter(word => isMiddleWithin(evidenceBox(page, boxOf(word)), box))
  return linesOf(words).map(textOf)
}

function isMiddleWithin(inner: Box, [left, top, right, bottom]: Box): boolean {
  const [x, y] = [(inner[0] + inner[2]) / 2, (inner[1] + inner[3]) / 2]
  return x >= left && x <= right && y >= top && y <= bottom
}
