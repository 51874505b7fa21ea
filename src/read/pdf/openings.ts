import type { CellLine } from './cell-lines.ts'
import { joinLines } from './lines.ts'
import { endsCell, type Says, type TableSpec } from './spec.ts'

/** Baselines that differ by less than this share of the leading are level. */
export const LEVEL = 0.3
/** Lines further apart than this multiple of the leading are not of one cell. */
const SPREAD = 1.3
/** What the name above says: that it is whole, that it may be, that something is missing. */
const NAME_VOTES: Readonly<Record<Says, number>> = { yes: 2, maybe: 0, no: -2.5 }

/**
 * The lines of the first column that open a row, among lines that no white space across the table divides. It speaks
 * for an opening when the name above is whole, when the lines stand apart, and when a cell that shows its own
 * beginning (a date) begins on the same level.
 */
export function openingLines(
  lines: readonly CellLine[],
  spec: TableSpec,
  leadings: readonly number[],
): CellLine[] {
  const openings: CellLine[] = []
  let name: CellLine[] = []
  for (const line of lines.filter(cell => cell.column === 0)) {
    const last = name.at(-1)
    const opens = !last || votesOf(line, last, name, lines, spec, leadings) > 0
    if (opens) openings.push(line)
    name = opens ? [line] : [...name, line]
  }
  return openings
}

function votesOf(
  line: CellLine,
  last: CellLine,
  name: readonly CellLine[],
  lines: readonly CellLine[],
  spec: TableSpec,
  leadings: readonly number[],
): number {
  const whole = endsCell(spec.columns[0], joinLines(name.map(part => part.text)))
  const apart = distance(last, line) > SPREAD * (leadings[0] ?? 0)
  return NAME_VOTES[whole] + (apart ? 2 : -0.5) + (isBeginningLevel(line, lines, spec, leadings) ? 1.5 : -0.5)
}

/**
 * Whether a cell of a column that shows its end, as dates do, begins on the level of a line; where no column shows it,
 * whether every column has text there.
 */
function isBeginningLevel(
  line: CellLine,
  lines: readonly CellLine[],
  spec: TableSpec,
  leadings: readonly number[],
): boolean {
  const showing = spec.columns.some((column, index) => index > 0 && column.ends)
  if (!showing) {
    return spec.columns.every((_, index) =>
      lines.some(other => other.column === index && isLevel(other, line, leadings)),
    )
  }
  return lines.some(other => {
    const column = spec.columns[other.column]
    const leading = leadings[other.column] ?? 0
    if (other.column === 0 || !column?.ends || !isLevel(other, line, leadings)) return false
    const above = lines.findLast(
      candidate => candidate.column === other.column && candidate.line.base < other.line.base,
    )
    return !above || distance(above, other) > SPREAD * leading || endsCell(column, above.text) === 'yes'
  })
}

function isLevel(one: CellLine, other: CellLine, leadings: readonly number[]): boolean {
  return Math.abs(distance(one, other)) <= LEVEL * (leadings[one.column] ?? 0)
}

/** Points from one line's baseline down to the other's. */
export function distance(above: CellLine, below: CellLine): number {
  return below.line.base - above.line.base
}
