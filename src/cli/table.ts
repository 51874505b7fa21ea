import { plain } from '../report/plain.ts'

/** Columns under their heads, as wide as their widest cell; made safe for a terminal. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const safe = [heads, ...rows].map(row => row.map(plain))
  const widths = heads.map((_, column) => Math.max(...safe.map(row => row[column]?.length ?? 0)))
  const lines = safe.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${lines.join('\n')}\n`
}
