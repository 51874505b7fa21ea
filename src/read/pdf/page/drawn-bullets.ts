import type { Box } from '../geometry.ts'
import { middleOf, type Word } from '../words.ts'

/** A bullet that is drawn stands within this many ems before its text, and on the line of it. */
const DOT_BEFORE = 2.5
const DOT_OFF_LINE = 0.35
/** What is smaller than this, in ems of the text and in points, is a dot of a dotted rule. */
const DOT_LEAST = { ems: 0.15, points: 1.5 }

/** Bullets that are drawn as shapes stand for typed ones: Chromium prints list markers so. */
export function drawnBullets(dots: readonly Box[], words: readonly Word[]): Word[] {
  return dots.flatMap(([left, top, right, bottom]) => {
    const middle = (top + bottom) / 2
    const side = Math.min(right - left, bottom - top)
    const behind = words.filter(word => {
      const before = word.x0 - right
      return (
        side >= Math.min(DOT_LEAST.points, DOT_LEAST.ems * word.size) &&
        before > 0 &&
        before < DOT_BEFORE * word.size &&
        Math.abs(middle - middleOf(word)) < DOT_OFF_LINE * word.size
      )
    })
    const text = behind.sort((a, b) => a.x0 - b.x0)[0]
    return text
      ? [
          {
            text: '•',
            x0: left,
            x1: right,
            base: text.base,
            size: text.size,
            spaceAfter: true,
            mark: text.mark,
          },
        ]
      : []
  })
}
