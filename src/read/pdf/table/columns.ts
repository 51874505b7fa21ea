import type { Word } from '../words.ts'
import type { Grid } from './grid.ts'
import type { Header } from './header.ts'

/** x from and to of each named column, in the order of the names. */
export type Columns = readonly (readonly [left: number, right: number])[]

/** Column borders of one table on two pages agree within this many points. */
const AGREE = 4

/**
 * The columns that a grid's borders make, by the names that stand in them; null when the grid has no such columns. A
 * border without a name of its own divides the cells of the column to its left (a bullet and its text).
 */
export function columnsOfGrid(grid: Grid, header: Header, count: number): Columns | null {
  const cells = grid.columns.slice(1).map((right, index) => [grid.columns[index] ?? 0, right] as const)
  if (!header.columns) return cells.length === count ? cells : null
  const starts = header.columns.map(([left, , right]) => {
    const middle = (left + right) / 2
    return cells.findIndex(cell => middle >= cell[0] && middle < cell[1])
  })
  const rising = starts.every((start, index) => start > (starts[index - 1] ?? -1))
  if (!rising) return cells.length === count ? cells : null
  return starts.map((start, index) => {
    const end = (starts[index + 1] ?? cells.length) - 1
    return [cells[start]?.[0] ?? 0, cells[end]?.[1] ?? 0] as const
  })
}

/** The columns of a table, moved sideways onto a grid that carries it on; null when the grid's borders do not agree. */
export function columnsCarriedOn(columns: Columns, before: Grid, grid: Grid): Columns | null {
  const shift = (grid.columns[0] ?? 0) - (before.columns[0] ?? 0)
  const agree =
    grid.columns.length === before.columns.length &&
    grid.columns.every((x, index) => Math.abs(x - shift - (before.columns[index] ?? 0)) <= AGREE)
  return agree ? columns.map(([left, right]) => [left + shift, right + shift] as const) : null
}

/** A word may start this many ems before the border that it stands at. */
const ON_BORDER = 0.15

/** Columns between gutters, open at both ends. */
export function columnsBetween(gutters: readonly number[]): Columns {
  const edges = [Number.NEGATIVE_INFINITY, ...gutters, Number.POSITIVE_INFINITY]
  return edges.slice(1).map((right, index) => [edges[index] ?? 0, right] as const)
}

/**
 * The column of a word; null when it stands in none. A word too wide for its column hangs over the border: it belongs
 * where it starts, unless it hangs over on both sides of the column's middle.
 */
export function columnOf(word: Word, columns: Columns): number | null {
  const at = (x: number) => columns.findIndex(([left, right]) => x >= left && x < right)
  const middle = at((word.x0 + word.x1) / 2)
  const start = at(word.x0 + ON_BORDER * word.size)
  if (start === middle || start < 0) return middle < 0 ? null : middle
  const [left, right] = columns[middle] ?? [0, 0]
  const centred = Math.abs((left + right) / 2 - (word.x0 + word.x1) / 2) < word.size / 2
  return centred && middle >= 0 ? middle : start
}
