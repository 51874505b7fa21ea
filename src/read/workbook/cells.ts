import { type CellObject, SSF } from '@e965/xlsx'
import { tidy } from '../../text/fold.ts'
import { BLANK, type Cell } from './grid.ts'
import { type FormulaLink, linkOfFormula } from './link-formulas.ts'

/** What SheetJS makes of a hyperlink that has neither a relationship nor a place in the workbook. */
const NOWHERE = '#undefined'
/** Formats that say nothing of what a number is. */
const PLAIN_FORMATS: ReadonlySet<unknown> = new Set([undefined, 'General', '0', '@'])

/** A loop, because blank cells are holes in SheetJS's rows: `map` would leave them, `Array.from` takes its time. */
export function cellsOf(row: readonly (CellObject | undefined)[], epoch1904: boolean): Cell[] {
  const cells: Cell[] = []
  for (let column = 0; column < row.length; column++) cells.push(cellOf(row[column], epoch1904))
  return cells
}

function cellOf(cell: CellObject | undefined, epoch1904: boolean): Cell {
  if (!cell) return BLANK
  const isDate = cell.t === 'n' && SSF.is_date(String(cell.z ?? ''))
  const read: Cell = {
    text: tidy(cell.w ?? (cell.v === undefined || cell.v === null ? '' : String(cell.v))),
    link: targetOf(cell),
    date: isDate ? dayOfSerial(Number(cell.v), epoch1904) : null,
  }
  const made = cell.f === undefined ? null : linkOfFormula(cell.f)
  if (made) return withLink(read, cell, made)
  if (cell.t !== 'n' || isDate || !PLAIN_FORMATS.has(cell.z)) return read
  const numberedDay = dayOfSerial(Number(cell.v), epoch1904)
  return numberedDay === null ? read : { ...read, numberedDay }
}

function withLink(cell: Cell, { t: type, v: value }: CellObject, made: FormulaLink): Cell {
  // a program that writes formulas and never computes them leaves a number in place of the text
  const text = type === 'n' && value === 0 ? tidy(made.text ?? '') : cell.text
  if (made.address !== null) return { ...cell, text, link: made.address }
  return cell.link === null ? { ...cell, text, isLinkComputed: true } : { ...cell, text }
}

function targetOf({ l: link }: CellObject): string | null {
  return link === undefined || link.Target === NOWHERE ? null : link.Target
}

/** The day of a spreadsheet's serial number, ECMA-376 part 1, 18.17.4; null outside of years 1900-9999. */
function dayOfSerial(serial: number, epoch1904: boolean): string | null {
  const date = SSF.parse_date_code(serial, { date1904: epoch1904 })
  if (!date || date.y < 1900 || date.y > 9999) return null
  return `${String(date.y).padStart(4, '0')}-${String(date.m).padStart(2, '0')}-${String(date.d).padStart(2, '0')}`
}
