import type { Line } from '../lines.ts'
import type { PageContent } from '../page.ts'
import type { Word } from '../words.ts'
import type { Columns } from './columns.ts'

/** The table's body on one page, or the part of it below one header row. */
export interface Stretch {
  readonly page: PageContent
  readonly columns: Columns
  readonly words: readonly Word[]
  /** y of rules across the table, from the top down */
  readonly borders: readonly number[]
  /** lines that stand among its rows in cells as wide as the table, and are none of them */
  readonly headings: readonly Line[]
}
