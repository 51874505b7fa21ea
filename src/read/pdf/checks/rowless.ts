import { ReadError } from '../../../errors.ts'
import type { Notice } from '../../../model.ts'
import type { Header } from '../header.ts'
import { linesOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import type { RowPart } from '../rows.ts'
import type { Word } from '../words.ts'

/** So much text is more than a running line that was not seen as one. */
const LINES = 3

/**
 * Refuses a table amid which there is a page with text and without a row: its rows were not found.
 * @throws ReadError that names the pages
 */
export function checkPagesAmid(
  pages: readonly PageContent[],
  parts: readonly RowPart[],
  furniture: ReadonlyMap<PageContent, ReadonlySet<Word>>,
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
    `no row could be read on page ${rowless.map(page => page.number).join(', ')}, amid the table, although there is text; read it by hand`,
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
