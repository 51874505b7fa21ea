import type { Notice } from '../../model.ts'
import { wordsAcross } from './checks/across.ts'
import { drawnOutOfOrder } from './checks/drawing-order.ts'
import { rowsWithoutText } from './checks/empty-rows.ts'
import { irregularLines } from './checks/irregular.ts'
import { textLeftOut } from './checks/left-out.ts'
import { checkNames } from './checks/nameless.ts'
import { noTable } from './checks/no-table.ts'
import { overlappingText } from './checks/overlapping.ts'
import { pageNumbersBroken } from './checks/page-numbers.ts'
import {
  checkEnd,
  checkPictures,
  checkRead,
  endLineMissing,
  startsElsewhere,
  tablesAfterEnd,
  turnedText,
  unreadBefore,
  unreadCharacters,
} from './checks/pages.ts'
import { spaceLeft } from './checks/room.ts'
import { checkPagesAmid, pagesWithoutRows } from './checks/rowless.ts'
import { tagsDisagreeing } from './checks/tags.ts'
import { furnitureOf } from './furniture.ts'
import { boxAround } from './geometry.ts'
import { findHeaders } from './header.ts'
import { withoutHeadings } from './headings.ts'
import { cellText, joinParts, type RowParts } from './join.ts'
import { openPdf } from './load.ts'
import { evidenceBox, type PageContent } from './page.ts'
import { rowPartsOf } from './rows.ts'
import type { TableSpec } from './spec.ts'
import { findExtent } from './stretches.ts'
import { displacedTops } from './tops.ts'
import { withoutWatermarks } from './watermarks.ts'
import { boxOf } from './words.ts'

/** Where something stands: left, top, right, bottom in points from the top left corner of the displayed page. */
interface PlacedBox {
  readonly page: number
  readonly box: [number, number, number, number]
}

export interface TableCell {
  /** the lines joined; '' for a blank cell */
  readonly text: string
  /** as they are broken, bullets included */
  readonly lines: readonly string[]
  /** one for each page on which the cell stands; none for a blank cell */
  readonly boxes: readonly PlacedBox[]
}

export interface TableRow<Id extends string> extends PlacedBox {
  readonly cells: Readonly<Record<Id, TableCell>>
}

export interface PdfTable<Id extends string> {
  /** in printed order; `page` and `box` are those of a row's first part */
  readonly rows: readonly TableRow<Id>[]
  readonly notices: readonly Notice[]
}

/**
 * Reads the one table of a PDF whose header row names the given columns, on as many pages as it goes on, whatever
 * draws it: borders, rules between rows, or white space alone. The section's title is not looked at.
 * @throws ReadError when the document is not a whole, readable PDF, has no such table, has pages without text among
 * the table's, or ends before the table does
 */
export async function readPdfTable<Id extends string>(
  bytes: Uint8Array,
  spec: TableSpec<Id>,
): Promise<PdfTable<Id>> {
  const names = spec.columns.map(column => column.name)
  const { pages, notices: watermarks } = withoutWatermarks(await pagesOf(bytes), names)
  const headers = new Map(pages.map(page => [page, findHeaders(page.words, names)]))
  const furniture = furnitureOf(pages, headers)
  const first = pages.findIndex(page => (headers.get(page) ?? []).length > 0)
  if (first < 0) throw noTable(pages, names)
  const facts = { columns: names.length, end: spec.end ?? null }
  const extent = findExtent(pages.slice(first), headers, furniture, facts)
  const { stretches, endPage } = extent
  checkPictures(pages.slice(first), furniture, endPage)
  checkRead(stretches)
  if (spec.end) checkEnd(endPage, pages)
  const parts = withoutHeadings(stretches, rowPartsOf(stretches, spec), spec)
  const own = new Set(stretches.map(stretch => stretch.page))
  const displaced = displacedTops(stretches, headers)
  const { rows, notices } = joinParts(parts.stretches, spec, displaced)
  checkNames(rows)
  checkPagesAmid(pages, parts.stretches.flat(), furniture)
  return {
    rows: rows.map(row => tableRow(row, spec)),
    notices: [
      ...watermarks,
      ...parts.notices,
      ...notices,
      ...unreadBefore(pages.slice(0, first), furniture),
      ...tablesAfterEnd(headers, endPage),
      ...(spec.end ? endLineMissing(extent) : []),
      ...pagesWithoutRows(pages.slice(first), parts.stretches.flat(), headers, endPage),
      ...startsElsewhere(displaced),
      ...unreadCharacters(own),
      ...turnedText(own),
      ...textLeftOut(stretches, pages, headers, furniture, spec),
      ...rowsWithoutText(stretches),
      ...spaceLeft(parts.stretches.flat()),
      ...wordsAcross(stretches),
      ...overlappingText(rows),
      ...irregularLines(rows),
      ...tagsDisagreeing(parts.stretches.flat()),
      ...drawnOutOfOrder(parts.stretches.flat()),
      ...pageNumbersBroken(pages.slice(first), furniture),
    ],
  }
}

async function pagesOf(bytes: Uint8Array): Promise<PageContent[]> {
  const pdf = await openPdf(bytes)
  try {
    const pages: PageContent[] = []
    for (let number = 1; number <= pdf.pageCount; number++) pages.push(await pdf.page(number))
    return pages
  } finally {
    await pdf.close()
  }
}

function tableRow<Id extends string>(row: RowParts, spec: TableSpec<Id>): TableRow<Id> {
  const cells = {} as Record<Id, TableCell>
  for (const [column, { id }] of spec.columns.entries()) {
    cells[id] = {
      text: cellText(row, column),
      lines: row.flatMap(part => (part.cells[column] ?? []).map(cell => cell.text)),
      boxes: row.flatMap(part => placed(part.page, [part.cells[column] ?? []])),
    }
  }
  const [first] = row.flatMap(part => placed(part.page, part.cells))
  return { cells, page: first?.page ?? row[0].page.number, box: first?.box ?? [0, 0, 0, 0] }
}

function placed(page: PageContent, cells: RowParts[0]['cells']): PlacedBox[] {
  const box = boxAround(cells.flat().flatMap(cell => cell.line.words.map(boxOf)))
  return box ? [{ page: page.number, box: evidenceBox(page, box) }] : []
}
