import { rulesWithin } from '../page/rules.ts'
import type { PageContent } from '../page.ts'
import { isBetween, type Word } from '../words.ts'
import { type Columns, columnsCarriedOn, columnsOfGrid } from './columns.ts'
import { type Grid, gridsOf } from './grid.ts'
import type { Header } from './header.ts'

/** A part of a page from one header row to the next, or to the page's end; the first may have none. */
export interface Region {
  readonly page: PageContent
  readonly header: Header | null
  /** without running lines and the header */
  readonly words: readonly Word[]
  readonly top: number
  readonly bottom: number
}

/** A region's table that is drawn with borders. */
export interface RuledTable {
  readonly grid: Grid
  readonly columns: Columns
}

/** A header may stand above its grid, within this many points. */
const ABOVE = 24

/** Cuts a page at its header rows, from the top down. */
export function regionsOf(
  page: PageContent,
  headers: readonly Header[],
  furniture: ReadonlySet<Word>,
): Region[] {
  const words = page.words.filter(
    word => !furniture.has(word) && !headers.some(header => header.words.has(word)),
  )
  const starts = [null, ...headers.toSorted((a, b) => a.box[1] - b.box[1])]
  return starts.map((header, index) => {
    const top = header?.box[3] ?? Number.NEGATIVE_INFINITY
    const bottom = starts[index + 1]?.box[1] ?? Number.POSITIVE_INFINITY
    return { page, header, top, bottom, words: words.filter(word => isBetween(word, top, bottom)) }
  })
}

/**
 * The bordered table of a region: the grid around or below its header row, or, without a header, the grids that carry
 * on the columns of the one before.
 */
export function ruledTablesOf(region: Region, names: number, before: RuledTable | null): RuledTable[] {
  const grids = gridsOf(rulesWithin(region.page.rules, region.top, region.bottom))
  const tables: RuledTable[] = []
  for (const grid of grids) {
    const last = tables.at(-1) ?? (region.header ? null : before)
    const columns = last
      ? columnsCarriedOn(last.columns, last.grid, grid)
      : columnsBelow(region.header, grid, names)
    if (columns) tables.push({ grid, columns })
  }
  return tables
}

function columnsBelow(header: Header | null, grid: Grid, names: number): Columns | null {
  return header && isBelow(grid, header) ? columnsOfGrid(grid, header, names) : null
}

function isBelow({ box }: Grid, header: Header): boolean {
  const middle = (header.box[0] + header.box[2]) / 2
  return middle > box[0] && middle < box[2] && box[1] < header.box[3] + ABOVE && box[3] > header.box[3]
}
