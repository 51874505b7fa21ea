import { type Element, isTag, isText } from 'domhandler'
import { ReadError } from '../../errors.ts'
import { tidy } from '../../text/fold.ts'
import { isShown } from './elements.ts'

/** Cells of one table, spans counted; a table that claims more is read cell by cell. */
const MAX_CELLS = 200_000

/** A row's cells by column; a cell that spans several stands in each. */
export type Row = readonly (Element | undefined)[]

/** The rows of a table, spans counted; null for a table without cells, or with more than a real one. */
export function gridOf(table: Element): Row[] | null {
  const trs = rowsIn(table)
  const rows: (Element | undefined)[][] = trs.map(() => [])
  let cells = 0
  for (const [index, tr] of trs.entries()) {
    let column = 0
    for (const cell of tr.children) {
      if (!isTag(cell) || (cell.name !== 'td' && cell.name !== 'th')) continue
      while (rows[index]?.[column]) column++
      const wide = span(cell, 'colspan')
      const high = Math.min(span(cell, 'rowspan'), trs.length - index)
      cells += wide * high
      if (cells > MAX_CELLS) return null
      for (let down = 0; down < high; down++)
        for (let across = 0; across < wide; across++) {
          const row = rows[index + down]
          if (row) row[column + across] = cell
        }
      column += wide
    }
  }
  return cells === 0 ? null : rows
}

function rowsIn(table: Element): Element[] {
  return table.children
    .filter(isTag)
    .flatMap(part =>
      part.name === 'tr' ? [part] : /^t(?:head|body|foot)$/.test(part.name) ? rowsIn(part) : [],
    )
}

/** As HTML has it: 1 to 1,000 columns; 0 rows are "to the end". */
function span(cell: Element, attribute: 'colspan' | 'rowspan'): number {
  const given = Number.parseInt(cell.attribs[attribute] ?? '1', 10)
  if (attribute === 'rowspan' && given === 0) return Number.POSITIVE_INFINITY
  return given >= 1 ? Math.min(given, attribute === 'colspan' ? 1000 : 65_534) : 1
}

/** Whether one cell stands over all columns. */
export function isBand(row: Row): boolean {
  return new Set(row.filter(cell => cell !== undefined)).size === 1
}

/**
 * What stands beyond the columns of a table belongs to none of them: the end of a row is lost, and the next row's state
 * would be read as a name.
 * @param rows without bands
 * @throws ReadError
 */
export function refuseBeyond(rows: readonly Row[]): void {
  const width = Math.min(rows[0]?.length ?? 0, mostCommon(rows.map(row => row.length)))
  const beyond = rows.flatMap(row => row.slice(width)).find(cell => cell && cellText(cell) !== '')
  if (!beyond) return
  throw new ReadError(
    `“${cellText(beyond).slice(0, 60)}” stands beyond the columns of its table: the table's rows are broken. Fetch the page again; if it stays so, read it by hand and import a corrected copy.`,
  )
}

function mostCommon(lengths: readonly number[]): number {
  const alike = [...Map.groupBy(lengths, length => length).values()]
  return alike.sort((a, b) => b.length - a.length)[0]?.[0] ?? 0
}

/** Longer cells are prose: their text is not gathered to its end. */
const MOST_CELL_TEXT = 1000

/** As a line shows it, of a cell that is no prose. */
export function cellText(cell: Element): string {
  return tidy(rawText(cell, MOST_CELL_TEXT))
}

function rawText(element: Element, most: number): string {
  let text = ''
  for (const child of element.children) {
    if (text.length >= most) break
    if (isText(child)) text += child.data
    else if (isTag(child) && isShown(child))
      text += child.name === 'br' ? ' ' : rawText(child, most - text.length)
  }
  return text
}

/** To tell a row that is printed again. */
export function rowText(row: Row): string {
  return row.map(cell => (cell ? cellText(cell) : '')).join('\n')
}
