import type { CellLine } from './cell-lines.ts'

/** White space across the whole table, between lines. */
export interface Space {
  /** y of its middle */
  readonly at: number
  readonly height: number
}

/** The share of a line's leading that is above its baseline. */
const ABOVE = 0.8
/** A space lower than this share of the leading parts nothing: it is rounding. */
const RESOLUTION = 0.1

/** y of the upper edge of a line that is counted as high as its column's leading, so that lines of a cell touch. */
export function topOf(cell: CellLine, leadings: readonly number[]): number {
  return cell.line.base - ABOVE * (leadings[cell.column] ?? 0)
}

/** y of its lower edge, counted in the same way. */
export function bottomOf(cell: CellLine, leadings: readonly number[]): number {
  return cell.line.base + (1 - ABOVE) * (leadings[cell.column] ?? 0)
}

/** The spaces between lines that run across all columns, from the top down. */
export function spacesIn(lines: readonly CellLine[], leadings: readonly number[]): Space[] {
  const least = RESOLUTION * Math.min(...leadings)
  const spaces: Space[] = []
  let reached: number | null = null
  for (const cell of lines.toSorted((a, b) => topOf(a, leadings) - topOf(b, leadings))) {
    const height = reached === null ? 0 : topOf(cell, leadings) - reached
    if (reached !== null && height > least) spaces.push({ at: reached + height / 2, height })
    reached = Math.max(reached ?? Number.NEGATIVE_INFINITY, bottomOf(cell, leadings))
  }
  return spaces
}
