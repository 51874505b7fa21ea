import type { Notice } from '../../../model.ts'
import type { PageContent } from '../page.ts'
import type { RowParts } from '../rows/join.ts'
import type { RowPart } from '../rows/row-parts.ts'
import type { TableSpec } from '../spec.ts'
import type { Extent } from '../table/extent.ts'
import type { Furniture } from '../table/furniture.ts'
import type { PageHeaders } from '../table/header.ts'
import { wordsAcross } from './across.ts'
import { drawnOutOfOrder } from './drawing-order.ts'
import { rowsWithoutText } from './empty-rows.ts'
import { irregularLines } from './irregular.ts'
import { textLeftOut } from './left-out.ts'
import { overlappingText } from './overlapping.ts'
import { pageNumbersBroken } from './page-numbers.ts'
import {
  endLineMissing,
  startsElsewhere,
  tablesAfterEnd,
  turnedText,
  unreadBefore,
  unreadCharacters,
} from './pages.ts'
import { spaceLeft } from './room.ts'
import { pagesWithoutRows } from './rowless.ts'
import { tagsDisagreeing } from './tags.ts'

/** A table that was read, and the document around it. */
interface FoundTable {
  readonly spec: TableSpec
  /** all of the document */
  readonly pages: readonly PageContent[]
  /** index of the page that has the first header row */
  readonly first: number
  readonly headers: PageHeaders
  readonly furniture: Furniture
  readonly extent: Extent
  /** pages on which the table's first line does not stand where it does on others */
  readonly displaced: ReadonlySet<PageContent>
  readonly parts: readonly RowPart[]
  readonly rows: readonly RowParts[]
}

/**
 * What may be wrong with a table as it was read: lines that are missing, or stand in a cell that is not theirs.
 * @throws ReadError where so much is left out that rows were not found
 */
export function doubtsOf(table: FoundTable): Notice[] {
  const { spec, pages, first, headers, furniture, extent, displaced, parts, rows } = table
  const { stretches, endPage } = extent
  const own = new Set(stretches.map(stretch => stretch.page))
  const fromFirst = pages.slice(first)
  return [
    ...unreadBefore(pages.slice(0, first), furniture),
    ...tablesAfterEnd(headers, endPage),
    ...(spec.end ? endLineMissing(extent) : []),
    ...pagesWithoutRows(fromFirst, parts, headers, endPage),
    ...startsElsewhere(displaced),
    ...unreadCharacters(own),
    ...turnedText(own),
    ...textLeftOut(stretches, pages, headers, furniture, spec),
    ...rowsWithoutText(stretches),
    ...spaceLeft(parts),
    ...wordsAcross(stretches),
    ...overlappingText(rows),
    ...irregularLines(rows),
    ...tagsDisagreeing(parts),
    ...drawnOutOfOrder(parts),
    ...pageNumbersBroken(fromFirst, furniture),
  ]
}
