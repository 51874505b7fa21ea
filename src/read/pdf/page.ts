import type { Box } from './geometry.ts'
import type { Rules } from './page/rules.ts'
import type { Structure } from './page/structure.ts'
import { displayed, type Size, type Turn } from './page/turn.ts'
import type { Word } from './words.ts'

/** What one page shows, turned back so that most of its text runs from left to right. */
export interface PageContent {
  /** from 1 */
  readonly number: number
  /** how the text lies on the displayed page */
  readonly turn: Turn
  /** of the displayed page */
  readonly size: Size
  readonly words: readonly Word[]
  readonly rules: Rules
  /** where a tagged file says that the words belong */
  readonly structure: Structure | null
  /** the page shows a picture, or shapes that may be letters: if it has no words, it was not read */
  readonly pictured: boolean
  /** characters that are shown and cannot be read: beyond the page's edge, or in a font that does not say what they are */
  readonly unread: number
  /** text in other directions than most of the page's, which is no part of a table: a watermark */
  readonly aside: string
}

/** A box of the page's content, in points from the top left corner of the page as it is displayed. */
export function evidenceBox(page: PageContent, box: Box): [number, number, number, number] {
  const [left, top, right, bottom] = displayed(page.turn, page.size, box)
  return [round(left), round(top), round(right), round(bottom)]
}

/** Hundredths of a point, so that evidence does not depend on the last bit of a sum. */
function round(points: number): number {
  return Math.round(points * 100) / 100
}
