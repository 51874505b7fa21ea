import { datedColumns, endsCell } from '../spec.ts'
import type { CellLine } from './cell-lines.ts'
import { LEVEL, type Name, namesIn, type OpenRows } from './names.ts'
import { spacesIn } from './spaces.ts'

/** How the cells of a row are aligned with each other. */
export type Alignment = 'top' | 'middle' | 'bottom'

/** Of the first line and of the last. */
interface Baselines {
  readonly first: number
  readonly last: number
}

/**
 * How the cells of a table are aligned, as most of its rows show it: names against their rows where white space parts
 * one row from the next, else names against the dates beside them.
 */
export function alignmentOf(tables: readonly (readonly CellLine[])[], how: OpenRows): Alignment {
  const byRows = tables.flatMap(lines => namesInRows(lines, how))
  const byDates = () => tables.flatMap(lines => namesByDates(lines, how))
  return mostCommon(byRows, how) ?? mostCommon(byDates(), how) ?? 'top'
}

function mostCommon(
  pairs: readonly (readonly [Baselines, Baselines])[],
  { leadings }: OpenRows,
): Alignment | null {
  const slack = LEVEL * (leadings[0] ?? 0)
  const counts: Record<Alignment, number> = { top: 0, middle: 0, bottom: 0 }
  for (const [a, b] of pairs) {
    // cells of one height are aligned in every way
    if (Math.abs(a.last - a.first - (b.last - b.first)) < slack) continue
    if (Math.abs(a.first - b.first) < slack) counts.top += 1
    else if (Math.abs(a.last - b.last) < slack) counts.bottom += 1
    else if (Math.abs(a.first + a.last - b.first - b.last) < 2 * slack) counts.middle += 1
  }
  const [most] = (['top', 'middle', 'bottom'] as const).toSorted((a, b) => counts[b] - counts[a])
  return most && counts[most] > 0 ? most : null
}

/** Each name that is alone between two spaces, with all the lines there. */
function namesInRows(lines: readonly CellLine[], how: OpenRows): [Baselines, Baselines][] {
  const spaces = spacesIn(lines, how.leadings)
  const bands = Map.groupBy(lines, cell => spaces.filter(({ at }) => at < cell.line.base).length)
  return [...bands.values()].flatMap((band): [Baselines, Baselines][] => {
    const [name, other] = namesIn(band, [], how)
    return name && !other ? [[baselinesOf(name), baselinesOf(band)]] : []
  })
}

/** Each name with the cell beside it that shows its end. */
function namesByDates(lines: readonly CellLine[], how: OpenRows): [Baselines, Baselines][] {
  const names = namesIn(lines, spacesIn(lines, how.leadings), how)
  const dates = datesIn(lines, how)
  return names.flatMap((name): [Baselines, Baselines][] => {
    const extent = baselinesOf(name)
    const beside = dates.filter(date => date.first < extent.last + 1 && date.last > extent.first - 1)
    return beside[0] && beside.length === 1 ? [[extent, beside[0]]] : []
  })
}

/** The cells of the columns that show their ends. */
function datesIn(lines: readonly CellLine[], { spec }: OpenRows): Baselines[] {
  const dates: CellLine[][] = []
  for (const column of datedColumns(spec)) {
    let date: CellLine[] = []
    for (const line of lines
      .filter(cell => cell.column === column)
      .sort((a, b) => a.line.base - b.line.base)) {
      date.push(line)
      if (endsCell(spec.columns[column], date.map(cell => cell.text).join(' ')) !== 'yes') continue
      dates.push(date)
      date = []
    }
  }
  return dates.map(baselinesOf)
}

function baselinesOf(lines: Name | readonly CellLine[]): Baselines {
  const bases = lines.map(cell => cell.line.base)
  return { first: Math.min(...bases), last: Math.max(...bases) }
}
