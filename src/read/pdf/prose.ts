import type { Gutter } from './gutters.ts'
import { textsOf } from './gutters.ts'
import type { Line } from './lines.ts'

/** Lines nearer than this many ems are of one paragraph. */
const PARAGRAPH = 1.7
/** A paragraph's lines start within this many points of each other. */
const FLUSH = 3

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
 * A word that hangs over a gutter stands alone in its column or is the first word there: it was too wide. A text that
 * crosses one with more words before, or crosses two, does not keep to the columns.
 */
function runsAcross(line: Line, gutters: readonly Gutter[]): boolean {
  return textsOf(line).some(text => {
    const crossed = gutters.filter(gutter => crosses(text.words, gutter))
    const [first] = crossed
    if (!first) return false
    return crossed.length > 1 || text.words.filter(word => word.x0 < first.from).length > 2
  })
}

function crosses(words: readonly { readonly x0: number; readonly x1: number }[], gutter: Gutter): boolean {
  const free = 0.6 * (gutter.to - gutter.from)
  return words.some((word, index) => {
    if (word.x0 < gutter.from - 1 && word.x1 > gutter.to + 1) return true
    const next = words[index + 1]
    if (!next) return false
    const between = word.x1 < gutter.to && next.x0 > gutter.from
    return between && next.x0 - word.x1 < free && word.x0 < gutter.from
  })
}

/** The line above is of the same paragraph: near, and with the same left edge. */
function belongsBefore(above: Line | undefined, line: Line | undefined): boolean {
  if (!above || !line) return false
  const texts = textsOf(above)
  const flush = Math.abs((above.words[0]?.x0 ?? 0) - (line.words[0]?.x0 ?? 0)) <= FLUSH
  return texts.length === 1 && flush && line.base - above.base < PARAGRAPH * line.size
}
