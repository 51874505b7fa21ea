import type { PdfEvidence } from '../../model.ts'
import { tidy } from '../../text/fold.ts'
import { itemsOf } from './bullets.ts'
import { joinLines } from './lines.ts'

/** Where something stands: left, top, right, bottom in points from the top left corner of the displayed page. */
export interface PlacedBox {
  readonly page: number
  readonly box: [number, number, number, number]
}

/** A cell, over all pages on which it stands. */
export interface TableCell {
  /** the lines joined; '' for a blank cell */
  readonly text: string
  /** as they are broken, bullets included */
  readonly lines: readonly string[]
  /** one for each page on which the cell stands; none for a blank cell */
  readonly boxes: readonly PlacedBox[]
}

/** The texts of a cell's items, without their bullets. */
export function itemTexts({ lines }: TableCell): string[] {
  return itemsOf(lines)
    .map(item => tidy(joinLines(item.lines)))
    .filter(text => text !== '')
}

/** Where the cells stand from which fields were read. @param cells by field; what is blank stands nowhere */
export function cellEvidence(cells: Readonly<Record<string, TableCell>>): NonNullable<PdfEvidence['cells']> {
  const shown = Object.entries(cells).filter(([, { boxes }]) => boxes.length > 0)
  return Object.fromEntries(shown.map(([field, { boxes }]) => [field, [...boxes]]))
}
