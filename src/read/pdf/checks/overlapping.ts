import type { Notice } from '../../../model.ts'
import { EXAMPLES } from '../../notices.ts'
import { pageList } from '../page-list.ts'
import { type CellLine, TIGHTEST } from '../rows/cell-lines.ts'
import type { RowParts } from '../rows/join.ts'

/** Two words of a line may share this much, in ems: slanted and kerned type does. */
const SHARED = 0.3

/** Tells of words that are printed over each other in one cell: one of them may belong elsewhere. */
export function overlappingText(rows: readonly RowParts[]): Notice[] {
  const found = rows.flatMap(row =>
    row.flatMap(({ page, cells }) =>
      cells.flatMap(lines =>
        lines.filter((line, at) => overlaps(line, lines[at - 1])).map(cell => ({ page, cell })),
      ),
    ),
  )
  if (found.length === 0) return []
  const pages = pageList(found.map(({ page }) => page))
  return [
    {
      code: 'text-overlaps',
      text: `${found.length} lines of the table on page ${pages} are printed over other text of the same cell; look whether they belong there`,
      count: found.length,
      examples: found.slice(0, EXAMPLES).map(({ cell }) => cell.text),
    },
  ]
}

function overlaps({ line }: CellLine, above: CellLine | undefined): boolean {
  if (above && line.base - above.line.base < TIGHTEST * line.size) return true
  return line.words.some((word, index) => {
    const next = line.words[index + 1]
    return next !== undefined && word.x1 - next.x0 > SHARED * word.size
  })
}
