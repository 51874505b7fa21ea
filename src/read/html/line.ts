import { type Element, isTag, type Text } from 'domhandler'
import { tidy } from '../../text/fold.ts'
import { isHiddenIn } from './asides.ts'
import { holdsBlocks, isHeading, startsLine } from './elements.ts'
import { meantBy } from './encoded-twice.ts'
import { isItem } from './slots.ts'

/**
 * What the markup says of a line. heading: a heading, button, summary or term. column: a cell that a table's columns mark
 * as such. branch: the own words of a list item that holds a list. item: a list item, description or cell. beside: the
 * first cell of a table's column that holds no names.
 */
type LineRole = 'heading' | 'column' | 'branch' | 'item' | 'beside' | 'paragraph' | 'plain'

/** One line of text as the page shows it. */
export interface Line {
  /** tidied; never blank */
  readonly text: string
  /** the text without badges and words for screen readers, and as it was meant where it was encoded twice; never blank */
  readonly core: string
  readonly role: LineRole
  readonly bold: boolean
  /** all of it stands in links */
  readonly linked: boolean
  /** lines of one style look alike: element, weight, and classes where the element says nothing */
  readonly style: string
  /** the element that shows it */
  readonly element: Element
  /** where its text begins */
  readonly start: { readonly node: Text; readonly index: number }
  /** raised marks that refer to a note: not a part of the text */
  readonly marks: string
  /** badges and words for screen readers: a part of the text, not of its core */
  readonly labels: string
  /** what its looks say against it: crossed out at least in part, or hidden by its own element */
  readonly looks: 'struck' | 'hidden' | 'plain'
  /** its characters were encoded twice, `DoÃ±a Ana` */
  readonly encodedTwice: boolean
}

/** How the elements around a text show it. */
export interface Looks {
  readonly bold: boolean
  readonly linked: boolean
  readonly struck: boolean
  readonly label: boolean
}

/** A text of the page, as the elements around it show it. */
export interface Piece extends Looks {
  readonly node: Text
}

const SHAPED = /[\p{L}\p{N}]/u

/**
 * The line that texts make; null when it has neither a letter nor a digit.
 * @param marks raised marks among them, which are no part of the text
 * @param forced the role that a table's column gives to what stands in its cells
 */
export function lineOf(pieces: readonly Piece[], marks: string, forced: LineRole | null): Line | null {
  const text = tidy(rawText(pieces))
  // rulers, plus signs and bullets drawn as text are not lines
  if (!SHAPED.test(text)) return null
  const shown = pieces.filter(piece => tidy(piece.node.data) !== '')
  const first = shown[0]
  if (!first) return null
  const own = shown.filter(piece => !piece.label)
  const hasOwnWords = own.some(piece => SHAPED.test(piece.node.data))
  const core = hasOwnWords ? pieces.filter(piece => !piece.label) : pieces
  const meant = meantBy(rawText(core))
  const worded = hasOwnWords ? own : shown
  const bold = worded.every(piece => piece.bold)
  const element = blockAround(first.node)
  const role = forced ?? roleOf(element)
  return {
    text,
    core: tidy(meant ?? rawText(core)),
    role,
    bold,
    linked: worded.every(piece => piece.linked),
    style: styleOf(element, role, bold),
    element,
    start: { node: first.node, index: firstShown(first.node.data) },
    marks,
    labels: hasOwnWords ? tidy(rawText(pieces.filter(piece => piece.label))) : '',
    looks: looksOf(worded, element),
    encodedTwice: meant !== null,
  }
}

function rawText(pieces: readonly Piece[]): string {
  return pieces.map(piece => piece.node.data).join('')
}

function looksOf(pieces: readonly Piece[], element: Element): Line['looks'] {
  const lettered = pieces.filter(({ node }) => /\p{L}/u.test(node.data))
  if (lettered.some(({ struck }) => struck)) return 'struck'
  return lettered.some(({ node }) => isHiddenIn(node, element)) ? 'hidden' : 'plain'
}

/** The element that shows a text: the closest around it that is not inline. */
function blockAround(node: Text): Element {
  let around = node.parent
  while (around && isTag(around) && !startsLine(around) && around.parent && isTag(around.parent))
    around = around.parent
  if (!around || !isTag(around)) throw new RangeError('a text outside every element')
  return around
}

function roleOf(element: Element): LineRole {
  for (let each: Element = element; ; ) {
    if (isHeading(each)) return 'heading'
    if (isItem(each)) {
      if (!holdsBlocks(each)) return 'item'
      // the words before the list below, bare or in an element of their own
      const own = each === element || each.children.find(isTag) === element
      return each.name === 'li' && own ? 'branch' : plainRole(element)
    }
    if (!each.parent || !isTag(each.parent)) return plainRole(element)
    each = each.parent
  }
}

function plainRole(element: Element): LineRole {
  return element.name === 'p' ? 'paragraph' : 'plain'
}

function styleOf(element: Element, role: LineRole, bold: boolean): string {
  const classes = element.name === 'div' ? (element.attribs.class ?? '').split(/\s+/).sort().join('.') : ''
  return `${role} ${element.name}.${classes}${bold ? ' bold' : ''}`
}

/** Whether a line that is not understood may head what follows it. */
export function looksLikeHeading({ role, bold }: Line): boolean {
  return role === 'heading' || role === 'column' || role === 'branch' || (bold && role !== 'item')
}

/** Index of the first character with a shape. */
function firstShown(data: string): number {
  return Math.max(0, data.search(/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u))
}
