import { type Line, linesOf, textOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import type { Word } from '../words.ts'
import type { Header, PageHeaders } from './header.ts'

/** How many lines from the top and from the bottom of a page may be running lines. */
const DEEP = 6
/** Running lines stand at the same height on this share of the pages, and on two at least. */
const SHARE = 0.4
/** Points by which the height may differ. */
const HEIGHT = 3
const PAGE_NUMBER = /^(?:page )?[-–—|]? ?(\d{1,3}) ?[-–—|]?(?: ?(?:of|\/) ?\d{1,3}| ?page)?$/i
/** A page number is set off from the text by so many ems. */
const SET_OFF = 1.8

/** For each page, the words that stand around its content: running lines and page numbers. */
export type Furniture = ReadonlyMap<PageContent, ReadonlySet<Word>>

type Edge = 'top' | 'bottom'

/**
 * The words of running lines and page numbers, for each page: lines at the edge of the page that stand at the same
 * height, with the same words but for numbers, on many pages. A list's own pages alone could agree by chance ("Will
 * not honor ICE detainer" on every last line), so the share is counted over all pages; a header row is never one.
 */
export function furnitureOf(pages: readonly PageContent[], headers: PageHeaders): Furniture {
  const edges = pages.map(page => ({ page, ...edgeLines(page, headers.get(page) ?? []) }))
  const furniture = new Map(pages.map(page => [page, new Set<Word>()]))
  for (const edge of ['top', 'bottom'] as const) {
    const heights = new Map<string, number[]>()
    for (const { page, [edge]: lines } of edges) {
      for (const line of lines) {
        heights.set(masked(line), [...(heights.get(masked(line)) ?? []), depth(page, line, edge)])
      }
    }
    const enough = Math.max(2, SHARE * pages.length)
    for (const { page, [edge]: lines } of edges) {
      for (const [index, line] of lines.entries()) {
        const repeated = countNear(heights.get(masked(line)) ?? [], depth(page, line, edge)) >= enough
        if (!repeated && (isRuledIn(page, line) || !isPageNumber(line, lines[index + 1]))) break
        for (const word of line.words) furniture.get(page)?.add(word)
      }
    }
  }
  return furniture
}

/** A page's outermost lines, from the edge inwards, as far as the header row. */
function edgeLines(page: PageContent, headers: readonly Header[]): Record<Edge, Line[]> {
  const ofHeader = (line: Line) => headers.some(header => line.words.some(word => header.words.has(word)))
  const lines = linesOf(page.words)
  const upTo = (from: readonly Line[]) => {
    const end = from.findIndex(ofHeader)
    return from.slice(0, end < 0 ? DEEP : Math.min(end, DEEP))
  }
  return { top: upTo(lines), bottom: upTo(lines.toReversed()) }
}

/** Points from the edge to the line: pages of one document may differ in size. */
function depth(page: PageContent, line: Line, edge: Edge): number {
  const height = page.turn % 2 === 0 ? page.size.height : page.size.width
  return edge === 'top' ? line.base : height - line.base
}

function countNear(heights: readonly number[], wanted: number): number {
  return heights.filter(height => Math.abs(height - wanted) <= HEIGHT).length
}

function masked(line: Line): string {
  return textOf(line).replace(/\d+/g, '#')
}

/** Between two vertical rules: the last line of a bordered cell may be a number that stands alone. */
function isRuledIn(page: PageContent, line: Line): boolean {
  const left = Math.min(...line.words.map(word => word.x0))
  const right = Math.max(...line.words.map(word => word.x1))
  const beside = page.rules.vertical.filter(rule => rule.from < line.base && rule.to > line.base)
  return beside.some(rule => rule.at < left) && beside.some(rule => rule.at > right)
}

function isPageNumber(line: Line, inner: Line | undefined): boolean {
  const gap = inner ? Math.abs(inner.base - line.base) : Number.POSITIVE_INFINITY
  return pageNumberOf(textOf(line)) !== null && gap > SET_OFF * line.size
}

/** The number that a text is where it stands alone: "8", "Page 8 of 25", "- 8 -"; null when it is no page number. */
export function pageNumberOf(text: string): number | null {
  const number = PAGE_NUMBER.exec(text)?.[1]
  return number === undefined ? null : Number(number)
}
