import { ReadError } from '../../../errors.ts'
import { pageList } from '../page-list.ts'
import type { RowParts } from '../rows/join.ts'
import { cellText } from '../rows/row-parts.ts'

/** Refuses a table with a row whose first cell is empty: a name may be merged over several rows. @throws ReadError */
export function checkNames(rows: readonly RowParts[]): void {
  const nameless = rows.filter(row => cellText(row, 0) === '')
  if (nameless.length === 0) return
  const pages = pageList(nameless.map(([part]) => part.page))
  throw new ReadError(
    `${nameless.length} rows of the table on page ${pages} have no name in the first column: cells may be merged; read them by hand`,
  )
}
