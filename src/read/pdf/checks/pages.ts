import { ReadError } from '../../../errors.ts'
import type { Notice } from '../../../model.ts'
import { EXAMPLES } from '../../notices.ts'
import type { PageContent } from '../page.ts'
import { pageList } from '../page-list.ts'
import type { Extent } from '../table/extent.ts'
import type { Furniture } from '../table/furniture.ts'
import type { PageHeaders } from '../table/header.ts'
import type { Stretch } from '../table/stretch.ts'

/** Characters of an example. */
const LENGTH = 80

/**
 * Refuses a table among whose pages there is one that shows something and says nothing but its number: a scan,
 * letters turned into shapes, rules without words.
 * @param pages from the table's first
 * @throws ReadError that names the pages
 */
export function checkPictures(
  pages: readonly PageContent[],
  furniture: Furniture,
  endPage: number | null,
): void {
  const silent = pages.filter(
    page =>
      page.number <= (endPage ?? Number.POSITIVE_INFINITY) &&
      showsSomething(page) &&
      page.words.every(word => furniture.get(page)?.has(word)),
  )
  if (silent.length === 0) return
  const named = `${silent.length === 1 ? 'page' : 'pages'} ${pageList(silent)}`
  throw new ReadError(
    `${named} of the table cannot be read: there is a picture or the like and no text, so rows would be missed; read them by hand`,
  )
}

/** So many rules are more than the lines above and below running lines. */
const RULES = 3

/**
 * Tells of pages before the table that cannot be read, and of one right before it that is empty but for running lines:
 * its content may be broken, and the table's beginning be there.
 */
export function unreadBefore(pages: readonly PageContent[], furniture: Furniture): Notice[] {
  const silent = pages.filter(
    page =>
      page.words.every(word => furniture.get(page)?.has(word)) &&
      (page === pages.at(-1) || showsSomething(page)),
  )
  if (silent.length === 0) return []
  return [
    {
      code: 'page-without-text',
      text: `page ${pageList(silent)}, before the table, has no text; look whether the table starts there`,
      count: silent.length,
    },
  ]
}

/** Tells of header rows of the table behind the line that ends it. */
export function tablesAfterEnd(headers: PageHeaders, endPage: number | null): Notice[] {
  const after = [...headers].filter(
    ([page, found]) => found.length > 0 && page.number > (endPage ?? page.number),
  )
  if (after.length === 0) return []
  return [
    {
      code: 'table-after-end',
      text: `page ${pageList(after.map(([page]) => page))} has the table's header row again, behind the end of the table; its rows were not read`,
      count: after.length,
    },
  ]
}

function showsSomething({ pictured, unread, aside, rules }: PageContent): boolean {
  return pictured || unread > 0 || aside !== '' || rules.horizontal.length + rules.vertical.length >= RULES
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

/** Tells of a table that ends at other text than the line that was to end it: what stands between may be lost. */
export function endLineMissing({ endPage, endSeen }: Extent): Notice[] {
  if (endSeen) return []
  return [
    {
      code: 'end-line-not-seen',
      text: `the table ends on page ${endPage} at other text than the heading that follows it; look whether rows are missing there`,
    },
  ]
}

/**
 * Refuses a table that has a page of which no row could be read although there are characters.
 * @throws ReadError
 */
export function checkRead(stretches: readonly Stretch[]): void {
  const filled = new Set(stretches.flatMap(({ page, words }) => (words.length > 0 ? [page] : [])))
  const unread = stretches.find(({ page }) => page.unread > 0 && !filled.has(page))
  if (!unread) return
  throw new ReadError(
    `page ${unread.page.number} of the table cannot be read: its characters are in a font that the file does not hold; obtain the document again`,
  )
}

/** Tells of pages on which the table's first line does not stand where it does on others. */
export function startsElsewhere(displaced: ReadonlySet<PageContent>): Notice[] {
  if (displaced.size === 0) return []
  return [
    {
      code: 'table-starts-elsewhere',
      text: `on page ${pageList(displaced)} the table's first line stands higher or lower than on its other pages; look whether rows are missing or out of place`,
      count: displaced.size,
    },
  ]
}

/** Tells of characters on the table's pages that are shown and were not read. */
export function unreadCharacters(pages: Iterable<PageContent>): Notice[] {
  const unread = [...new Set(pages)].filter(page => page.unread > 0)
  if (unread.length === 0) return []
  const count = unread.reduce((sum, page) => sum + page.unread, 0)
  return [
    {
      code: 'characters-not-read',
      text: `${count} characters on page ${pageList(unread)} lie beyond the edge of the page or do not say what they are; compare the rows there`,
      count,
    },
  ]
}

/** Tells of text on the table's pages that runs in another direction and is no watermark: it is not on other pages. */
export function turnedText(pages: Iterable<PageContent>): Notice[] {
  const turned = Map.groupBy(new Set(pages), page => page.aside)
  const single = [...turned].filter(([text, on]) => text !== '' && on.length === 1)
  if (single.length === 0) return []
  return [
    {
      code: 'turned-text-left-out',
      text: `page ${pageList(single.flatMap(([, on]) => on))} of the table has text that runs in another direction and was left out; look whether it belongs to a row`,
      count: single.length,
      examples: single.slice(0, EXAMPLES).map(([text]) => text.slice(0, LENGTH)),
    },
  ]
}
