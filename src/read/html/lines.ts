import { type AnyNode, type Element, isTag, isText, type Text } from 'domhandler'
import { tidy } from '../../text/fold.ts'
import { holdsBlocks, isBold, isHeading, isShown, startsLine } from './elements.ts'

/**
 * What the markup says of a line. heading: a heading, button, summary or term. column: a cell that a table's columns mark
 * as such. branch: the own words of a list item that holds a list. item: a list item, description or cell.
 */
type LineRole = 'heading' | 'column' | 'branch' | 'item' | 'paragraph' | 'plain'

/** One line of text as the page shows it. */
export interface Line {
  /** tidied; never blank */
  readonly text: string
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
}

/** Reads a table in an order of its own; null where its rows are to be read cell by cell. */
export type TableOrder = (table: Element) => readonly TableCell[] | null
export interface TableCell {
  readonly element: Element
  readonly role: 'heading' | 'column' | 'item'
}

interface Piece {
  readonly node: Text
  readonly bold: boolean
  readonly linked: boolean
}

/**
 * The lines of `root` in document order, without what `skip` names and what is never shown. A line ends where an element
 * that is not inline begins or ends, and at <br>.
 */
export function linesOf(root: Element, skip: ReadonlySet<AnyNode>, tableOrder: TableOrder): Line[] {
  const lines: Line[] = []
  let pieces: Piece[] = []
  let marks = ''
  let forced: TableCell['role'] | null = null

  const endLine = () => {
    const line = lineOf(pieces, marks, forced)
    if (line) lines.push(line)
    pieces = []
    marks = ''
  }
  const walk = (node: AnyNode, bold: boolean, linked: boolean): void => {
    if (isText(node)) pieces.push({ node, bold, linked })
    if (!isTag(node) || skip.has(node) || !isShown(node)) return
    if (isNoteMark(node)) {
      marks += textOf(node)
      return
    }
    const block = startsLine(node)
    if (block || node.name === 'br') endLine()
    const cells = node.name === 'table' ? tableOrder(node) : null
    if (cells) for (const cell of cells) walkCell(cell)
    else walkChildren(node, bold || isBold(node), linked || (node.name === 'a' && 'href' in node.attribs))
    if (block) endLine()
  }
  const walkChildren = (element: Element, bold: boolean, linked: boolean): void => {
    for (const child of element.children) walk(child, bold, linked)
  }
  const walkCell = (cell: TableCell): void => {
    const outer = forced
    forced = cell.role
    walkChildren(cell.element, false, false)
    endLine()
    forced = outer
  }
  walk(root, false, false)
  endLine()
  return lines
}

function lineOf(pieces: readonly Piece[], marks: string, forced: TableCell['role'] | null): Line | null {
  const text = tidy(pieces.map(piece => piece.node.data).join(''))
  // rulers, plus signs and bullets drawn as text are not lines
  if (!/[\p{L}\p{N}]/u.test(text)) return null
  const shown = pieces.filter(piece => tidy(piece.node.data) !== '')
  const first = shown[0]
  if (!first) return null
  const bold = shown.every(piece => piece.bold)
  const element = blockAround(first.node)
  const role = forced ?? roleOf(element)
  return {
    text,
    role,
    bold,
    linked: shown.every(piece => piece.linked),
    style: styleOf(element, role, bold),
    element,
    start: { node: first.node, index: firstShown(first.node.data) },
    marks,
  }
}

/** The element that shows a text: the closest around it that is not inline. */
function blockAround(node: Text): Element {
  let around = node.parent
  while (around && isTag(around) && !startsLine(around) && around.parent && isTag(around.parent))
    around = around.parent
  if (!around || !isTag(around)) throw new RangeError('a text outside every element')
  return around
}

const ITEMS = new Set(['li', 'dd', 'td', 'th'])

function roleOf(element: Element): LineRole {
  for (let each: Element = element; ; ) {
    if (isHeading(each)) return 'heading'
    if (ITEMS.has(each.name)) {
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

/** Index of the first character with a shape. */
function firstShown(data: string): number {
  return Math.max(0, data.search(/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u))
}

/** A raised figure or sign behind a name, `New York City¹`, refers to a note. */
function isNoteMark(element: Element): boolean {
  return element.name === 'sup' && /^[\d*†‡§,\s]{1,4}$/.test(textOf(element))
}

function textOf(element: Element): string {
  return element.children
    .map(child => (isText(child) ? child.data : isTag(child) ? textOf(child) : ''))
    .join('')
}
