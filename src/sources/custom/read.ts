import { readHtmlList } from '../../read/html/read-html-list.ts'
import { htmlItems } from '../../read/rows/html-items.ts'
import { loadListPage } from '../../read/rows/html-page.ts'
import { htmlTables } from '../../read/rows/html-tables.ts'
import { readRows } from '../../read/rows/read-rows.ts'
import { sheetRows } from '../../read/rows/sheet-rows.ts'
import type { Column } from '../../read/workbook/header.ts'
import { readTable } from '../../read/workbook/list-sheet.ts'
import { loadSheets } from '../../read/workbook/sheets.ts'
import type { DocumentInput, Reading } from '../source.ts'
import type { ListDefinition } from './definition.ts'
import { readPdfByDefinition } from './read-pdf.ts'
import { neededFields, type RowDefinition, rowColumn, rowRules } from './rules.ts'

type TableDefinition = Exclude<Extract<RowDefinition, { columns: unknown }>, { format: 'pdf' }>
type ItemsDefinition = Extract<RowDefinition, { items: string }>
type BlocksDefinition = Exclude<ListDefinition, RowDefinition>

/** Reads a document as a definition says. @throws ReadError when it cannot be read exactly */
export async function readByDefinition(
  document: DocumentInput,
  definition: ListDefinition,
): Promise<Reading> {
  if (definition.format === 'pdf') return readPdfByDefinition(document, definition)
  if ('blocks' in definition) return readBlocks(document, definition)
  if ('items' in definition) return readItems(document, definition)
  if (definition.format === 'html') return readPageTables(document, definition)
  return readSheet(document, definition, definition.format)
}

function readSheet(document: DocumentInput, definition: TableDefinition, format: 'xlsx' | 'csv'): Reading {
  const { columns, ignored } = columnsOf(definition)
  const sheets = loadSheets(document, format)
  const { rows, fields, notices } = readTable(sheets.grids, columns, ignored)
  const table = {
    rows: sheetRows(rows, definition.name),
    fields,
    notices: [...sheets.notices, ...notices],
  }
  return { ...readRows(table, rowRules(definition, columns)), dates: [] }
}

function readPageTables(document: DocumentInput, definition: TableDefinition): Reading {
  const { columns, ignored } = columnsOf(definition)
  const page = loadListPage(document, definition.timeZone)
  const table = htmlTables(page, columns, ignored, definition.name)
  return { ...readRows(table, rowRules(definition, columns)), dates: page.dates }
}

function readItems(document: DocumentInput, definition: ItemsDefinition): Reading {
  const { items, name, ignore } = definition
  const needed = neededFields(definition)
  const parts = definition.parts.map(part => ({
    ...rowColumn(part),
    selector: part.selector,
    required: part.required === true || needed.has(part.field),
  }))
  const page = loadListPage(document, definition.timeZone)
  const table = htmlItems(page, { items, parts, ignored: ignore, name })
  const columns = parts.length === 0 ? [rowColumn({ field: name })] : parts
  return { ...readRows(table, rowRules(definition, columns)), dates: page.dates }
}

function readBlocks(document: DocumentInput, definition: BlocksDefinition): Reading {
  const { containers, blocks, labels, ignore, timeZone, state } = definition
  const states = state === 'headings' || state === 'suffix' ? state : { all: state }
  return readHtmlList(document, { containers, states, blocks, labels, ignored: ignore, timeZone })
}

/** The columns that are read, and the headers of those that are ignored by name. */
function columnsOf(definition: TableDefinition) {
  const needed = neededFields(definition)
  const columns: (Column & ReturnType<typeof rowColumn>)[] = []
  const ignored: string[] = []
  for (const column of definition.columns)
    if ('ignore' in column) ignored.push(column.header)
    else
      columns.push({ ...rowColumn(column), required: column.required === true || needed.has(column.field) })
  return { columns, ignored }
}
