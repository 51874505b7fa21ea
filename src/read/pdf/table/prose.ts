import { type Line, textsOf } from '../lines.ts'
import type { Word } from '../words.ts'
import type { Gutter } from './gutters.ts'

/** Words nearer than this many ems may be of one text. */
const NEAR = 0.7
/** Words of one text are parted by so many ems at most, unless it is justified. */
const WORD_GAP = 0.45
/** Lines nearer than this many ems are of one paragraph. */
const PARAGRAPH = 1.7
/** A paragraph's lines start within this many points of each other. */
const FLUSH = 3
/** Cells start within so many points of their column's leftmost letters, which may be hanging bullets. */
const EDGE = 2.5

/**
 * Where a text that runs across the columns starts in the lines of a table without borders: a section's title, a
 * paragraph, another table's. @returns its index among the lines, or -1
 */
export function proseStart(lines: readonly Line[], gutters: readonly Gutter[]): number {
  const crossing = lines.findIndex(line => runsAcross(line, gutters))
  if (crossing < 0) return -1
  let start = crossing
  while (start > 0 && belongsBefore(lines[start - 1], lines[start])) start -= 1
  return start
}

/**
 * Whether a text does not keep to the columns: it crosses two gutters, or one with more words before it than a word
 * that was too wide for its column has. Where it goes on at the very left edge of a column, another cell may begin:
 * in a row whose cells are all full, gutters are no wider than the spaces between words.
 */
function runsAcross(line: Line, gutters: readonly Gutter[]): boolean {
  return textsOf(line, NEAR)
    .flatMap(({ words }) => cellsOf(words, gutters))
    .some(words => {
      const crossed = gutters.flatMap(gutter => wordsBefore(words, gutter) ?? [])
      return crossed.length > 1 || (crossed[0] ?? 0) > 2
    })
}

/** A text, cut where words start at the left edge of a column. */
function cellsOf(words: readonly Word[], gutters: readonly Gutter[]): Word[][] {
  const cells: Word[][] = []
  for (const word of words) {
    const starts = gutters.some(({ to }) => word.x0 >= to - 1 && word.x0 <= to + EDGE)
    const last = cells.at(-1)
    if (last && !starts) last.push(word)
    else cells.push([word])
  }
  return cells
}

/**
 * How many words of a text start before a gutter that it crosses, by a word that lies over it or by a gap no wider than
 * between words; null when it does not cross it.
 */
function wordsBefore(words: readonly Word[], gutter: Gutter): number | null {
  const before = words.findIndex(word => word.x1 > gutter.to + 1)
  const [last, next] = [words[before - 1], words[before]]
  if (!next) return null
  if (next.x0 < gutter.from - 1) return before + 1
  if (!last || next.x0 - last.x1 > WORD_GAP * next.size) return null
  return before
}

/** The line above is of the same paragraph: near, and with the same left edge. */
function belongsBefore(above: Line | undefined, line: Line | undefined): boolean {
  if (!above || !line) return false
  const texts = textsOf(above, NEAR)
  const flush = Math.abs((above.words[0]?.x0 ?? 0) - (line.words[0]?.x0 ?? 0)) <= FLUSH
  return texts.length === 1 && flush && line.base - above.base < PARAGRAPH * line.size
}
