import type { Notice } from '../../../model.ts'
import { median } from '../geometry.ts'
import type { PageContent } from '../page.ts'
import { pageList } from '../page-list.ts'
import type { RowPart } from '../rows/row-parts.ts'

/** A table keeps a rule when nearly all of its rows do. */
const NEARLY_ALL = 0.95
/** Ems by which the distance between two rows may differ from the common one. */
const SLACK = 1

/** A row on one page: the baselines of its first line and its last, and its type's size. */
interface PlacedRow {
  readonly page: PageContent
  readonly first: number
  readonly last: number
  readonly size: number
}

/**
 * Tells of space in which lines may be lost: between two rows that stand further apart than nearly all others, and at
 * the foot of a page where the row overleaf would have found room, where other pages are full. A page that is ended at
 * will looks the same.
 */
export function spaceLeft(parts: readonly RowPart[]): Notice[] {
  const onPages = [...Map.groupBy(parts.flatMap(placedRow), ({ page }) => page).values()]
  const found = [...wideGaps(onPages), ...shortPages(onPages)]
  if (found.length === 0) return []
  const pages = found.map(({ page }) => page).sort((a, b) => a.number - b.number)
  return [
    {
      code: 'space-in-table',
      text: `the table has more space on page ${pageList(pages)} than between its rows or at the foot of its pages elsewhere; look whether lines are missing there`,
      count: found.length,
    },
  ]
}

function placedRow({ page, cells }: RowPart): PlacedRow[] {
  const lines = cells.flat().map(cell => cell.line)
  if (lines.length === 0) return []
  const bases = lines.map(line => line.base)
  const size = median(lines.map(line => line.size))
  return [{ page, first: Math.min(...bases), last: Math.max(...bases), size }]
}

/** Rows that stand too far above the next one of their page. */
function wideGaps(pages: readonly (readonly PlacedRow[])[]): PlacedRow[] {
  const gaps = pages.flatMap(rows =>
    rows.slice(1).map((row, index) => ({ row, gap: row.first - (rows[index]?.last ?? row.first) })),
  )
  const common = median(gaps.map(({ gap }) => gap))
  const wide = gaps.filter(({ row, gap }) => gap - common > SLACK * row.size)
  return wide.length <= (1 - NEARLY_ALL) * gaps.length ? wide.map(({ row }) => row) : []
}

/** The last rows of pages on which the next page's first row would have fitted: few, or pages are ended at will. */
function shortPages(pages: readonly (readonly PlacedRow[])[]): PlacedRow[] {
  const broken = pages.slice(0, -1).flatMap((rows, index) => {
    const [next, second] = pages[index + 1] ?? []
    const last = rows.at(-1)
    if (!last || !next) return []
    const height = (second?.first ?? next.last + 2 * next.size) - next.first
    return [{ last, height }]
  })
  const foot = Math.max(...broken.map(({ last }) => last.last))
  const short = broken.filter(({ last, height }) => foot - last.last > height + last.size)
  return 3 * short.length <= broken.length ? short.map(({ last }) => last) : []
}
