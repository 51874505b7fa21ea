import { ReadError } from '../../../errors.ts'
import { boxAround } from '../geometry.ts'
import { linesOf } from '../lines.ts'
import { rulesWithin } from '../page/rules.ts'
import { pageList } from '../page-list.ts'
import { boxOf, type Word } from '../words.ts'
import { type Columns, columnOf, columnsBetween } from './columns.ts'
import { gridsOf, placesOf } from './grid.ts'
import { type Gutter, guttersOf } from './gutters.ts'
import type { Header } from './header.ts'
import { checkMergedDown } from './merged.ts'
import { proseStart } from './prose.ts'
import type { Region } from './regions.ts'
import type { Stretch } from './stretch.ts'

/** What became of a region without vertical rules. */
export interface OpenPart {
  readonly region: Region
  /** null when the table has ended before */
  readonly stretch: Stretch | null
  /** something else stands below the table, or instead of it */
  readonly interrupted: boolean
}

/** Rules across a table without side borders span this share of its text at least; each cell may have its own. */
const ACROSS = 0.9
/** Points before a column's first letters at which it begins: what hangs over its gutter comes from the other side. */
const BEFORE_COLUMN = 3
/** Header rows of one table on two pages agree within this many points. */
const AGREE = 4

/**
 * Cuts the table out of regions in which nothing but white space parts its columns. Where it is interrupted, it goes on
 * only below its next header row.
 */
export function openParts(regions: readonly Region[], count: number): OpenPart[] {
  return groupsByHeader(regions).flatMap(group => {
    const bodies = group.map(region => ({ region, ...aboveGrids(region) }))
    const unread = bodies.find(({ region, words, cut }) => region.header && cut && words.length === 0)
    if (unread) throw new ReadError(unclearColumns([unread.region]))
    const lines = bodies.flatMap(({ words }) => linesOf(words))
    if (lines.length === 0) return group.map(region => ({ region, stretch: null, interrupted: false }))
    const gutters = guttersOf(lines, group[0]?.header?.columns ?? null, count)
    if (!gutters) throw new ReadError(unclearColumns(group))
    return withBorders(uninterrupted(bodies, gutters), gutters)
  })
}

interface Body {
  readonly region: Region
  /** those of the table; null when it has ended before */
  readonly words: readonly Word[] | null
  readonly interrupted: boolean
}

/** Leaves out what is not the table: text across the columns and all below it, titles above a header row. */
function uninterrupted(
  bodies: readonly { readonly region: Region; readonly words: readonly Word[]; readonly cut: boolean }[],
  gutters: readonly Gutter[],
): Body[] {
  let interrupted = false
  return bodies.flatMap(({ region, words, cut }): Body[] => {
    if (region.header) interrupted = false
    if (interrupted) return [{ region, words: null, interrupted }]
    const lines = linesOf(words)
    const end = proseStart(lines, gutters)
    const own = (end < 0 ? lines : lines.slice(0, end)).flatMap(line => line.words)
    if (isTitle(region, own, gutters)) return []
    interrupted = cut || end >= 0
    return [{ region, words: own, interrupted }]
  })
}

/** What stands above a page's header row and keeps to one column is a title: the table would go on below its header. */
function isTitle(region: Region, words: readonly Word[], gutters: readonly Gutter[]): boolean {
  const used = new Set(words.map(word => columnOf(word, columnsOf(gutters))))
  return !region.header && region.bottom < Number.POSITIVE_INFINITY && used.size === 1
}

function withBorders(bodies: readonly Body[], gutters: readonly Gutter[]): OpenPart[] {
  const all = bodies.flatMap(({ words }) => words ?? [])
  const [left, , right] = boxAround(all.map(boxOf)) ?? [0, 0, 0]
  return bodies.map(({ region, words, interrupted }) => {
    if (!words) return { region, stretch: null, interrupted }
    const across = region.page.rules.horizontal.flatMap(({ at, from, to }) => {
      const within = { at, from: Math.max(from, left), to: Math.min(to, right) }
      return at > region.top && at < region.bottom && within.from < within.to ? [within] : []
    })
    const borders = placesOf(across, ACROSS * (right - left))
    const texts = [left, ...gutters.flatMap(({ from, to }) => [from, to]), right]
    const columns = [...gutters.keys(), gutters.length].map(
      index => [texts[2 * index] ?? left, texts[2 * index + 1] ?? right] as const,
    )
    checkMergedDown(words, columns, across, { page: region.page.number, least: 2 })
    return {
      region,
      stretch: { page: region.page, columns: columnsOf(gutters), words, borders, headings: [] },
      interrupted,
    }
  })
}

function columnsOf(gutters: readonly Gutter[]): Columns {
  return columnsBetween(gutters.map(({ from, to }) => to - Math.min((to - from) / 2, BEFORE_COLUMN)))
}

function unclearColumns(group: readonly Region[]): string {
  const pages = pageList(group.map(({ page }) => page))
  return `the columns of the table on page ${pages} cannot be told apart: nothing but words divides them; read it by hand`
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
  const grids = gridsOf(rulesWithin(region.page.rules, region.top, region.bottom))
  const other = grids.find(grid => grid.columns.length > 2)
  if (!other) return { words: region.words, cut: false }
  const words = region.words.filter(word => word.base <= other.box[1])
  return { words, cut: words.length < region.words.length }
}
