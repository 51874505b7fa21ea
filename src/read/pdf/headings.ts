import type { Notice } from '../../model.ts'
import { median } from './geometry.ts'
import { joinLines } from './lines.ts'
import type { RowPart } from './rows.ts'
import { endsCell, type TableSpec } from './spec.ts'

const EXAMPLES = 5
/** A heading is set in type larger than the rows' by this factor at least. */
const LARGER = 1.05

/**
 * Takes out headings that stand between the parts of a table ("2014"): text in the first column alone that is no whole
 * name, in larger type, or right above the next header row of the page. What was taken out is a notice.
 */
export function withoutHeadings(
  stretches: readonly (readonly RowPart[])[],
  spec: TableSpec,
): { stretches: RowPart[][]; notices: Notice[] } {
  const sizes = stretches.flat().flatMap(part => (part.cells[0] ?? []).map(cell => cell.line.size))
  const common = median(sizes)
  const headings: { readonly page: number; readonly text: string }[] = []
  const kept = stretches.map((parts, index) =>
    parts.filter((part, at) => {
      const next = stretches[index + 1]?.[0]
      const aboveHeader = at === parts.length - 1 && next?.page === part.page
      const text = joinLines((part.cells[0] ?? []).map(cell => cell.text))
      const alone = part.cells.every((cell, column) => column === 0 || cell.length === 0)
      const larger = (part.cells[0] ?? []).every(cell => cell.line.size > LARGER * common)
      const ends = endsCell(spec.columns[0], text)
      if (!alone || ends === 'yes' || !(larger || (aboveHeader && ends === 'no'))) return true
      headings.push({ page: part.page.number, text })
      return false
    }),
  )
  return { stretches: kept, notices: headings.length > 0 ? [leftOut(headings)] : [] }
}

function leftOut(headings: readonly { readonly page: number; readonly text: string }[]): Notice {
  const pages = [...new Set(headings.map(({ page }) => page))].join(', ')
  return {
    code: 'heading-left-out',
    text: `${headings.length} texts between rows of the table on page ${pages} were taken for headings, not for rows`,
    count: headings.length,
    examples: headings.slice(0, EXAMPLES).map(({ text }) => text),
  }
}
