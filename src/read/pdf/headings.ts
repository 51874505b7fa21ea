import { ReadError } from '../../errors.ts'
import type { Notice } from '../../model.ts'
import { median } from './geometry.ts'
import { joinLines, textOf } from './lines.ts'
import type { RowPart } from './rows.ts'
import { endsCell, type TableSpec } from './spec.ts'
import type { Stretch } from './stretches.ts'

const EXAMPLES = 5
/** Characters of a heading in a message. */
const LENGTH = 80
/** A heading is set in type larger than the rows' by this factor at least. */
const LARGER = 1.05

/** "(1)", "2.", "c": what stands in a row that counts the columns. */
const COUNTED = /^\(?(?:(\d)|([a-z]))\)?\.?$/i

interface Heading {
  readonly page: number
  readonly text: string
}

/**
 * Takes out headings that stand between the parts of a table ("2014"): text in the first column alone that is no whole
 * name, in larger type, or right above the next header row of the page; and a row that counts the columns. What was
 * taken out is a notice, together with the headings in cells of their own.
 * @throws ReadError when such a cell holds what can be a whole name
 */
export function withoutHeadings(
  table: readonly Stretch[],
  stretches: readonly (readonly RowPart[])[],
  spec: TableSpec,
): { stretches: RowPart[][]; notices: Notice[] } {
  const sizes = stretches.flat().flatMap(part => (part.cells[0] ?? []).map(cell => cell.line.size))
  const common = median(sizes)
  const headings: Heading[] = headingsInCells(table, spec)
  const kept = stretches.map((parts, index) =>
    parts.filter((part, at) => {
      const next = stretches[index + 1]?.[0]
      const aboveHeader = at === parts.length - 1 && next?.page === part.page
      const text = joinLines((part.cells[0] ?? []).map(cell => cell.text))
      const alone = part.cells.every((cell, column) => column === 0 || cell.length === 0)
      const larger = (part.cells[0] ?? []).every(cell => cell.line.size > LARGER * common)
      const ends = endsCell(spec.columns[0], text)
      const isHeading = alone && ends !== 'yes' && (larger || (aboveHeader && ends === 'no'))
      if (!isHeading && !countsColumns(part)) return true
      headings.push({ page: part.page.number, text })
      return false
    }),
  )
  return { stretches: kept, notices: headings.length > 0 ? [leftOut(headings)] : [] }
}

/** The headings in cells as wide as the table. */
function headingsInCells(table: readonly Stretch[], spec: TableSpec): Heading[] {
  const headings = table.flatMap(stretch =>
    stretch.headings.map(line => ({ page: stretch.page.number, text: textOf(line) })),
  )
  const name = headings.find(({ text }) => (spec.columns[0]?.ends?.(text) ?? 'no') !== 'no')
  if (!name) return headings
  throw new ReadError(
    `“${name.text.slice(0, LENGTH)}” on page ${name.page} stands in a cell as wide as the table, and may be a row or a heading; read the table by hand`,
  )
}

function countsColumns({ cells }: RowPart): boolean {
  return (
    cells.length > 1 &&
    cells.every((cell, index) => {
      const [, digit, letter] = COUNTED.exec(joinLines(cell.map(({ text }) => text))) ?? []
      if (digit !== undefined) return Number(digit) === index + 1
      return letter !== undefined && letter.toLowerCase().charCodeAt(0) === 97 + index
    })
  )
}

function leftOut(headings: readonly Heading[]): Notice {
  const pages = [...new Set(headings.map(({ page }) => page))].join(', ')
  return {
    code: 'heading-left-out',
    text: `${headings.length} texts between rows of the table on page ${pages} were taken for headings, not for rows`,
    count: headings.length,
    examples: headings.slice(0, EXAMPLES).map(({ text }) => text),
  }
}
