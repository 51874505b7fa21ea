import type { Alignment } from './alignment.ts'
import type { CellLine } from './cell-lines.ts'
import { LEVEL, type Name, namesIn, type OpenRows } from './names.ts'
import { bottomOf, type Space, spacesIn, topOf } from './spaces.ts'

/** A space between rows is as high as the lowest one between names, but for this factor. */
const ROW_SPACE = 0.8

/**
 * Cuts lines into rows where no rules do: each row has one name, and the lines that are aligned with it. Lines before
 * the first name or behind the last may be parts of rows whose names stand on other pages.
 */
export function segment(
  lines: readonly CellLine[],
  how: OpenRows & { readonly alignment: Alignment },
): CellLine[][] {
  const spaces = spacesIn(lines, how.leadings)
  const names = namesIn(lines, spaces, how)
  const slack = LEVEL * (how.leadings[0] ?? 0)
  if (how.alignment === 'top')
    return cutAt(
      lines,
      names.map(([first]) => first.line.base - slack),
    )
  if (how.alignment === 'bottom') {
    const bottoms = names.map(name => lastOf(name).line.base + slack)
    return cutAt(lines, [...spaceAboveFirst(names, spaces), ...bottoms])
  }
  return cutAt(lines, cutsBetweenCentred(lines, names, spaces, how))
}

/** The lines above the first cut, between each two, and below the last; none are empty. */
function cutAt(lines: readonly CellLine[], cuts: readonly number[]): CellLine[][] {
  const rows = Map.groupBy(lines, cell => cuts.filter(cut => cut < cell.line.base).length)
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}

/** Where the rest of a row of the page before ends: at a space above the first name that is as high as those between rows. */
function spaceAboveFirst(names: readonly Name[], spaces: readonly Space[]): number[] {
  const rows = names.slice(1).map((name, index) => {
    const above = lastOf(names[index] ?? name).line.base
    return Math.max(
      0,
      ...spaces.filter(({ at }) => at > above && at < name[0].line.base).map(({ height }) => height),
    )
  })
  const top = names[0]?.[0].line.base ?? Number.NEGATIVE_INFINITY
  const high = spaces.filter(({ at, height }) => at < top && height >= ROW_SPACE * Math.min(...rows))
  return high.slice(-1).map(({ at }) => at)
}

/**
 * Where rows whose cells are centred end: at the white space, or without any at the end of a line, that leaves the
 * name nearest to the middle of its row.
 */
function cutsBetweenCentred(
  lines: readonly CellLine[],
  names: readonly Name[],
  spaces: readonly Space[],
  { leadings }: OpenRows,
): number[] {
  const cuts: number[] = []
  const ends = lineEnds(lines, leadings)
  const first = names[0]
  if (first) cuts.push(...cutAbove(first))
  for (const [index, name] of names.entries()) {
    const next = names[index + 1]
    const below = lastOf(name).line.base
    const within = (at: number) => at > below && at < (next?.[0].line.base ?? Number.POSITIVE_INFINITY)
    const atSpaces = spaces.map(space => space.at).filter(within)
    const candidates = next && atSpaces.length === 0 ? ends.filter(within) : atSpaces
    const bottoms = next ? candidates : [...candidates, Number.POSITIVE_INFINITY]
    const [best] = bottoms.toSorted(
      (a, b) => offCentre(name, cuts.at(-1), a) - offCentre(name, cuts.at(-1), b),
    )
    if (best !== undefined && best !== Number.POSITIVE_INFINITY) cuts.push(best)
  }
  return cuts

  /** Lines above the first name may belong to a row of the page before. */
  function cutAbove(name: Name): number[] {
    const tops = spaces.map(space => space.at).filter(at => at < name[0].line.base)
    const bottoms = [
      ...spaces.map(space => space.at).filter(at => at > lastOf(name).line.base),
      Number.POSITIVE_INFINITY,
    ]
    const off = (top: number) => Math.min(...bottoms.map(bottom => offCentre(name, top, bottom)))
    const [best = Number.NEGATIVE_INFINITY] = [Number.NEGATIVE_INFINITY, ...tops].sort(
      (a, b) => off(a) - off(b),
    )
    return best === Number.NEGATIVE_INFINITY ? [] : [best]
  }

  /** Points from the middle of a name to the middle of the lines between two heights. */
  function offCentre(name: Name, top = Number.NEGATIVE_INFINITY, bottom: number): number {
    const row = lines.filter(cell => cell.line.base > top && cell.line.base < bottom)
    return Math.abs(middle(row, leadings) - middle(name, leadings))
  }
}

function middle(lines: readonly CellLine[], leadings: readonly number[]): number {
  const tops = lines.map(cell => topOf(cell, leadings))
  const bottoms = lines.map(cell => bottomOf(cell, leadings))
  return (Math.min(...tops) + Math.max(...bottoms)) / 2
}

/** Heights at which a line ends and that no line of another column crosses. */
function lineEnds(lines: readonly CellLine[], leadings: readonly number[]): number[] {
  return lines
    .map(cell => bottomOf(cell, leadings))
    .filter(end =>
      lines.every(cell => {
        const slack = LEVEL * (leadings[cell.column] ?? 0)
        return bottomOf(cell, leadings) <= end + slack || topOf(cell, leadings) >= end - slack
      }),
    )
}

function lastOf(name: Name): CellLine {
  return name.at(-1) ?? name[0]
}
