import type { Structure } from '../page/structure.ts'
import type { CellLine } from './cell-lines.ts'

/**
 * The rows of lines as a tagged file has them; null when the tags leave out a line, or put one in two rows. Tags are
 * trusted where neither rules nor positions part the rows.
 */
export function taggedRows(lines: readonly CellLine[], structure: Structure | null): CellLine[][] | null {
  if (!structure) return null
  const rows = new Map<number, CellLine[]>()
  for (const cell of lines) {
    const tagged = new Set(
      cell.line.words.map(word => (word.mark === null ? undefined : structure.get(word.mark)?.row)),
    )
    const [row] = tagged
    if (tagged.size !== 1 || row === undefined) return null
    rows.set(row, [...(rows.get(row) ?? []), cell])
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row)
}
