import { isBullet } from '../bullets.ts'
import { median } from '../geometry.ts'
import { type Line, linesOf, textOf } from '../lines.ts'
import { columnOf } from '../table/columns.ts'
import type { Stretch } from '../table/stretch.ts'
import type { Word } from '../words.ts'

/** A line of text in one cell. */
export interface CellLine {
  readonly column: number
  readonly line: Line
  readonly text: string
}

/** The lines of a stretch, column by column. */
export function cellLinesOf({ words, columns }: Pick<Stretch, 'words' | 'columns'>): CellLine[] {
  const byColumn = Map.groupBy(words, word => columnOf(bulletText(word, words) ?? word, columns))
  return columns.flatMap((_, column) =>
    linesOf(byColumn.get(column) ?? []).map(line => ({ column, line, text: textOf(line) })),
  )
}

/** A bullet stands in the column of its text, within so many ems, even where it hangs out of the cell. */
const HANGING = 2.5

function bulletText(word: Word, words: readonly Word[]): Word | undefined {
  if (!isBullet(word.text)) return undefined
  const behind = words.filter(
    other =>
      Math.abs(other.base - word.base) < 0.1 * word.size &&
      other.x0 > word.x0 &&
      other.x0 - word.x1 < HANGING * word.size,
  )
  return behind.sort((a, b) => a.x0 - b.x0)[0]
}

/** Distances of lines in a cell are between these multiples of the font size: no type is set tighter. */
export const TIGHTEST = 0.8
const WIDEST = 3.2
/** Without two lines in any cell to measure: what type is commonly set in, in multiples of its size. */
const COMMON = 1.2
/** A column whose lines stand further apart than those of others by this factor has cells of one line: rows are seen. */
const OTHERS = 1.15
/** Distances that differ by less, in points, are the same distance. */
const SAME = 0.6

/** Points from line to line in each column's cells: the smallest distance that is common. */
export function leadingsOf(tables: readonly (readonly CellLine[])[], columns: number): number[] {
  const measured = Array.from({ length: columns }, (_, column) => {
    const lines = tables.map(table => table.filter(cell => cell.column === column).map(cell => cell.line))
    const size = median(lines.flat().map(line => line.size)) || 10
    return { size, ratio: (smallestCommon(lines.flatMap(distancesOf)) ?? Number.POSITIVE_INFINITY) / size }
  })
  const least = Math.min(...measured.map(({ ratio }) => ratio))
  const set = Number.isFinite(least) ? least : COMMON
  return measured.map(({ size, ratio }) => size * (ratio <= OTHERS * set ? ratio : set))
}

function distancesOf(lines: readonly Line[]): number[] {
  return lines.slice(1).flatMap((line, index) => {
    const distance = line.base - (lines[index]?.base ?? 0)
    return distance >= TIGHTEST * line.size && distance <= WIDEST * line.size ? [distance] : []
  })
}

/** The smallest distance that makes up a tenth of them, as the middle of those like it. */
function smallestCommon(distances: readonly number[]): number | null {
  const sorted = distances.toSorted((a, b) => a - b)
  for (const distance of sorted) {
    const like = sorted.filter(other => other >= distance && other - distance < SAME)
    if (like.length >= 0.1 * sorted.length) return median(like)
  }
  return null
}
