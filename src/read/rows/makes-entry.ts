import type { PrintedCell } from './printed.ts'
import type { RowColumn, RowRules } from './rules.ts'
import { stateMeant } from './state.ts'
import { readValue } from './value.ts'

const LETTER = /\p{L}/u

/**
 * Whether a row is one of the list's: totals, footnotes and headings stand between and below the rows of a table.
 * Where states have a column, a row makes an entry when it has a state, a day, a link or a word of a closed vocabulary,
 * also misprinted, or has words in all columns that make the entry. Without a name it needs a state and something more.
 * @param columns those that the document has
 */
export function makesEntry(
  cells: ReadonlyMap<string, PrintedCell>,
  columns: readonly RowColumn[],
  { name, state, key }: RowRules,
): boolean {
  const textOf = (field: string) => cells.get(field)?.text ?? ''
  const hasName = textOf(name) !== ''
  const hasState = state.kind === 'column' && stateMeant(textOf(state.field)) !== null
  if (hasName && hasState) return true
  const making = [name, ...(state.kind === 'column' ? [state.field] : []), ...key]
  if (making.every(field => textOf(field) === '')) return false
  if (state.kind !== 'column') return true
  if (!hasName) return hasState && columns.some(({ field }) => field !== state.field && textOf(field) !== '')
  return (
    columns.some(column => isKnown(cells.get(column.field), column)) ||
    making.every(field => LETTER.test(textOf(field)))
  )
}

/** Whether the cells of a row stand a column too far to the right: its state under the name, with more behind it. */
export function isShifted(cells: ReadonlyMap<string, PrintedCell>, { name, state }: RowRules): boolean {
  if (state.kind !== 'column' || cells.get(state.field)?.text !== '') return false
  const inWords = [...cells.values()].filter(({ text }) => LETTER.test(text))
  return inWords.length > 2 && stateMeant(cells.get(name)?.text ?? '') !== null
}

function isKnown(cell: PrintedCell | undefined, column: RowColumn): boolean {
  if (!cell) return false
  if (column.link && cell.link) return true
  const { kind } = column.holds ?? {}
  if (cell.text === '' || (kind !== 'one-of' && kind !== 'day')) return false
  const { meant, fault } = readValue(cell, column)
  return fault === undefined || meant !== undefined
}
