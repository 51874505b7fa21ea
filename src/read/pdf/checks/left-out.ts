import { ReadError } from '../../../errors.ts'
import type { Notice } from '../../../model.ts'
import { EXAMPLES } from '../../notices.ts'
import { type Line, linesOf, textOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import { pageList } from '../page-list.ts'
import { datedColumns, endsCell, type TableSpec } from '../spec.ts'
import { type Columns, columnOf } from '../table/columns.ts'
import type { Furniture } from '../table/furniture.ts'
import type { PageHeaders } from '../table/header.ts'
import type { Stretch } from '../table/stretch.ts'

/** Characters of an example in a message. */
const LENGTH = 80
/** So many lines that look like rows are no accident: rows were not found. */
const MANY = 3

/**
 * Tells of text that is in none of the table's cells and may be the table's: whatever stands among its rows, but for
 * header rows, running lines and page numbers; and before or behind it what looks like one of its rows.
 * @throws ReadError where many such lines from the table's beginning on look like rows
 */
export function textLeftOut(
  stretches: readonly Stretch[],
  pages: readonly PageContent[],
  headers: PageHeaders,
  furniture: Furniture,
  spec: TableSpec,
): Notice[] {
  const used = stretches.filter(stretch => stretch.words.length > 0)
  const [first, last] = [used[0], used.at(-1)]
  if (!first || !last) return []
  const top = headers.get(first.page)?.[0]?.box[3] ?? Number.NEGATIVE_INFINITY
  const bottom = Math.max(...last.words.map(word => word.base))
  const isBehindTop = ({ page, line }: PlacedLine) =>
    page.number >= first.page.number && (page !== first.page || line.base > top)
  const isAboveBottom = ({ page, line }: PlacedLine) =>
    page.number <= last.page.number && (page !== last.page || line.base < bottom)
  const fitsColumns = (test: RowTest, line: Line) =>
    test(line, first.columns, spec) || test(line, last.columns, spec)
  const left = linesOutside(used, pages, headers, furniture).filter(
    placed => (isBehindTop(placed) && isAboveBottom(placed)) || fitsColumns(isLikeRow, placed.line),
  )
  checkRowsLeftOut(left.filter(placed => isBehindTop(placed) && fitsColumns(isDated, placed.line)))
  return left.length > 0 ? [notice(left)] : []
}

interface PlacedLine {
  readonly page: PageContent
  readonly line: Line
}

type RowTest = (line: Line, columns: Columns, spec: TableSpec) => boolean

/** The lines that are in no cell, header row or running line. */
function linesOutside(
  stretches: readonly Stretch[],
  pages: readonly PageContent[],
  headers: PageHeaders,
  furniture: Furniture,
): PlacedLine[] {
  const inCells = new Set(
    stretches.flatMap(({ words, headings }) => [...words, ...headings.flatMap(line => line.words)]),
  )
  return pages.flatMap(page => {
    const words = page.words.filter(
      word =>
        !inCells.has(word) &&
        !furniture.get(page)?.has(word) &&
        !headers.get(page)?.some(header => header.words.has(word)),
    )
    return linesOf(words).map(line => ({ page, line }))
  })
}

function checkRowsLeftOut(rows: readonly PlacedLine[]): void {
  const [example] = rows
  if (!example || rows.length < MANY) return
  throw new ReadError(
    `${rows.length} lines on page ${pagesOf(rows)} look like rows of the table and are in none of its rows, as “${textOf(example.line).slice(0, LENGTH)}”; read the table by hand`,
  )
}

/**
 * A line with a whole name in the first column and nothing else, or with text there and, beside it, a whole cell of
 * another column that shows its end, as dates do.
 */
function isLikeRow(line: Line, columns: Columns, spec: TableSpec): boolean {
  return isNameAlone(line, columns, spec) || isDated(line, columns, spec)
}

function isNameAlone(line: Line, columns: Columns, spec: TableSpec): boolean {
  const { words } = line
  if (!words.every(word => columnOf(word, columns) === 0)) return false
  return endsCell(spec.columns[0], textOf(line)) === 'yes'
}

function isDated({ words, base, size }: Line, columns: Columns, spec: TableSpec): boolean {
  // the cheap look first: this is asked of every line of a document
  if (!words.some(word => columnOf(word, columns) === 0)) return false
  const byColumn = Map.groupBy(words, word => columnOf(word, columns))
  return datedColumns(spec).some(
    column =>
      endsCell(spec.columns[column], textOf({ words: byColumn.get(column) ?? [], base, size })) === 'yes',
  )
}

function pagesOf(left: readonly PlacedLine[]): string {
  return pageList(left.map(({ page }) => page))
}

function notice(left: readonly PlacedLine[]): Notice {
  return {
    code: 'text-left-out',
    text: `${left.length} lines on page ${pagesOf(left)} stand where the table is and are in none of its cells; look whether they belong to it`,
    count: left.length,
    examples: left.slice(0, EXAMPLES).map(({ line }) => textOf(line)),
  }
}
