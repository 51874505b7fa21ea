import { ReadError } from '../../errors.ts'
import { columnOf, columnsBetween } from './columns.ts'
import { gridsOf } from './grid.ts'
import { type Gutter, guttersOf } from './gutters.ts'
import type { Header } from './header.ts'
import { linesOf } from './lines.ts'
import { proseStart } from './prose.ts'
import type { Region } from './regions.ts'
import type { Stretch } from './stretches.ts'

/** What became of a region without vertical rules. */
export interface OpenPart {
  readonly region: Region
  /** null when the table has ended before */
  readonly stretch: Stretch | null
  /** something else stands below the table, or instead of it */
  readonly interrupted: boolean
}

/** A rule across a table without side borders spans this share of its text at least. */
const ACROSS = 0.9
/** Header rows of one table on two pages agree within this many points. */
const AGREE = 4

/**
 * Cuts the table out of regions in which nothing but white space parts its columns. Where it is interrupted, it goes on
 * only below its next header row.
 */
export function openParts(regions: readonly Region[], count: number): OpenPart[] {
  const parts: OpenPart[] = []
  for (const group of groupsByHeader(regions)) {
    const bodies = group.map(region => ({ region, ...aboveGrids(region) }))
    const lines = bodies.flatMap(({ words }) => linesOf(words))
    const gutters = guttersOf(lines, group[0]?.header?.columns ?? null, count)
    let interrupted = false
    if (!gutters && lines.length > 0) throw new ReadError(unclearColumns(group))
    for (const { region, words, cut } of bodies) {
      if (region.header) interrupted = false
      const stretch: Stretch | null = interrupted || !gutters ? null : stretchOf(region, words, gutters)
      if (stretch && isTitle(region, stretch)) continue
      interrupted ||= cut || (stretch?.words.length ?? 0) < words.length
      parts.push({ region, stretch, interrupted })
    }
  }
  return parts
}

function unclearColumns(group: readonly Region[]): string {
  const pages = [...new Set(group.map(region => region.page.number))].join(', ')
  return `the columns of the table on page ${pages} cannot be told apart: nothing but words divides them; read it by hand`
}

/** What stands above a page's header row and keeps to one column is a title: the table would go on below its header. */
function isTitle(region: Region, { words, columns }: Stretch): boolean {
  const used = new Set(words.map(word => columnOf(word, columns)))
  return !region.header && region.bottom < Number.POSITIVE_INFINITY && used.size === 1
}

/** Regions that share their columns: each header row that stands elsewhere opens a group. */
function groupsByHeader(regions: readonly Region[]): Region[][] {
  const groups: Region[][] = []
  for (const region of regions) {
    const last = groups.at(-1)
    const header = last?.[0]?.header
    if (last && (!region.header || (header && agree(header, region.header)))) last.push(region)
    else groups.push([region])
  }
  return groups
}

function agree(a: Header, b: Header): boolean {
  if (!a.columns || !b.columns) return a.columns === b.columns
  return a.columns.every((box, index) => Math.abs(box[0] - (b.columns?.[index]?.[0] ?? 0)) <= AGREE)
}

/** The words above the first table with borders of its own: another table. */
function aboveGrids(region: Region): { words: Region['words']; cut: boolean } {
  const other = gridsOf(region.page.rules).find(({ box }) => box[1] > region.top && box[1] < region.bottom)
  if (!other) return { words: region.words, cut: false }
  const words = region.words.filter(word => word.base <= other.box[1])
  return { words, cut: words.length < region.words.length }
}

function stretchOf(region: Region, words: Region['words'], gutters: readonly Gutter[]): Stretch {
  const lines = linesOf(words)
  const end = proseStart(lines, gutters)
  const own = (end < 0 ? lines : lines.slice(0, end)).flatMap(line => line.words)
  const left = Math.min(...own.map(word => word.x0))
  const right = Math.max(...own.map(word => word.x1))
  const borders = region.page.rules.horizontal.filter(
    rule =>
      rule.at > region.top &&
      rule.at < region.bottom &&
      Math.min(rule.to, right) - Math.max(rule.from, left) >= ACROSS * (right - left),
  )
  return {
    page: region.page,
    columns: columnsBetween(gutters.map(gutter => (gutter.from + gutter.to) / 2)),
    words: own,
    borders: borders.map(rule => rule.at),
  }
}
