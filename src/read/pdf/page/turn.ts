import type { Box } from '../geometry.ts'

/**
 * Quarter turns, clockwise as displayed, by which text runs away from left-to-right: 0 runs to the right, 1 downwards,
 * 2 to the left, 3 upwards. A landscape table on a portrait page is text of turn 1 or 3. The reader works on the page
 * turned back, so that text runs to the right, and turns its boxes forward again for the evidence.
 */
export type Turn = 0 | 1 | 2 | 3

/** Points. */
export interface Size {
  readonly width: number
  readonly height: number
}

/** The turn of a text direction, which must be within 3 degrees of an axis; null when it is not (a watermark). */
export function turnOf(dx: number, dy: number): Turn | null {
  const slack = 0.05 * Math.hypot(dx, dy)
  if (slack === 0) return null
  if (Math.abs(dy) <= slack) return dx > 0 ? 0 : 2
  if (Math.abs(dx) <= slack) return dy > 0 ? 1 : 3
  return null
}

/** A point of the displayed page, seen on the page turned back. */
export function turnedBack(turn: Turn, page: Size, x: number, y: number): [x: number, y: number] {
  if (turn === 0) return [x, y]
  if (turn === 1) return [y, page.width - x]
  if (turn === 2) return [page.width - x, page.height - y]
  return [page.height - y, x]
}

/** A box of the page turned back, as it lies on the displayed page. */
export function displayed(turn: Turn, page: Size, [left, top, right, bottom]: Box): Box {
  if (turn === 0) return [left, top, right, bottom]
  if (turn === 1) return [page.width - bottom, left, page.width - top, right]
  if (turn === 2) return [page.width - right, page.height - bottom, page.width - left, page.height - top]
  return [top, page.height - right, bottom, page.height - left]
}
