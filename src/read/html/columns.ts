import type { Element } from 'domhandler'
import { ReadError } from '../../errors.ts'
import { fold } from '../../text/fold.ts'
import { blockHeaded, startsWithAny, stateHeaded } from './headings.ts'
import type { TableCell, TableOrder } from './lines.ts'
import { nameQuality, saysRemoved } from './names.ts'
import type { HtmlListRules } from './rules.ts'
import { cellText, gridOf, isBand, type Row, refuseBeyond, rowText } from './table-grid.ts'

/** What a column holds: states, words for blocks, the names of one block (under that block's heading), names, or else. */
type Column = 'state' | 'block' | 'name' | 'beside' | { readonly heading: Element }

/** Headers that say of a column that it holds names, surest first. */
const HEADERS_OF_NAMES = [
  /\b(?:names?|jurisdictions?)\b/i,
  /\b(?:places?|localit(?:y|ies)|municipalit(?:y|ies)|agenc(?:y|ies)|entit(?:y|ies)|counties|county|cities|city|towns?)\b/i,
]

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
    const beside = columns.flatMap((column, index) => (column === 'beside' ? besideCell(regular, index) : []))
    if (headed && !named)
      return [...beside, ...columns.flatMap((column, index) => blockColumn(rows, column, index))]
    const header = headerOf(regular[0] ?? [], columns, rules)
    const read = new Set<Element>()
    return [...beside, ...rows.flatMap(row => (rowText(row) === header ? [] : rowCells(row, columns, read)))]
  }
}

/**
 * The first cell of a column that is not read, for a notice.
 * @throws ReadError when the column says of an entry that it is none any more
 */
function besideCell(rows: readonly Row[], index: number): TableCell[] {
  const cells = rows.flatMap(row => row[index] ?? []).filter(cell => /[\p{L}\p{N}]/u.test(cellText(cell)))
  const against = cells.slice(1).find(cell => saysRemoved(cellText(cell)))
  if (against)
    throw new ReadError(
      `“${cellText(against).slice(0, 60)}” stands beside an entry in a column that is not read: it is not certain that the entry is on the list. Look at the page, and import a copy without such rows or without that column.`,
    )
  return cells.slice(0, 1).map(element => ({ element, role: 'beside' }))
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
  if (told.length === 0 || (told.length === 1 && typeof told[0] === 'object')) return null
  const names = namesAmong(columns, texts, rules)
  return columns.map((column, index) => (column === 'name' && !names.has(index) ? 'beside' : column))
}

/** Those of the other columns that hold names: by their headers, or where none says so by their cells. */
function namesAmong(
  columns: readonly Column[],
  texts: readonly (readonly string[])[],
  { labels }: HtmlListRules,
): Set<number> {
  const others = [...columns.keys()].filter(index => columns[index] === 'name')
  const told = HEADERS_OF_NAMES.map(header => others.filter(index => header.test(texts[index]?.[0] ?? '')))
  const names =
    told.find(indexes => indexes.length > 0) ?? others.filter(index => holdsNames(texts[index] ?? []))
  // what stands for a state is the same in each row
  const labelled = others.filter(index => mostly(texts[index] ?? [], text => startsWithAny(text, labels)))
  return new Set([...names, ...labelled])
}

/** Whether cells are written like names and are not the same few words again and again. */
function holdsNames(cells: readonly string[]): boolean {
  const filled = cells.slice(cells.length > 1 ? 1 : 0).filter(text => text !== '')
  const names = filled.filter(text => nameQuality(text) === 'name')
  const repeated = filled.length > 3 && new Set(filled.map(fold)).size <= filled.length / 3
  return filled.length > 0 && names.length >= filled.length / 2 && !repeated
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
    return typeof column !== 'object' || first[index] === column.heading
  })
  return names ? rowText(first) : null
}
