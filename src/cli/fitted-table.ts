import { plain } from '../report/plain.ts'
import { table } from './table.ts'

/** A column of a table that may be cut to fit a terminal. */
export interface FittedColumn {
  readonly head: string
  /** the part of a long cell that is kept */
  readonly keeps: 'start' | 'end'
}

/** Columns are not cut below this. */
const LEAST = 8
const GAP = 2

/**
 * A table no wider than `width` characters: the widest columns are cut first, and cut cells end in "…" (or begin with
 * it).
 * @param width null cuts nothing
 */
export function fittedTable(
  columns: readonly FittedColumn[],
  rows: readonly (readonly string[])[],
  width: number | null,
): string {
  const heads = columns.map(column => column.head)
  const safe = rows.map(row => row.map(plain))
  if (width === null) return table(heads, safe)
  const natural = heads.map((head, at) => Math.max(head.length, ...safe.map(row => row[at]?.length ?? 0)))
  const most = widestColumn(natural, width - GAP * (columns.length - 1))
  return table(
    heads,
    safe.map(row => row.map((cell, at) => cut(cell, most, columns[at]?.keeps ?? 'start'))),
  )
}

/** The width to which the widest columns are cut, so that all of them have `room`. */
function widestColumn(widths: readonly number[], room: number): number {
  let most = Math.max(LEAST, ...widths)
  const needed = () => widths.reduce((sum, width) => sum + Math.min(width, most), 0)
  while (most > LEAST && needed() > room) most--
  return most
}

function cut(cell: string, most: number, keeps: FittedColumn['keeps']): string {
  if (cell.length <= most) return cell
  return keeps === 'start' ? `${cell.slice(0, most - 1)}…` : `…${cell.slice(1 - most)}`
}
