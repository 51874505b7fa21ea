import type { Notice } from '../../../model.ts'
import { EXAMPLES } from '../../notices.ts'
import { isBullet } from '../bullets.ts'
import type { PageContent } from '../page.ts'
import { pageList } from '../page-list.ts'
import { cellText, type RowPart } from '../rows/row-parts.ts'
import type { Word } from '../words.ts'

/** A file is drawn row by row when so many of its rows are: what few are not may have been moved. */
const MOST = 0.8

/**
 * Tells of rows that are not drawn in one go in a file whose rows otherwise are: between a row's words the file draws
 * those of another, so that some of them may belong there.
 */
export function drawnOutOfOrder(parts: readonly RowPart[]): Notice[] {
  const torn = [...Map.groupBy(parts, part => part.page)].flatMap(([page, onPage]) => tornOn(page, onPage))
  if (torn.length === 0 || torn.length > (1 - MOST) * parts.length) return []
  const pages = pageList(torn.map(({ page }) => page))
  return [
    {
      code: 'drawn-out-of-order',
      text: `${torn.length} rows on page ${pages} are drawn together with words of other rows; look whether each word is in its row`,
      count: torn.length,
      examples: torn.slice(0, EXAMPLES).map(part => cellText([part], 0)),
    },
  ]
}

/** The rows of a page that are interrupted by words of others. A page's words are kept in the order of drawing. */
function tornOn(page: PageContent, parts: readonly RowPart[]): RowPart[] {
  const rowOf = new Map<Word, RowPart>()
  for (const part of parts) for (const word of wordsOf(part)) rowOf.set(word, part)
  const drawn = page.words.flatMap(word => rowOf.get(word) ?? [])
  const last = new Map(drawn.map((part, at) => [part, at]))
  const torn = new Set<RowPart>()
  for (const [at, part] of drawn.entries())
    if (drawn[at + 1] !== part && last.get(part) !== at) torn.add(part)
  return [...torn]
}

/** Without bullets: they may be shapes, which are found after all words (Chromium). */
function wordsOf({ cells }: RowPart): Word[] {
  return cells.flat().flatMap(cell => cell.line.words.filter(word => !isBullet(word.text)))
}
