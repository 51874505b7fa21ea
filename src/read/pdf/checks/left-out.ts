import type { Notice } from '../../../model.ts'
import { type Columns, columnOf } from '../columns.ts'
import type { Header } from '../header.ts'
import { type Line, linesOf, textOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import { endsCell, type TableSpec } from '../spec.ts'
import type { Stretch } from '../stretches.ts'
import type { Word } from '../words.ts'

const EXAMPLES = 5

/**
 * Tells of text that is in none of the table's cells and may be the table's: whatever stands among its rows, but for
 * header rows, running lines and page numbers; and before or behind it what looks like one of its rows.
 */
export function textLeftOut(
  stretches: readonly Stretch[],
  pages: readonly PageContent[],
  headers: ReadonlyMap<PageContent, readonly Header[]>,
  furniture: ReadonlyMap<PageContent, ReadonlySet<Word>>,
  spec: TableSpec,
): Notice[] {
  const used = stretches.filter(stretch => stretch.words.length > 0)
  const [first, last] = [used[0], used.at(-1)]
  if (!first || !last) return []
  const inCells = new Set(used.flatMap(stretch => stretch.words))
  const top = headers.get(first.page)?.[0]?.box[3] ?? Number.NEGATIVE_INFINITY
  const bottom = Math.max(...last.words.map(word => word.base))
  const isAmong = (page: PageContent, line: Line) =>
    page.number >= first.page.number &&
    page.number <= last.page.number &&
    (page !== first.page || line.base > top) &&
    (page !== last.page || line.base < bottom)
  const left = pages.flatMap(page => {
    const words = page.words.filter(
      word =>
        !inCells.has(word) &&
        !furniture.get(page)?.has(word) &&
        !headers.get(page)?.some(header => header.words.has(word)),
    )
    return linesOf(words)
      .filter(
        line =>
          isAmong(page, line) || isLikeRow(line, first.columns, spec) || isLikeRow(line, last.columns, spec),
      )
      .map(line => ({ page, line }))
  })
  return left.length > 0 ? [notice(left)] : []
}

/**
 * A line with a whole name in the first column and nothing else, or with text there and, beside it, a whole cell of
 * another column that shows its end, as dates do.
 */
function isLikeRow({ words, base, size }: Line, columns: Columns, spec: TableSpec): boolean {
  // the cheap look first: this is asked of every line of a document
  if (!words.some(word => columnOf(word, columns) === 0)) return false
  const byColumn = Map.groupBy(words, word => columnOf(word, columns))
  const isWhole = (index: number) =>
    endsCell(spec.columns[index], textOf({ words: byColumn.get(index) ?? [], base, size })) === 'yes'
  return byColumn.size === 1 ? isWhole(0) : spec.columns.some((_, index) => index > 0 && isWhole(index))
}

function notice(left: readonly { readonly page: PageContent; readonly line: Line }[]): Notice {
  const pages = [...new Set(left.map(({ page }) => page.number))].join(', ')
  return {
    code: 'text-left-out',
    text: `${left.length} lines on page ${pages} stand where the table is and are in none of its cells; look whether they belong to it`,
    count: left.length,
    examples: left.slice(0, EXAMPLES).map(({ line }) => textOf(line)),
  }
}
