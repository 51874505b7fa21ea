import type { Notice } from '../../../model.ts'
import { EXAMPLES } from '../../notices.ts'
import { pageList } from '../page-list.ts'
import type { Columns } from '../table/columns.ts'
import type { Stretch } from '../table/stretch.ts'
import type { Word } from '../words.ts'

/** A word hangs over a border when this much of it, in ems, is on either side. */
const OVER = 0.3

/** Tells of words that lie across the border of two columns, and so may have been read in the wrong cell. */
export function wordsAcross(stretches: readonly Stretch[]): Notice[] {
  const across = stretches.flatMap(({ page, columns, words }) =>
    words.filter(word => liesAcross(word, columns)).map(word => ({ page, word })),
  )
  if (across.length === 0) return []
  const pages = pageList(across.map(({ page }) => page))
  return [
    {
      code: 'text-across-columns',
      text: `${across.length} words on page ${pages} lie across the border of two columns; each was read in the cell in which it starts`,
      count: across.length,
      examples: across.slice(0, EXAMPLES).map(({ word }) => word.text),
    },
  ]
}

function liesAcross(word: Word, columns: Columns): boolean {
  const over = OVER * word.size
  return columns.slice(1).some(([border]) => word.x0 < border - over && word.x1 > border + over)
}
