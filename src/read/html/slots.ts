import { type Element, isTag } from 'domhandler'
import { holdsBlocks } from './elements.ts'

const ITEMS = new Set(['li', 'dd', 'td', 'th'])

/** Whether an element is one of a list or table, and may be one name. */
export function isItem(element: Element): boolean {
  return ITEMS.has(element.name)
}

/** The list item, description or cell that a line stands in, when that holds lines alone; else the line's own element. */
export function slotOf({ element }: { readonly element: Element }): Element {
  for (let each: Element = element; ; each = each.parent) {
    if (isItem(each)) return holdsBlocks(each) ? element : each
    if (!each.parent || !isTag(each.parent)) return element
  }
}

/** The list or table that holds a line's slot: names of one list stand in the same. */
export function listOf(line: { readonly element: Element }): Element {
  const slot = slotOf(line)
  const cell = slot.name === 'td' || slot.name === 'th'
  for (let each: Element = slot; each.parent && isTag(each.parent); ) {
    each = each.parent
    if (!cell || each.name === 'table') return each
  }
  return slot
}

/** Whether a slot is one of several of its list, so that each is meant to be one name. */
export function hasSiblings(slot: Element): boolean {
  const siblings = slot.parent?.children.filter(child => isTag(child) && child.name === slot.name) ?? []
  return siblings.length > 1
}
