import { ReadError } from '../../errors.ts'
import type { Notice } from '../../model.ts'
import { EXAMPLES } from '../notices.ts'
import type { Grid } from './grid.ts'
import type { Column } from './header.ts'
import { type Table, tableOf } from './table.ts'

/**
 * The list of a workbook: the table on the one sheet whose header row names the columns. Other sheets do not matter.
 * @param ignored headers of columns that are known and not read
 * @throws ReadError when no sheet has every required header in one row, or several have
 */
export function readTable(
  grids: readonly Grid[],
  columns: readonly Column[],
  ignored: readonly string[],
): Table {
  return onlyTable(grids, tablesOf(grids, columns, ignored))
}

/**
 * The tables of all sheets that can be the list. A sheet that is hidden can be it where no other can: publishers keep last
 * week's there.
 * @throws ReadError when there is none
 */
export function tablesOf(
  grids: readonly Grid[],
  columns: readonly Column[],
  ignored: readonly string[] = [],
): Table[] {
  const shown = grids.filter(grid => grid.isShown)
  const hidden = grids.filter(grid => !grid.isShown)
  for (const sheets of [shown, hidden]) {
    const tables = sheets.flatMap(grid => tableOf(grid, columns, ignored) ?? [])
    if (tables.length > 0) return tables
  }
  const wanted = columns.filter(column => column.required).map(column => column.header)
  throw new ReadError(`No sheet has a header row with the columns ${wanted.join(', ')}. ${seenHeader(grids)}`)
}

/**
 * The one table that there is, with what is not read of the other sheets as a notice.
 * @throws ReadError when there are several: which is the list, or whether all of them are, cannot be told
 */
export function onlyTable(grids: readonly Grid[], tables: readonly Table[]): Table {
  const [table, ...others] = tables
  if (!table || others.length > 0) {
    const names = tables.map(({ sheet }) => `"${sheet}"`)
    throw new ReadError(
      `The sheets ${names.slice(0, -1).join(', ')} and ${names.at(-1)} each have the header of the list, so it cannot be told which of them is the list; save the right one, or all of them joined, as a workbook with one sheet and import that.`,
    )
  }
  return { ...table, notices: [...otherSheets(grids, table), ...table.notices] }
}

function otherSheets(grids: readonly Grid[], list: Table): Notice[] {
  const stray = grids.filter(
    grid => grid.sheet !== list.sheet && grid.rows.some(row => row.some(cell => cell.text !== '')),
  )
  if (stray.length === 0) return []
  const names = stray.map(grid => grid.sheet)
  return [
    {
      code: 'stray-sheet',
      text: `The list is sheet "${list.sheet}"; text on other sheets is not read: ${names.join(', ')}.`,
      count: stray.length,
      examples: names.slice(0, EXAMPLES),
    },
  ]
}

function seenHeader(grids: readonly Grid[]): string {
  const first = grids[0]?.rows.find(row => row.some(cell => cell.text !== ''))
  if (!first) return 'The workbook is empty.'
  const seen = first.map(cell => cell.text).filter(text => text !== '')
  return `The first row that is not empty reads: ${seen.slice(0, 10).join(' | ')}.`
}
