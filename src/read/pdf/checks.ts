import { ReadError } from '../../errors.ts'
import type { PageContent } from './page.ts'
import type { Word } from './words.ts'

/**
 * Refuses a table among whose pages there is one that shows something and says nothing but its number: a scan, or
 * letters turned into shapes.
 * @param pages from the table's first
 * @throws ReadError that names the pages
 */
export function checkPictures(
  pages: readonly PageContent[],
  furniture: ReadonlyMap<PageContent, ReadonlySet<Word>>,
  endPage: number | null,
): void {
  const silent = pages.filter(
    page =>
      page.number <= (endPage ?? Number.POSITIVE_INFINITY) &&
      page.pictured &&
      page.words.every(word => furniture.get(page)?.has(word)),
  )
  if (silent.length === 0) return
  const [page, are] = silent.length === 1 ? ['page', 'is a picture'] : ['pages', 'are pictures']
  throw new ReadError(
    `${page} ${silent.map(({ number }) => number).join(', ')} of the table ${are} without text: rows would be missed; read them by hand`,
  )
}

/**
 * Refuses a table that nothing ends: pages may be missing.
 * @throws ReadError
 */
export function checkEnd(endPage: number | null, pages: readonly PageContent[]): void {
  if (endPage !== null) return
  throw new ReadError(
    `the end of the table was not seen: it runs to the end of the document, page ${pages.length}; look for the missing pages`,
  )
}
