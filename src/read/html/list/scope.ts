import type { Element } from 'domhandler'
import { commonElement, isWithin, outwardsTo } from '../elements.ts'
import type { Line } from '../line.ts'

/** Elements that end without ending what a heading in them opened. */
const TRANSPARENT = new Set(['p', 'thead', 'tbody', 'tfoot', 'tr'])
const WALLS = new Set(['main', 'body'])

/**
 * The element within which a heading holds: the smallest that contains the heading and what follows it. Behind its end
 * the heading means nothing, so menus below the list are not names of the last block.
 */
export function scopeOf(heading: Line, following: Line | undefined): Element {
  if (heading.role === 'column') return outwardsTo(heading.element, ({ name }) => name === 'table')
  const common = commonElement([heading.element, following?.element ?? heading.element])
  const wall = outwardsTo(heading.element, ({ name }) => WALLS.has(name))
  if (!common || isWithin(wall, common)) return wall
  return outwardsTo(common, ({ name }) => !TRANSPARENT.has(name))
}
