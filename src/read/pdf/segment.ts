import type { CellLine } from './cell-lines.ts'
import { LEVEL, openingLines } from './openings.ts'
import type { TableSpec } from './spec.ts'

/** White space across the table less than this share of the leading parts no rows: it is rounding. */
const RESOLUTION = 0.1
/** The share of a line's leading that is above its baseline. */
const ABOVE = 0.8
/** Rows are aligned at the top when nearly all whose first cell could tell are. */
const NEARLY_ALL = 0.8

export interface Segmentation {
  readonly spec: TableSpec
  /** points from line to line in each column */
  readonly leadings: readonly number[]
}

/**
 * Cuts lines into rows where no rules do: at white space that runs across all columns, as wide as it takes for every
 * row to have a name; then, where rows stand without such a space, at the names.
 */
export function segment(lines: readonly CellLine[], how: Segmentation): CellLine[][] {
  return bandsWithNames(lines, how).flatMap(band => splitAtNames(band, how))
}

function bandsWithNames(lines: readonly CellLine[], { leadings }: Segmentation): CellLine[][] {
  const spaces = spacesBetween(lines, leadings)
  const least = RESOLUTION * Math.min(...leadings)
  const widths = [...new Set(spaces.map(space => space.width))]
    .filter(width => width > least)
    .sort((a, b) => a - b)
  const finest = cutAt(
    lines,
    spaces.filter(space => space.width > least),
  )
  if (areTopAligned(finest, leadings)) return joinedToNames(finest)
  for (const width of widths) {
    const bands = cutAt(
      lines,
      spaces.filter(space => space.width >= width),
    )
    if (bands.slice(1).every(hasName)) return bands
  }
  return joinedToNames(finest)
}

interface Space {
  /** y of its middle */
  readonly at: number
  readonly width: number
}

/** White space between lines that runs across all columns, every line counted as high as its column's leading. */
function spacesBetween(lines: readonly CellLine[], leadings: readonly number[]): Space[] {
  const spaces: Space[] = []
  let reached = Number.NEGATIVE_INFINITY
  const heights = lines.map(cell => {
    const leading = leadings[cell.column] ?? 0
    return { top: cell.line.base - ABOVE * leading, bottom: cell.line.base + (1 - ABOVE) * leading }
  })
  for (const { top, bottom } of heights.sort((a, b) => a.top - b.top)) {
    if (top > reached && reached > Number.NEGATIVE_INFINITY) {
      spaces.push({ at: (top + reached) / 2, width: top - reached })
    }
    reached = Math.max(reached, bottom)
  }
  return spaces
}

function cutAt(lines: readonly CellLine[], spaces: readonly Space[]): CellLine[][] {
  const bands = Map.groupBy(
    lines.toSorted((a, b) => a.line.base - b.line.base),
    cell => spaces.filter(space => space.at < cell.line.base).length,
  )
  return [...bands.values()]
}

function hasName(band: readonly CellLine[]): boolean {
  return band.some(cell => cell.column === 0)
}

/** A band without a name is the rest of the row above: a blank line inside a cell. */
function joinedToNames(bands: readonly CellLine[][]): CellLine[][] {
  const joined: CellLine[][] = []
  for (const band of bands) {
    const last = joined.at(-1)
    if (last && !hasName(band)) last.push(...band)
    else joined.push([...band])
  }
  return joined
}

/** Whether names start level with the first line of their row. */
function areTopAligned(bands: readonly (readonly CellLine[])[], leadings: readonly number[]): boolean {
  const named = bands.filter(hasName)
  const atTop = named.filter(band => {
    const first = Math.min(...band.map(cell => cell.line.base))
    const name = Math.min(...band.filter(cell => cell.column === 0).map(cell => cell.line.base))
    return name - first < LEVEL * (leadings[0] ?? 0)
  })
  return atTop.length >= NEARLY_ALL * named.length
}

function splitAtNames(band: readonly CellLine[], how: Segmentation): CellLine[][] {
  const openings = openingLines(band, how.spec, how.leadings)
  if (openings.length < 2) return [[...band]]
  const tops = openings.map(opening => opening.line.base - LEVEL * (how.leadings[0] ?? 0))
  const rows = Map.groupBy(band, cell => Math.max(0, tops.filter(top => cell.line.base > top).length - 1))
  return [...rows.values()]
}
