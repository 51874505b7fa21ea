import type { Notice } from '../../model.ts'
import { doubtsOf } from './checks/doubts.ts'
import { checkNames } from './checks/nameless.ts'
import { noTable } from './checks/no-table.ts'
import { checkEnd, checkPictures, checkRead } from './checks/pages.ts'
import { checkPagesAmid } from './checks/rowless.ts'
import { boxAround } from './geometry.ts'
import { openPdf } from './load.ts'
import { evidenceBox, type PageContent } from './page.ts'
import { withoutHeadings } from './rows/headings.ts'
import { joinParts, type RowParts } from './rows/join.ts'
import { cellText, rowPartsOf } from './rows/row-parts.ts'
import type { TableSpec } from './spec.ts'
import { findExtent } from './table/extent.ts'
import { furnitureOf } from './table/furniture.ts'
import { findHeaders } from './table/header.ts'
import { displacedTops } from './table/tops.ts'
import { withoutWatermarks } from './table/watermarks.ts'
import type { PlacedBox, TableCell } from './table-cell.ts'
import { boxOf } from './words.ts'

/** A row by the ids of its columns. */
export interface TableRow<Id extends string> extends PlacedBox {
  readonly cells: Readonly<Record<Id, TableCell>>
}

/** What was read of a table. */
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
  const extent = findExtent(pages.slice(first), headers, furniture, spec)
  const { stretches, endPage } = extent
  checkPictures(pages.slice(first), furniture, endPage)
  checkRead(stretches)
  if (spec.end) checkEnd(endPage, pages)
  const { parts: inStretches, notices: headings } = withoutHeadings(
    stretches,
    rowPartsOf(stretches, spec),
    spec,
  )
  const displaced = displacedTops(stretches, headers)
  const { rows, notices: joins } = joinParts(inStretches, spec, displaced)
  const parts = inStretches.flat()
  checkNames(rows)
  checkPagesAmid(pages, parts, furniture)
  const doubts = doubtsOf({ spec, pages, first, headers, furniture, extent, displaced, parts, rows })
  return {
    rows: rows.map(row => tableRow(row, spec)),
    notices: [...watermarks, ...headings, ...joins, ...doubts],
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
