import type { Notice } from '../../../model.ts'
import { EXAMPLES } from '../../notices.ts'
import { median } from '../geometry.ts'
import { type Line, linesOf, textOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import { pageList } from '../page-list.ts'
import { middleOf, type Word } from '../words.ts'
import { findHeaders } from './header.ts'

/** Type that is larger than the table's by this factor is no text of its cells. */
const LARGER = 2.5
/** The same watermark stands at the same height on other pages, within so many points. */
const SAME_HEIGHT = 3

interface Watermark {
  readonly page: PageContent
  readonly line: Line
}

/**
 * Takes out text in type several times the table's that is printed over other lines of its pages, and where it stands
 * on them again over nothing: a watermark ("DRAFT"). What was taken out is a notice.
 */
export function withoutWatermarks(
  pages: readonly PageContent[],
  names: readonly string[],
): { pages: PageContent[]; notices: Notice[] } {
  const withTable = pages.filter(page => findHeaders(page.words, names).length > 0)
  const [first] = withTable
  const usual = median(withTable.flatMap(page => page.words.map(word => word.size)))
  if (!first || pages.every(page => page.words.every(word => word.size <= LARGER * usual)))
    return { pages: [...pages], notices: [] }
  const large = pages
    .filter(page => page.number >= first.number)
    .flatMap(page => {
      const words = page.words.filter(word => word.size > LARGER * usual)
      return linesOf(words).map(line => ({ page, line }))
    })
  const over = large.filter(mark => isOverText(mark, LARGER * usual))
  const marks = large.filter(mark => over.some(other => other === mark || isSame(other, mark)))
  const words = new Set<Word>(marks.flatMap(({ line }) => line.words))
  return {
    pages: pages.map(page => ({ ...page, words: page.words.filter(word => !words.has(word)) })),
    notices: marks.length > 0 ? [leftOut(marks)] : [],
  }
}

/** Whether other text stands between the top and the foot of its letters; a heading stands alone. */
function isOverText({ page, line }: Watermark, large: number): boolean {
  return page.words.some(word => {
    const middle = middleOf(word)
    return word.size <= large && middle > line.base - 0.8 * line.size && middle < line.base
  })
}

function isSame(a: Watermark, b: Watermark): boolean {
  return Math.abs(a.line.base - b.line.base) <= SAME_HEIGHT && textOf(a.line) === textOf(b.line)
}

function leftOut(marks: readonly Watermark[]): Notice {
  const pages = pageList(marks.map(({ page }) => page))
  return {
    code: 'watermark-left-out',
    text: `page ${pages} of the table has text in type several times as large printed over it, which was taken for a watermark and left out`,
    count: marks.length,
    examples: [...new Set(marks.map(({ line }) => textOf(line)))].slice(0, EXAMPLES),
  }
}
