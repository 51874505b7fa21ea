import { type AnyNode, type Element, isTag, isText } from 'domhandler'
import { isLabel, isNoteMark, isStruck, textOf } from './asides.ts'
import { isBold, isShown, startsLine } from './elements.ts'
import { type Line, type Looks, lineOf, type Piece } from './line.ts'

/** Reads a table in an order of its own; null where its rows are to be read cell by cell. */
export type TableOrder = (table: Element) => readonly TableCell[] | null

/** A cell, in the place where the order reads it. */
export interface TableCell {
  readonly element: Element
  readonly role: 'heading' | 'column' | 'item' | 'beside'
}

const PLAIN: Looks = { bold: false, linked: false, struck: false, label: false }

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
  const walk = (node: AnyNode, looks: Looks): void => {
    if (isText(node)) pieces.push({ node, ...looks })
    if (!isTag(node) || skip.has(node) || !isShown(node)) return
    if (isNoteMark(node)) {
      marks += textOf(node)
      return
    }
    const block = startsLine(node)
    if (block || node.name === 'br') endLine()
    const cells = node.name === 'table' ? tableOrder(node) : null
    if (cells) for (const cell of cells) walkCell(cell)
    else walkChildren(node, looksIn(node, looks))
    if (block) endLine()
  }
  const walkChildren = (element: Element, looks: Looks): void => {
    for (const child of element.children) walk(child, looks)
  }
  const walkCell = (cell: TableCell): void => {
    const outer = forced
    forced = cell.role
    const row = cell.element.parent
    walkChildren(cell.element, {
      ...PLAIN,
      struck: isStruck(cell.element) || (row !== null && isTag(row) && isStruck(row)),
    })
    endLine()
    forced = outer
  }
  walk(root, PLAIN)
  endLine()
  return lines
}

function looksIn(element: Element, outside: Looks): Looks {
  return {
    bold: outside.bold || isBold(element),
    linked: outside.linked || (element.name === 'a' && 'href' in element.attribs),
    struck: outside.struck || isStruck(element),
    label: outside.label || isLabel(element),
  }
}
