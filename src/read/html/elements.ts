import { type AnyNode, type Element, isTag } from 'domhandler'

/** Elements that run along in a line of text; all others, but those with a name of the site's own, begin a new line. */
const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark nobr q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

/** Elements whose text is not shown as text of the page. */
const UNSHOWN = new Set(
  'canvas datalist embed head iframe input math noscript object script select style svg template textarea video audio'.split(
    ' ',
  ),
)

const HEADINGS = new Set('h1 h2 h3 h4 h5 h6 summary button legend caption dt figcaption label'.split(' '))

/** Attributes by which a script finds what opens and closes a panel. */
const CONTROLS = ['aria-expanded', 'aria-controls', 'data-toggle', 'data-bs-toggle']

/** Elements that say of their text that it is a heading of what follows, or a control that opens it. */
export function isHeading(element: Element): boolean {
  return (
    HEADINGS.has(element.name) ||
    /^(?:heading|button|tab)$/.test(element.attribs.role ?? '') ||
    (CONTROLS.some(control => control in element.attribs) && !holdsBlocks(element))
  )
}

/** Whether an element's text begins a new line of the page. */
export function startsLine(element: Element): boolean {
  return !INLINE.has(element.name) || isHeading(element)
}

/** Whether browsers show an element's text; what styles hide is not looked at. */
export function isShown(element: Element): boolean {
  return !UNSHOWN.has(element.name)
}

/** By its name or its own style; what style sheets say is not known. */
export function isBold(element: Element): boolean {
  return (
    element.name === 'b' ||
    element.name === 'strong' ||
    /font-weight\s*:\s*(?:bold|[6-9]00)/i.test(element.attribs.style ?? '')
  )
}

const BLOCKS = new Set('ul ol dl table details h1 h2 h3 h4 h5 h6 summary button'.split(' '))

/** Remembered, because every line in an element asks. */
const KNOWN_TO_HOLD = new WeakMap<Element, boolean>()

/** Whether a list item, term or cell is more than a name: it holds a list, a table or a heading. */
export function holdsBlocks(element: Element): boolean {
  const known = KNOWN_TO_HOLD.get(element)
  if (known !== undefined) return known
  const holds = element.children.some(child => isTag(child) && (BLOCKS.has(child.name) || holdsBlocks(child)))
  KNOWN_TO_HOLD.set(element, holds)
  return holds
}

/** Whether `node` is `ancestor` or stands in it. */
export function isWithin(node: AnyNode, ancestor: AnyNode): boolean {
  for (let each: AnyNode | null = node; each; each = each.parent) if (each === ancestor) return true
  return false
}

/** Whether `node` is one of `ancestors` or stands in one. */
export function isWithinAny(node: AnyNode, ancestors: ReadonlySet<AnyNode>): boolean {
  for (let each: AnyNode | null = node; each; each = each.parent) if (ancestors.has(each)) return true
  return false
}

/** The closest element from `element` outwards that passes; the outermost when none does. */
export function outwardsTo(element: Element, passes: (element: Element) => boolean): Element {
  let found = element
  for (let each: AnyNode | null = element; each && isTag(each); each = each.parent) {
    found = each
    if (passes(each)) break
  }
  return found
}

/** The smallest element that holds all of `elements`; null when there are none, or they stand in different documents. */
export function commonElement(elements: readonly Element[]): Element | null {
  const [first, ...others] = elements
  let common: AnyNode | null = first ?? null
  for (const other of others) while (common && !isWithin(other, common)) common = common.parent
  return common && isTag(common) ? common : null
}
