import { joinLines } from '../lines.ts'
import type { PageContent } from '../page.ts'
import { endsCell, type TableSpec } from '../spec.ts'
import { squeezed } from '../table/header.ts'
import type { Stretch } from '../table/stretch.ts'
import { middleOf } from '../words.ts'
import { alignmentOf } from './alignment.ts'
import { type CellLine, cellLinesOf, leadingsOf } from './cell-lines.ts'
import { namesIn, type OpenRows, textOfName } from './names.ts'
import { segment } from './segment.ts'
import { taggedRows } from './tagged.ts'

/** A row, or the part of one that stands on a page. */
export interface RowPart {
  readonly page: PageContent
  /** the lines of each cell, in the order of the columns */
  readonly cells: readonly (readonly CellLine[])[]
}

/** Text of a cell over the parts of a row. */
export function cellText(parts: readonly RowPart[], column: number): string {
  return joinLines(parts.flatMap(part => (part.cells[column] ?? []).map(cell => cell.text)))
}

/** Cuts the stretches of a table into rows, from the top down; the parts of each stretch are kept together. */
export function rowPartsOf(stretches: readonly Stretch[], spec: TableSpec): RowPart[][] {
  const lines = stretches.map(cellLinesOf)
  const known: OpenRows = { spec, leadings: leadingsOf(lines, spec.columns.length) }
  const how = { ...known, alignment: alignmentOf(lines, known) }
  const bands = stretches.map((stretch, index) => bandsOf(lines[index] ?? [], stretch.borders))
  const ruled = bands.some(inStretch => inStretch.length > 1)
  return stretches.map((stretch, index) => {
    const rows = (bands[index] ?? []).flatMap(band => {
      if (ruled && !holdsSeveral(band, how)) return [band]
      return taggedRows(band, stretch.page.structure) ?? segment(band, how)
    })
    return rows.map(row => partOf(stretch.page, row, spec)).filter(part => !isHeaderRow(part, spec))
  })
}

/** The lines between two rules; where there is no rule, all. */
function bandsOf(lines: readonly CellLine[], borders: readonly number[]): CellLine[][] {
  const bands = Map.groupBy(lines, cell => {
    const middle = Math.max(...cell.line.words.map(middleOf))
    return borders.filter(border => border < middle).length
  })
  return [...bands].sort(([a], [b]) => a - b).map(([, band]) => band)
}

/** Rules may part groups of rows, or the header row only: then a band holds whole names one below the other. */
function holdsSeveral(band: readonly CellLine[], how: OpenRows): boolean {
  const names = namesIn(band, [], how).map(textOfName)
  return names.filter(name => endsCell(how.spec.columns[0], name) === 'yes').length > 1
}

function partOf(page: PageContent, lines: readonly CellLine[], spec: TableSpec): RowPart {
  const cells = spec.columns.map((_, column) =>
    lines.filter(cell => cell.column === column).sort((a, b) => a.line.base - b.line.base),
  )
  return { page, cells }
}

/** A header row that is printed differently on a page, so that it was not found by all of its names. */
function isHeaderRow(part: RowPart, spec: TableSpec): boolean {
  const named = spec.columns.filter((column, index) => {
    const text = squeezed(cellText([part], index))
    return text !== '' && squeezed(column.name).startsWith(text)
  })
  return named.length >= Math.max(2, spec.columns.length - 1)
}
