import type { Notice } from '../../../model.ts'
import type { Header } from '../header.ts'
import { type Line, linesOf, textOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import type { Stretch } from '../stretches.ts'
import type { Word } from '../words.ts'

const EXAMPLES = 5

/**
 * Tells of text among the table's pages that is in none of its cells: below its first header row and above its last
 * line, but for header rows, running lines and page numbers.
 */
export function textLeftOut(
  stretches: readonly Stretch[],
  pages: readonly PageContent[],
  headers: ReadonlyMap<PageContent, readonly Header[]>,
  furniture: ReadonlyMap<PageContent, ReadonlySet<Word>>,
): Notice[] {
  const used = stretches.filter(stretch => stretch.words.length > 0)
  const [first, last] = [used[0], used.at(-1)]
  if (!first || !last) return []
  const inCells = new Set(used.flatMap(stretch => stretch.words))
  const top = headers.get(first.page)?.[0]?.box[3] ?? Number.NEGATIVE_INFINITY
  const bottom = Math.max(...last.words.map(word => word.base))
  const among = pages.filter(page => page.number >= first.page.number && page.number <= last.page.number)
  const left = among.flatMap(page => {
    const words = page.words.filter(
      word =>
        !inCells.has(word) &&
        !furniture.get(page)?.has(word) &&
        !headers.get(page)?.some(header => header.words.has(word)) &&
        (page !== first.page || word.base > top) &&
        (page !== last.page || word.base < bottom),
    )
    return linesOf(words).map(line => ({ page, line }))
  })
  return left.length > 0 ? [notice(left)] : []
}

function notice(left: readonly { readonly page: PageContent; readonly line: Line }[]): Notice {
  const pages = [...new Set(left.map(({ page }) => page.number))].join(', ')
  return {
    code: 'text-left-out',
    text: `${left.length} lines on page ${pages} stand among the rows of the table and in none of its cells; look whether they belong to it`,
    count: left.length,
    examples: left.slice(0, EXAMPLES).map(({ line }) => textOf(line)),
  }
}
