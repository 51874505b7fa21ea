import type { Box } from '../geometry.ts'
import { linesOf, textOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import type { TableSpec } from '../spec.ts'
import { isBetween, type Word } from '../words.ts'
import type { Furniture } from './furniture.ts'
import type { PageHeaders } from './header.ts'
import { partMerged } from './merged.ts'
import { openParts } from './open-tables.ts'
import { type Region, type RuledTable, regionsOf, ruledTablesOf } from './regions.ts'
import type { Stretch } from './stretch.ts'

/** Where the table stands. */
export interface Extent {
  readonly stretches: readonly Stretch[]
  /** number of the page on which the table ends; null when nothing was found that ends it */
  readonly endPage: number | null
  /** it ends at the line that was to end it, not at any other text */
  readonly endSeen: boolean
}

/** What was found on the way through the document. */
type Piece =
  | { readonly kind: 'stretch'; readonly page: PageContent; readonly stretch: Stretch }
  | { readonly kind: 'open'; readonly page: PageContent; readonly region: Region }
  | { readonly kind: 'other'; readonly page: PageContent }

/** The line that ends the table starts at the left, within this share of the width of the page's text. */
const AT_LEFT = 0.1

/**
 * Follows the table from its first header row, page by page, to the line that ends it or to the end of the document.
 * @param pages from the one with the first header row
 */
export function findExtent(
  pages: readonly PageContent[],
  headers: PageHeaders,
  furniture: Furniture,
  spec: TableSpec,
): Extent {
  const pieces: Piece[] = []
  let before: RuledTable | null = null
  let endPage: number | null = null
  for (const page of pages) {
    const regions = regionsOf(page, headers.get(page) ?? [], furniture.get(page) ?? new Set())
    for (const region of page === pages[0] ? regions.slice(1) : regions) {
      if (region.header) before = null
      const found: FoundInRegion = inRegion(region, before, spec)
      pieces.push(...found.pieces)
      before = found.last
      if (found.ended) endPage = page.number
      if (found.ended) break
    }
    if (endPage !== null) break
  }
  const resolved = resolveOpen(pieces, spec.columns.length)
  const last = resolved.findLastIndex(piece => piece.kind === 'stretch')
  const after = resolved.slice(last + 1).find(piece => piece.kind === 'other')
  return {
    stretches: resolved.flatMap(piece => (piece.kind === 'stretch' ? [piece.stretch] : [])),
    endPage: endPage ?? after?.page.number ?? null,
    endSeen: endPage !== null,
  }
}

interface FoundInRegion {
  readonly pieces: readonly Piece[]
  /** the bordered table that may go on in the next region */
  readonly last: RuledTable | null
  readonly ended: boolean
}

function inRegion(region: Region, before: RuledTable | null, spec: TableSpec): FoundInRegion {
  const { page } = region
  const all = ruledTablesOf(region, spec.columns.length, before)
  const outside = region.words.filter(word => !all.some(({ grid }) => isInside(word, grid.box)))
  const end = endLine(outside, spec.end)
  const tables = all.filter(({ grid }) => end === null || grid.box[1] < end)
  const above = outside.filter(word => end === null || word.base < end)
  if (tables.length === 0 && (region.header || !before)) {
    const open: Region = { ...region, words: above }
    return { pieces: [{ kind: 'open', page, region: open }], last: null, ended: end !== null }
  }
  const pieces = tables.map(table => stretchOf(table, region))
  const bottom = tables.at(-1)?.grid.box[3] ?? region.top
  if (above.some(word => word.base > bottom)) pieces.push({ kind: 'other', page })
  return { pieces, last: tables.at(-1) ?? before, ended: end !== null }
}

function stretchOf(table: RuledTable, { page, words: inRegion }: Region): Piece {
  const { grid, columns } = table
  const inside = inRegion.filter(word => isInside(word, grid.box))
  const { words, headings } = partMerged(inside, table, page.rules, page.number)
  return { kind: 'stretch', page, stretch: { page, columns, words, headings, borders: grid.rows } }
}

/** The top of the line that ends the table. */
function endLine(words: readonly Word[], end: RegExp | undefined): number | null {
  if (!end) return null
  const left = Math.min(...words.map(word => word.x0))
  const right = Math.max(...words.map(word => word.x1))
  const line = linesOf(words).find(
    candidate =>
      (candidate.words[0]?.x0 ?? right) - left <= AT_LEFT * (right - left) && end.test(textOf(candidate)),
  )
  return line ? line.base - line.size : null
}

function resolveOpen(pieces: readonly Piece[], columns: number): Piece[] {
  const regions = pieces.flatMap(piece => (piece.kind === 'open' ? [piece.region] : []))
  const parts = new Map(openParts(regions, columns).map(part => [part.region, part]))
  return pieces.flatMap((piece): Piece[] => {
    if (piece.kind !== 'open') return [piece]
    const part = parts.get(piece.region)
    const { page } = piece
    return [
      ...(part?.stretch ? [{ kind: 'stretch' as const, page, stretch: part.stretch }] : []),
      ...(part?.interrupted ? [{ kind: 'other' as const, page }] : []),
    ]
  })
}

function isInside(word: Word, [left, top, right, bottom]: Box): boolean {
  return word.x0 < right && word.x1 > left && isBetween(word, top, bottom)
}
