import { type AnyNode, type Element, isTag } from 'domhandler'
import { commonElement, isWithin } from './elements.ts'
import type { Line } from './line.ts'

/** Elements that end without ending what a heading in them opened. */
const TRANSPARENT = new Set(['p', 'thead', 'tbody', 'tfoot', 'tr'])
const WALLS = new Set(['main', 'body'])

/**
 * The element within which a heading holds: the smallest that contains the heading and what follows it. Behind its end
 * the heading means nothing, so menus below the list are not names of the last block.
 */
export function scopeOf(heading: Line, following: Line | undefined): Element {
  if (heading.role === 'column') return around(heading.element, name => name === 'table')
  const common = commonElement([heading.element, following?.element ?? heading.element])
  const wall = around(heading.element, name => WALLS.has(name))
  if (!common || isWithin(wall, common)) return wall
  return around(common, name => !TRANSPARENT.has(name))
}

/** The closest element from `element` outwards whose name passes; the outermost when none does. */
function around(element: Element, passes: (name: string) => boolean): Element {
  let found = element
  for (let each: AnyNode | null = element; each && isTag(each); each = each.parent) {
    found = each
    if (passes(each.name)) break
  }
  return found
}
