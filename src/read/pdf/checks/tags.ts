import type { Notice } from '../../../model.ts'
import { pageList } from '../page-list.ts'
import type { RowPart } from '../rows/row-parts.ts'

/**
 * Compares the cells with those that a tagged file names: each of its cells lies in one cell that was read, and each
 * cell that was read holds one of its cells.
 */
export function tagsDisagreeing(parts: readonly RowPart[]): Notice[] {
  const pages = [...Map.groupBy(parts, part => part.page)]
    .filter(([, onPage]) => disagree(onPage))
    .map(([page]) => page)
  if (pages.length === 0) return []
  return [
    {
      code: 'tags-disagree',
      text: `the file's own tags divide the table on page ${pageList(pages)} into other cells than its lines and spaces do; compare the rows there`,
      count: pages.length,
    },
  ]
}

function disagree(parts: readonly RowPart[]): boolean {
  const structure = parts[0]?.page.structure
  if (!structure) return false
  const readAs = new Map<number, object>()
  return parts.some(part =>
    part.cells.some(lines => {
      const marks = lines.flatMap(cell => cell.line.words.map(word => word.mark))
      const tagged = new Set(marks.map(mark => (mark === null ? undefined : structure.get(mark)?.cell)))
      return [...tagged].some(cell => {
        if (cell === undefined) return false
        const other = readAs.get(cell) ?? lines
        readAs.set(cell, other)
        return other !== lines || tagged.size > 1
      })
    }),
  )
}
