import { type AnyNode, type Element, isTag, isText } from 'domhandler'
import { slotOf } from './slots.ts'

/** Classes that templates give to a badge beside a text, and to words for screen readers alone. */
const LABELS =
  /(?:^|\s)(?:(?:usa-)?tag|(?:[\w-]+-)?badge|pill|chip|(?:usa-|u-)?sr-only|visually-?hidden|element-invisible|screen-reader-text)(?:$|\s)/
const MARK = /^[[(]?(?:\d{1,3}|[*†‡§¶]+)[\])]?$/
/** A letter refers to a note behind a whole word only: in `M<sup>c</sup>Henry` it is one of the name's. */
const LETTER_MARK = /^[[(]?[a-z][\])]?$/

/** A raised figure, sign or letter behind a name, `New York City¹`, refers to a note. */
export function isNoteMark(element: Element): boolean {
  if (element.name !== 'sup') return false
  const marks = textOf(element)
    .split(/[\s,]+/)
    .filter(mark => mark !== '')
  const letters = element.next && isText(element.next) && /^\p{L}/u.test(element.next.data)
  return marks.length > 0 && marks.every(mark => MARK.test(mark) || (!letters && LETTER_MARK.test(mark)))
}

/** A badge beside a name or a heading, or words for screen readers; only what runs along in the line. */
export function isLabel(element: Element): boolean {
  return element.name === 'span' && LABELS.test(element.attribs.class ?? '')
}

/** Elements and styles that cross a text out. */
export function isStruck(element: Element): boolean {
  return (
    /^(?:del|s|strike)$/.test(element.name) ||
    /text-decoration(?:-line)?\s*:[^;]*line-through/i.test(element.attribs.style ?? '')
  )
}

/**
 * Whether no reader sees a text because its own element is hidden. A hidden panel around a list is opened by a control,
 * and says nothing of the names in it.
 * @param own the element that shows the line in which the text stands
 */
export function isHiddenIn(node: AnyNode, own: Element): boolean {
  const slot = slotOf({ element: own })
  for (let each = node.parent; each && isTag(each); each = each.parent) {
    if (isHidden(each) && !holdsBreaks(each)) return true
    if (each === slot) break
  }
  const row = slot.parent
  return row !== null && isTag(row) && row.name === 'tr' && isHidden(row)
}

/** Remembered, because every text in an element asks. */
const KNOWN_TO_BREAK = new WeakMap<Element, boolean>()

function holdsBreaks(element: Element): boolean {
  const known = KNOWN_TO_BREAK.get(element)
  if (known !== undefined) return known
  const breaks = element.children.some(child => isTag(child) && child.name === 'br')
  KNOWN_TO_BREAK.set(element, breaks)
  return breaks
}

function isHidden({ attribs }: Element): boolean {
  return (
    'hidden' in attribs ||
    attribs['aria-hidden'] === 'true' ||
    /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribs.style ?? '')
  )
}

/** All text in an element, as it is written. */
export function textOf(element: Element): string {
  return element.children
    .map(child => (isText(child) ? child.data : isTag(child) ? textOf(child) : ''))
    .join('')
}
