import { plain } from '../report/plain.ts'
import type { Paint, Tone } from './paint.ts'
import { shortened, widthOf, wrapped } from './width.ts'

interface Column {
  readonly head: string
  /**
   * What becomes of cells for which a terminal has no room: they go on below, or keep only their start or their end, with
   * "…". Without it they stay whole: hashes, numbers, days, ids.
   */
  readonly long?: 'wrap' | 'keep-start' | 'keep-end'
  readonly tone?: (cell: string) => Tone | null
}

/** Where a table is shown. */
interface Screen {
  /** characters of a line; null where nobody looks and nothing is left out */
  readonly width: number | null
  readonly paint: Paint
}

const GAP = '  '
/** Long cells get at least so much room. */
const LEAST = 14

/**
 * Columns under their heads; made safe for a terminal. Where that has no room for them, long cells are wrapped or shortened,
 * and where that is not enough, each row is shown as a block of lines.
 * @param heads a column by its head alone stays whole
 */
export function table(
  heads: readonly (string | Column)[],
  rows: readonly (readonly string[])[],
  screen: Screen,
): string {
  const columns = heads.map(head => (typeof head === 'string' ? { head } : head))
  const safe = rows.map(row => row.map(plain))
  const width = screen.width ?? Number.POSITIVE_INFINITY
  const widths = fittedWidths(columns, safe, width)
  if (widths === null) return blocks(columns, safe, width, screen.paint)
  const lines = safe.flatMap(row => rowLines(columns, row, widths, screen.paint))
  return [screen.paint('head', headLine(columns, widths)), ...lines].map(text => `${text}\n`).join('')
}

/** The widths that the columns get: the widest give way first. Null when they cannot all have enough. */
function fittedWidths(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
): number[] | null {
  const needs = columns.map(({ head, long }, at) => {
    const cells = [head, ...rows.map(row => row[at] ?? '')]
    const natural = Math.max(...cells.map(widthOf))
    if (long === undefined) return { natural, least: natural }
    // words are not broken
    const words = long === 'wrap' ? cells.flatMap(cell => cell.split(' ')) : []
    return { natural, least: Math.min(natural, Math.max(LEAST, ...words.map(widthOf))) }
  })
  const gaps = GAP.length * (columns.length - 1)
  for (let limit = Math.max(LEAST, ...needs.map(({ natural }) => natural)); limit >= LEAST; limit--) {
    const widths = needs.map(({ natural, least }) => Math.max(least, Math.min(natural, limit)))
    if (widths.reduce((sum, one) => sum + one, gaps) <= width) return widths
  }
  return null
}

function headLine(columns: readonly Column[], widths: readonly number[]): string {
  return joined(
    columns.map(({ head }) => head),
    widths,
    text => text,
  )
}

function rowLines(
  columns: readonly Column[],
  row: readonly string[],
  widths: readonly number[],
  paint: Paint,
): string[] {
  const cells = columns.map(({ long }, at) => cellLines(row[at] ?? '', widths[at] ?? 0, long))
  const height = Math.max(...cells.map(lines => lines.length))
  return Array.from({ length: height }, (_, nth) =>
    joined(
      cells.map(lines => lines[nth] ?? ''),
      widths,
      (text, at) => toned(text, columns[at]?.tone?.(row[at] ?? ''), paint),
    ),
  )
}

function cellLines(cell: string, width: number, long: Column['long']): string[] {
  if (long === 'wrap') return wrapped(cell, width)
  return long === undefined ? [cell] : [shortened(cell, width, long === 'keep-end' ? 'end' : 'start')]
}

/** Cells beside one another; colours take no room and are put on last. */
function joined(
  cells: readonly string[],
  widths: readonly number[],
  show: (text: string, at: number) => string,
): string {
  const last = cells.findLastIndex(cell => cell !== '')
  return cells
    .slice(0, last + 1)
    .map((cell, at) => show(cell, at) + (at === last ? '' : gapAfter(cell, widths[at] ?? 0)))
    .join(GAP)
}

/** Each row as lines of head and cell; blank cells are left out. */
function blocks(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  width: number,
  paint: Paint,
): string {
  const room = Math.max(...columns.map(({ head }) => widthOf(head)))
  const block = (row: readonly string[]) =>
    columns.flatMap(({ head, tone }, at) => {
      const cell = row[at] ?? ''
      if (cell === '') return []
      return wrapped(cell, width - room - GAP.length).map((text, nth) => {
        const label = nth === 0 ? head : ''
        return `${paint('head', label)}${gapAfter(label, room)}${GAP}${toned(text, tone?.(cell), paint)}\n`
      })
    })
  return rows.map(row => block(row).join('')).join('\n')
}

function gapAfter(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - widthOf(text)))
}

function toned(text: string, tone: Tone | null | undefined, paint: Paint): string {
  return tone ? paint(tone, text) : text
}
