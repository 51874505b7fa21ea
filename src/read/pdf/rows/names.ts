import { joinLines } from '../lines.ts'
import { datedColumns, endsCell, type Says, type TableSpec } from '../spec.ts'
import type { CellLine } from './cell-lines.ts'
import type { Space } from './spaces.ts'

/** The lines of a row's first cell. */
export type Name = readonly [CellLine, ...CellLine[]]

/** What is known of a table whose rows no rules part. */
export interface OpenRows {
  readonly spec: TableSpec
  /** points from line to line in each column */
  readonly leadings: readonly number[]
}

/** Baselines that differ by less than this share of the leading are level. */
export const LEVEL = 0.3
/** Lines further apart than this multiple of the leading are not of one cell. */
const SPREAD = 1.3
/** What the name so far says: that it ends, that it may, that something is missing. */
const ENDS: Readonly<Record<Says, number>> = { yes: 2, maybe: 0, no: -2.5 }
/** What the line says: that a name begins with it, that one may, that it goes on from something. */
const BEGINS: Readonly<Record<Says, number>> = { yes: 0, maybe: -1, no: -3 }
const SPACE_BETWEEN = 3

/**
 * Cuts the lines of the first column into names, one a row, from the top down. For a new name speak: white space
 * across the table above it, that the name above has come to its end, that it stands apart from it, and that a cell
 * that shows its own end, as dates do, begins on the same level.
 */
export function namesIn(lines: readonly CellLine[], spaces: readonly Space[], how: OpenRows): Name[] {
  const names: [CellLine, ...CellLine[]][] = []
  for (const line of lines.filter(cell => cell.column === 0).sort((a, b) => a.line.base - b.line.base)) {
    const name = names.at(-1)
    if (name && votesForNew(line, name, lines, spaces, how) <= 0) name.push(line)
    else names.push([line])
  }
  return names
}

/** The text of a name's lines, joined. */
export function textOfName(name: Name): string {
  return joinLines(name.map(cell => cell.text))
}

function votesForNew(
  line: CellLine,
  name: Name,
  lines: readonly CellLine[],
  spaces: readonly Space[],
  how: OpenRows,
): number {
  const last = name.at(-1) ?? name[0]
  const parted = spaces.some(({ at }) => at > last.line.base && at < line.line.base)
  const apart = distance(last, line) > SPREAD * (how.leadings[0] ?? 0)
  const column = how.spec.columns[0]
  return (
    ENDS[endsCell(column, textOfName(name))] +
    BEGINS[column?.begins?.(line.text) ?? 'yes'] +
    (parted ? SPACE_BETWEEN : 0) +
    (apart ? 2 : -0.5) +
    (isBeginningLevel(line, lines, how) ? 1.5 : -0.5)
  )
}

/**
 * Whether a cell of a column that shows its end begins on the level of a line; where no column shows it, whether every
 * column has text there.
 */
function isBeginningLevel(line: CellLine, lines: readonly CellLine[], { spec, leadings }: OpenRows): boolean {
  const isLevel = (other: CellLine) =>
    Math.abs(distance(other, line)) <= LEVEL * (leadings[other.column] ?? 0)
  const dated = datedColumns(spec)
  if (dated.length === 0) {
    return spec.columns.every((_, index) => lines.some(other => other.column === index && isLevel(other)))
  }
  return lines.some(other => {
    if (!dated.includes(other.column) || !isLevel(other)) return false
    const above = lines
      .filter(cell => cell.column === other.column && cell.line.base < other.line.base)
      .sort((a, b) => b.line.base - a.line.base)[0]
    const near = above && distance(above, other) <= SPREAD * (leadings[other.column] ?? 0)
    return !near || endsCell(spec.columns[other.column], above.text) === 'yes'
  })
}

/** Points from one line's baseline down to the other's. */
function distance(above: CellLine, below: CellLine): number {
  return below.line.base - above.line.base
}
