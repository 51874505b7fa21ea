import { ReadError } from '../../../errors.ts'
import type { Notice } from '../../../model.ts'
import { EXAMPLES } from '../../notices.ts'
import { median } from '../geometry.ts'
import { textOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import { pageList } from '../page-list.ts'
import { endsCell, type TableSpec } from '../spec.ts'
import type { Stretch } from '../table/stretch.ts'
import { cellText, type RowPart } from './row-parts.ts'

/** Characters of a heading in a message. */
const LENGTH = 80
/** A heading is set in type larger than the rows' by this factor at least. */
const LARGER = 1.05

/** "(1)", "2.", "c": what stands in a row that counts the columns. */
const COUNTED = /^\(?(?:(\d)|([a-z]))\)?\.?$/i

interface Heading {
  readonly page: PageContent
  readonly text: string
}

/**
 * Takes out headings that stand between the parts of a table ("2014"): text in the first column alone that is no whole
 * name, in larger type, or right above the next header row of the page; and a row that counts the columns. What was
 * taken out is a notice, together with the headings in cells of their own.
 * @param inStretches the parts of rows in each of the stretches
 * @returns the parts that are left of each
 * @throws ReadError when such a cell holds what can be a whole name
 */
export function withoutHeadings(
  stretches: readonly Stretch[],
  inStretches: readonly (readonly RowPart[])[],
  spec: TableSpec,
): { parts: RowPart[][]; notices: Notice[] } {
  const sizes = inStretches.flat().flatMap(part => (part.cells[0] ?? []).map(cell => cell.line.size))
  const usual = median(sizes)
  const taken = new Set(
    inStretches.flatMap((parts, index) =>
      parts.filter((part, at) => {
        const isAboveHeader = at === parts.length - 1 && inStretches[index + 1]?.[0]?.page === part.page
        return isHeading(part, isAboveHeader, usual, spec) || countsColumns(part)
      }),
    ),
  )
  const headings: Heading[] = [
    ...headingsInCells(stretches, spec),
    ...Array.from(taken, part => ({ page: part.page, text: cellText([part], 0) })),
  ]
  return {
    parts: inStretches.map(parts => parts.filter(part => !taken.has(part))),
    notices: headings.length > 0 ? [leftOut(headings)] : [],
  }
}

/** @param usual size of the type of first cells */
function isHeading(part: RowPart, isAboveHeader: boolean, usual: number, spec: TableSpec): boolean {
  const [first = [], ...others] = part.cells
  const ends = endsCell(spec.columns[0], cellText([part], 0))
  if (ends === 'yes' || others.some(cell => cell.length > 0)) return false
  return first.every(cell => cell.line.size > LARGER * usual) || (isAboveHeader && ends === 'no')
}

/** The headings in cells as wide as the table. */
function headingsInCells(stretches: readonly Stretch[], spec: TableSpec): Heading[] {
  const headings = stretches.flatMap(stretch =>
    stretch.headings.map(line => ({ page: stretch.page, text: textOf(line) })),
  )
  const name = headings.find(({ text }) => (spec.columns[0]?.ends?.(text) ?? 'no') !== 'no')
  if (!name) return headings
  throw new ReadError(
    `“${name.text.slice(0, LENGTH)}” on page ${name.page.number} stands in a cell as wide as the table, and may be a row or a heading; read the table by hand`,
  )
}

function countsColumns(part: RowPart): boolean {
  return (
    part.cells.length > 1 &&
    part.cells.every((_, index) => {
      const [, digit, letter] = COUNTED.exec(cellText([part], index)) ?? []
      if (digit !== undefined) return Number(digit) === index + 1
      return letter !== undefined && letter.toLowerCase().charCodeAt(0) === 97 + index
    })
  )
}

function leftOut(headings: readonly Heading[]): Notice {
  const pages = pageList(headings.map(({ page }) => page))
  return {
    code: 'heading-left-out',
    text: `${headings.length} texts between rows of the table on page ${pages} were taken for headings, not for rows`,
    count: headings.length,
    examples: headings.slice(0, EXAMPLES).map(({ text }) => text),
  }
}
