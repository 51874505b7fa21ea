import type { Range } from '@e965/xlsx'
import { BLANK, type Cell } from './grid.ts'

/**
 * Cells that are merged downwards show one value for all of their rows, and the file stores it in the first: it is put
 * into each row, in the first column only, so that a row which is one cell from side to side stays one.
 * Every cell is filled once at most, and none that holds something, so that no ranges can make work without end.
 */
export function repeatMerged(rows: Cell[][], ranges: readonly Range[]): void {
  for (const { s: start, e: end } of ranges) {
    const value = rows[start.r]?.[start.c]
    if (value === undefined || isBlank(value)) continue
    for (let position = start.r + 1; position <= end.r && position < rows.length; position++) {
      const row = rows[position] as Cell[]
      if (!isBlank(row[start.c])) break
      while (row.length < start.c) row.push(BLANK)
      row[start.c] = value
    }
  }
}

function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (cell.text === '' && cell.link === null)
}
