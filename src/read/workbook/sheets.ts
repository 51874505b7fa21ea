import type { Notice } from '../../model.ts'
import type { DocumentInput } from '../../sources/source.ts'
import { loadCsv } from './csv.ts'
import type { Grid } from './grid.ts'
import { loadWorkbook } from './load.ts'

/** The sheets of a workbook, or the one table of a CSV file. */
export interface Sheets {
  readonly grids: readonly Grid[]
  readonly notices: readonly Notice[]
}

/**
 * Loads a workbook, or the same table saved as CSV: by what the bytes are, then by what the document is called.
 * @param otherwise what a document is that does not say so
 * @throws ReadError when it cannot be loaded whole
 */
export function loadSheets(document: DocumentInput, otherwise: 'xlsx' | 'csv'): Sheets {
  const { bytes, contentType, file } = document
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b
  const isNamedCsv = contentType?.startsWith('text/csv') || file?.toLowerCase().endsWith('.csv')
  if (isZip || (otherwise === 'xlsx' && !isNamedCsv)) return { grids: loadWorkbook(bytes), notices: [] }
  const { grid, notices } = loadCsv(bytes, contentType)
  return { grids: [grid], notices }
}
