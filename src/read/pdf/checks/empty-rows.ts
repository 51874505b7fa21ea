import type { Notice } from '../../../model.ts'
import { median } from '../geometry.ts'
import { pageList } from '../page-list.ts'
import type { Stretch } from '../table/stretch.ts'
import { boxOf } from '../words.ts'

/** Rules nearer to each other than so many ems have no room for a line between them. */
const ROOM = 1.2

/** Tells of rows that are ruled and hold no text: it may be lost. */
export function rowsWithoutText(stretches: readonly Stretch[]): Notice[] {
  const empty = stretches.flatMap(stretch => emptyRowsOf(stretch).map(() => stretch.page))
  if (empty.length === 0) return []
  return [
    {
      code: 'row-without-text',
      text: `${empty.length} rows of the table on page ${pageList(empty)} are ruled and hold no text; look whether it is missing`,
      count: empty.length,
    },
  ]
}

/**
 * The heights of the rules above rows that no word of the page reaches into, be it a header row's: below its text the
 * rest of its row may be as high as a line.
 */
function emptyRowsOf({ page, words, borders }: Stretch): number[] {
  const room = ROOM * median(words.map(word => word.size))
  const boxes = page.words.map(boxOf)
  return borders.filter((border, index) => {
    const next = borders[index + 1]
    if (next === undefined || next - border < room) return false
    return !boxes.some(([, top, , bottom]) => bottom >= border && top <= next)
  })
}
