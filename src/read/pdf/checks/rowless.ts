import type { Notice } from '../../../model.ts'
import type { Header } from '../header.ts'
import type { PageContent } from '../page.ts'
import type { RowPart } from '../rows.ts'

/**
 * Tells of pages from which rows may have vanished without a trace: no row was read on a page that stands before the
 * table's end, or that has its header row. It may be blank, or its content broken.
 * @param pages from the table's first
 */
export function pagesWithoutRows(
  pages: readonly PageContent[],
  parts: readonly RowPart[],
  headers: ReadonlyMap<PageContent, readonly Header[]>,
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
      text: `no row was read on page ${empty.map(page => page.number).join(', ')}, between the table's first header row and its end; look whether any is missing`,
      count: empty.length,
    },
  ]
}
