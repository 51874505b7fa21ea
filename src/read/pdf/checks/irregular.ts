import type { Notice } from '../../../model.ts'
import { EXAMPLES } from '../../notices.ts'
import { median } from '../geometry.ts'
import type { PageContent } from '../page.ts'
import { pageList } from '../page-list.ts'
import type { CellLine } from '../rows/cell-lines.ts'
import type { RowParts } from '../rows/join.ts'

/** A table keeps a rule when nearly all of its lines do; what few break it may have been moved. */
const NEARLY_ALL = 0.95
/** A column's lines start at few places: at the left edge, behind a bullet, behind a second one. */
const FEW = 4
/** What is nearer than this is the same place, distance or size, in ems. */
const SIDEWAYS = 0.5
const DOWNWARDS = 0.4
const LARGER = 0.08
/** A word whose baseline is higher by so many ems is raised. */
const RAISED = 0.1

interface Measured {
  readonly page: PageContent
  readonly cell: CellLine
  readonly value: number
}

/**
 * Tells of lines that stand out from a table whose lines are otherwise regular: further in than others of their
 * column, nearer to or further from the line above, lower or higher in their row, in other type. Such a line may
 * belong to another cell.
 */
export function irregularLines(rows: readonly RowParts[]): Notice[] {
  const found = new Map<CellLine, PageContent>()
  const columns = rows[0]?.[0].cells.length ?? 0
  for (let column = 0; column < columns; column++) {
    const lines = linesOfColumn(rows, column)
    const odd = [
      ...outliers(
        [leftEdge, middle, rightEdge].map(placeOf => measured(lines, placeOf)),
        SIDEWAYS,
      ),
      ...outliers([distances(rows, column)], DOWNWARDS),
      ...outliers([measured(lines, ({ line }) => line.size)], LARGER),
      ...outliers([measured(lines, smallestType)], LARGER),
    ]
    for (const { page, cell } of odd) found.set(cell, page)
  }
  for (const { page, cell } of misaligned(rows)) found.set(cell, page)
  if (found.size === 0) return []
  const pages = pageList([...found.values()].sort((a, b) => a.number - b.number))
  return [
    {
      code: 'irregular-lines',
      text: `${found.size} lines of the table on page ${pages} do not stand where others of their kind do; look whether they are in the right cells`,
      count: found.size,
      examples: [...found.keys()].slice(0, EXAMPLES).map(cell => cell.text),
    },
  ]
}

/**
 * The few whose value is not among those that nearly all have; none where there is no such rule. Of several ways to
 * measure, the one that needs the fewest values counts: a column may be aligned at its left, middle or right.
 */
function outliers(ways: readonly (readonly Measured[])[], slack: number): Measured[] {
  const rules = ways.map(way => {
    const width = slack * (median(way.map(({ cell }) => cell.line.size)) || 1)
    return { way, width, common: commonPlaces(way, width) }
  })
  const [best] = rules.sort((a, b) => a.common.length - b.common.length)
  if (!best || best.common.length > FEW) return []
  return best.way.filter(({ value }) => best.common.every(place => Math.abs(value - place) > best.width))
}

/** The fewest bins that hold nearly all values, each as the middle of its values. */
function commonPlaces(measured: readonly Measured[], width: number): number[] {
  const bins = [...Map.groupBy(measured, ({ value }) => Math.round(value / width)).values()]
  const places: number[] = []
  let held = 0
  for (const bin of bins.sort((a, b) => b.length - a.length)) {
    if (held >= NEARLY_ALL * measured.length) break
    places.push(median(bin.map(({ value }) => value)))
    held += bin.length
  }
  return places
}

function measured(
  lines: readonly { readonly page: PageContent; readonly cell: CellLine }[],
  measure: (cell: CellLine) => number,
): Measured[] {
  return lines.map(({ page, cell }) => ({ page, cell, value: measure(cell) }))
}

/** The smallest type on a line's baseline; what is raised is smaller than its line by right. */
function smallestType({ line }: CellLine): number {
  const level = line.words.filter(word => Math.abs(word.base - line.base) < RAISED * line.size)
  return Math.min(...level.map(word => word.size))
}

function leftEdge({ line }: CellLine): number {
  return line.words[0]?.x0 ?? 0
}

function rightEdge({ line }: CellLine): number {
  return line.words.at(-1)?.x1 ?? 0
}

function middle(cell: CellLine): number {
  return (leftEdge(cell) + rightEdge(cell)) / 2
}

function linesOfColumn(rows: readonly RowParts[], column: number) {
  return rows.flatMap(row =>
    row.flatMap(({ page, cells }) => (cells[column] ?? []).map(cell => ({ page, cell }))),
  )
}

function distances(rows: readonly RowParts[], column: number): Measured[] {
  return rows.flatMap(row =>
    row.flatMap(({ page, cells }) => {
      const lines = cells[column] ?? []
      return lines.slice(1).map((cell, index) => {
        const above = lines[index] ?? cell
        return { page, cell, value: cell.line.base - above.line.base }
      })
    }),
  )
}

/** Cells that are not aligned with their row, in the way in which nearly all are; parts of rows are left out. */
function misaligned(rows: readonly RowParts[]): { page: PageContent; cell: CellLine }[] {
  const whole = rows.flatMap(row => (row.length === 1 ? [row[0]] : []))
  for (const placeOf of [firstBase, middleBase, lastBase]) {
    const cells = whole.flatMap(part => {
      const filled = part.cells.filter(lines => lines.length > 0)
      const tallest = filled.toSorted((a, b) => heightOf(b) - heightOf(a))[0] ?? []
      return filled.flatMap(lines => {
        const [cell] = lines
        const off = Math.abs(placeOf(lines) - placeOf(tallest))
        return cell ? [{ page: part.page, cell, aligned: off <= DOWNWARDS * cell.line.size }] : []
      })
    })
    const odd = cells.filter(({ aligned }) => !aligned)
    if (odd.length <= (1 - NEARLY_ALL) * cells.length) return odd
  }
  return []
}

function firstBase(lines: readonly CellLine[]): number {
  return lines[0]?.line.base ?? 0
}

function lastBase(lines: readonly CellLine[]): number {
  return lines.at(-1)?.line.base ?? 0
}

function middleBase(lines: readonly CellLine[]): number {
  return (firstBase(lines) + lastBase(lines)) / 2
}

function heightOf(lines: readonly CellLine[]): number {
  return lastBase(lines) - firstBase(lines)
}
