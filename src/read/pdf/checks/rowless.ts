import { ReadError } from '../../../errors.ts'
import type { Notice } from '../../../model.ts'
import { linesOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import { pageList } from '../page-list.ts'
import type { RowPart } from '../rows/row-parts.ts'
import type { Furniture } from '../table/furniture.ts'
import type { PageHeaders } from '../table/header.ts'

/** So much text is more than a running line that was not seen as one. */
const LINES = 3

/**
 * Refuses a table amid which there is a page with text and without a row: its rows were not found.
 * @throws ReadError that names the pages
 */
export function checkPagesAmid(
  pages: readonly PageContent[],
  parts: readonly RowPart[],
  furniture: Furniture,
): void {
  const filled = new Set(parts.map(part => part.page))
  const numbers = [...filled].map(page => page.number)
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const rowless = pages.filter(page => {
    if (filled.has(page) || page.number < first || page.number > last) return false
    return linesOf(page.words.filter(word => !furniture.get(page)?.has(word))).length >= LINES
  })
  if (rowless.length === 0) return
  throw new ReadError(
    `no row could be read on page ${pageList(rowless)}, amid the table, although there is text; read it by hand`,
  )
}

/**
 * Tells of pages from which rows may have vanished without a trace: no row was read on a page that stands before the
 * table's end, or that has its header row. It may be blank, or its content broken.
 * @param pages from the table's first
 */
export function pagesWithoutRows(
  pages: readonly PageContent[],
  parts: readonly RowPart[],
  headers: PageHeaders,
  endPage: number | null,
): Notice[] {
  const end = endPage ?? Number.POSITIVE_INFINITY
  const filled = new Set(parts.map(part => part.page))
  const empty = pages.filter(
    page =>
      !filled.has(page) &&
      (page.number < end || (page.number === end && (headers.get(page) ?? []).length > 0)),
  )
  if (empty.length === 0) return []
  return [
    {
      code: 'page-without-rows',
      text: `no row was read on page ${pageList(empty)}, between the table's first header row and its end; look whether any is missing`,
      count: empty.length,
    },
  ]
}
