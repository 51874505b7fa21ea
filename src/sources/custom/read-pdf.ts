import { ReadError } from '../../errors.ts'
import { openPdf } from '../../read/pdf/load.ts'
import { readPdfTable } from '../../read/pdf/read-table.ts'
import type { ColumnSpec } from '../../read/pdf/spec.ts'
import { findHeaders } from '../../read/pdf/table/header.ts'
import { isBetween } from '../../read/pdf/words.ts'
import { pdfRows } from '../../read/rows/pdf-rows.ts'
import { readRows } from '../../read/rows/read-rows.ts'
import type { DocumentInput, Reading } from '../source.ts'
import { type RowDefinition, rowColumn, rowRules } from './rules.ts'

type PdfDefinition = Extract<RowDefinition, { format: 'pdf' }>

/** Reads the table of a PDF that a definition describes. @throws ReadError */
export async function readPdfByDefinition(
  document: DocumentInput,
  definition: PdfDefinition,
): Promise<Reading> {
  const columns = definition.columns.map(specOf)
  const { rows, notices } = await readPdfTable(document.bytes, {
    columns,
    ...(definition.end !== undefined && { end: new RegExp(`^(?:${definition.end})`, 'i') }),
  })
  await refuseUnlisted(
    document.bytes,
    columns.map(column => column.name),
  )
  const kept = definition.columns.flatMap(column => ('ignore' in column ? [] : rowColumn(column)))
  const fields = kept.map(column => column.field)
  const table = { rows: pdfRows(rows, fields), fields: new Set(fields), notices }
  return { ...readRows(table, rowRules(definition, kept)), dates: [] }
}

function specOf(column: PdfDefinition['columns'][number], index: number): ColumnSpec {
  if ('ignore' in column) return { id: `ignored ${index + 1}`, name: column.header }
  const { field, header, ends } = column
  if (ends === undefined) return { id: field, name: header }
  const whole = new RegExp(`(?:${ends})$`, 'i')
  return { id: field, name: header, ends: text => (whole.test(text) ? 'yes' : 'no') }
}

/**
 * Columns of a PDF are where their names stand: one that the definition leaves out would lend its text to its neighbour.
 * @throws ReadError that names it
 */
async function refuseUnlisted(bytes: Uint8Array, names: readonly string[]): Promise<void> {
  const pdf = await openPdf(bytes)
  try {
    for (let number = 1; number <= pdf.pageCount; number++) {
      const { words } = await pdf.page(number)
      for (const header of findHeaders(words, names)) {
        const [, top, , bottom] = header.box
        const others = words.filter(word => !header.words.has(word) && isBetween(word, top, bottom))
        if (others.length > 0)
          throw new ReadError(
            `page ${number}: the header row also prints “${others.map(word => word.text).join(' ')}”; list every column of the table from left to right, those that are not wanted with "ignore": true`,
          )
      }
    }
  } finally {
    await pdf.close()
  }
}
