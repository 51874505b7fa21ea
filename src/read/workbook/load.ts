import { read, type WorkBook, type WorkSheet } from '@e965/xlsx'
import { ReadError } from '../../errors.ts'
import { cellsOf } from './cells.ts'
import { type Grid, plainGrid } from './grid.ts'
import { repeatMerged } from './merged.ts'
import { hasLinkFormula, packedAnew, partsOf } from './parts.ts'

/** A list of agencies has some thousands of rows; a workbook beyond these is not one. */
const MAX_ROWS = 100_000
const MAX_COLUMNS = 200

/**
 * Every sheet of an XLSX workbook as text, links and days, hidden rows included.
 * @throws ReadError when the bytes are not such a workbook, or unpack to more than a list can be
 */
export function loadWorkbook(bytes: Uint8Array): Grid[] {
  const workbook = parseWorkbook(bytes)
  const epoch1904 = workbook.Workbook?.WBProps?.date1904 === true
  return workbook.SheetNames.map((name, index) => {
    const isShown = (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) === 0
    return { ...gridOf(name, workbook.Sheets[name] ?? {}, epoch1904), isShown }
  })
}

function parseWorkbook(bytes: Uint8Array): WorkBook {
  const parts = partsOf(bytes, MAX_ROWS)
  try {
    return read(packedAnew(parts), {
      dense: true,
      cellNF: true,
      // the only way to learn which rows a filter hides
      cellStyles: true,
      cellHTML: false,
      // formulas take their time, and are looked at for links alone
      cellFormula: hasLinkFormula(parts),
      // a part that cannot be parsed is an error; otherwise it would be a blank sheet
      WTF: true,
    })
  } catch (cause) {
    throw new ReadError(
      `The workbook's parts do not fit together: ${(cause as Error).message}. Obtain it again.`,
      { cause },
    )
  }
}

function gridOf(sheet: string, worksheet: WorkSheet, epoch1904: boolean): Grid {
  const data = worksheet['!data'] ?? []
  if (data.length > MAX_ROWS || data.some(row => (row?.length ?? 0) > MAX_COLUMNS))
    throw new ReadError(
      `Sheet "${sheet}" is larger than ${MAX_ROWS} rows by ${MAX_COLUMNS} columns: not a list. See what was published.`,
    )
  const rows = Array.from(data, row => cellsOf(row ?? [], epoch1904))
  repeatMerged(rows, worksheet['!merges'] ?? [])
  const hidden = new Set<number>()
  for (const [position, row] of (worksheet['!rows'] ?? []).entries()) if (row?.hidden) hidden.add(position)
  return { ...plainGrid(sheet, rows), hidden }
}
