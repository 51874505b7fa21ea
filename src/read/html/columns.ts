import type { Element } from 'domhandler'
import type { TableCell, TableOrder } from './lines.ts'
import type { HtmlListRules } from './rules.ts'
import { cellText, gridOf, isBand, type Row, refuseBeyond, rowText } from './table-grid.ts'
import { blockHeaded, stateHeaded } from './words.ts'

/** What a column holds: states, words for blocks, the names of one block (under that block's heading), or names. */
type Column = 'state' | 'block' | 'name' | { readonly heading: Element }

/**
 * The order in which a table with columns of states, kinds and names is read: in each row the state, the kind, the names.
 * A table whose columns are blocks is read column by column. Other tables have no columns that mean anything.
 */
export function columnOrder(rules: HtmlListRules): TableOrder {
  return table => {
    const rows = gridOf(table)
    const regular = rows?.filter(row => !isBand(row)) ?? []
    const columns = columnsOf(regular, rules)
    if (!rows || !columns) return null
    refuseBeyond(regular)
    const named = columns.includes('state')
    const headed = columns.some(column => typeof column === 'object')
    if (headed && !named) return columns.flatMap((column, index) => blockColumn(rows, column, index))
    const header = headerOf(regular[0] ?? [], columns, rules)
    const read = new Set<Element>()
    return rows.flatMap(row => (rowText(row) === header ? [] : rowCells(row, columns, read)))
  }
}

/**
 * Null when no column is told apart by its cells or its header.
 * @param rows without bands: a cell over all columns is a heading of what follows, not of a column
 */
function columnsOf(rows: readonly Row[], rules: HtmlListRules): Column[] | null {
  const width = Math.max(0, ...rows.map(row => row.length))
  if (width < 2) return null
  const texts = Array.from({ length: width }, (_, index) =>
    rows.map(row => (row[index] ? cellText(row[index]) : '')),
  )
  const kinds = texts.map(cells => mostly(cells, text => blockHeaded(text, rules.blocks) !== null))
  // a table with kinds has a row for each name; without, a list whose names carry their state has none beside them
  const stated = rules.states === 'headings' || kinds.includes(true)
  const stateAt = stated ? texts.findIndex(cells => mostly(cells, text => stateHeaded(text) !== null)) : -1
  const columns = texts.map((_, index): Column => {
    if (kinds[index]) return 'block'
    if (index === stateAt) return 'state'
    const header = rows[0]?.[index]
    const heads = header && !kinds.includes(true) && blockHeaded(cellText(header), rules.blocks)
    return header && heads ? { heading: header } : 'name'
  })
  const told = columns.filter(column => column !== 'name')
  return told.length === 0 || (told.length === 1 && typeof told[0] === 'object') ? null : columns
}

/**
 * All cells, or all below a header; one cell alone is no column. A misprint in one cell of ten does not unmake a column:
 * it is reported when it is read.
 */
function mostly(texts: readonly string[], test: (text: string) => boolean): boolean {
  return [texts, texts.slice(1)].some((cells, headers) => {
    const filled = cells.filter(text => text !== '')
    return filled.length > headers && filled.filter(test).length >= filled.length * 0.9
  })
}

function blockColumn(rows: readonly Row[], column: Column, index: number): TableCell[] {
  const cells = rows.flatMap(row => (row[index] ? [row[index]] : []))
  const heading = typeof column === 'object' ? column.heading : null
  return [...new Set(cells)].map(element => ({ element, role: element === heading ? 'column' : 'item' }))
}

/** @param read the name cells read already: one that spans rows is one name */
function rowCells(row: Row, columns: readonly Column[], read: Set<Element>): TableCell[] {
  const [only] = row.filter(cell => cell !== undefined)
  if (only && isBand(row)) return [{ element: only, role: 'heading' }]
  const cells: TableCell[] = []
  for (const kind of ['state', 'block', 'name'] as const)
    for (const [index, column] of columns.entries()) {
      const cell = row[index]
      if (!cell) continue
      if (kind !== 'name') {
        if (column === kind) cells.push({ element: cell, role: 'column' })
      } else if ((column === 'name' || typeof column === 'object') && !read.has(cell)) {
        read.add(cell)
        if (typeof column === 'object') cells.push({ element: column.heading, role: 'column' })
        cells.push({ element: cell, role: 'item' })
      }
    }
  return cells
}

/** The text of the first row when it names its columns and no place; it may be printed again further down. */
function headerOf(first: Row, columns: readonly Column[], rules: HtmlListRules): string | null {
  const names = columns.every((column, index) => {
    const text = first[index] ? cellText(first[index]) : ''
    if (column === 'state') return stateHeaded(text) === null
    if (column === 'block') return blockHeaded(text, rules.blocks) === null
    return column === 'name' || first[index] === column.heading
  })
  return names ? rowText(first) : null
}
