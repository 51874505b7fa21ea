import { read } from '@e965/xlsx'
import { participating } from '../src/sources/287g-participating/source.ts'
import { workbookOf } from './generated-workbooks.ts'
import { milliseconds, type Section } from './row.ts'
import { sideBySide } from './timing.ts'

const REPEATS = 15
const ROWS = 2000

/** Reads a workbook larger than any that was published so far. */
export async function measureWorkbook(): Promise<Section> {
  const bytes = workbookOf(ROWS)
  const document = { bytes, contentType: null, file: 'participating.xlsx' }
  const { entries } = await participating.read(document)
  const times = await sideBySide(REPEATS, {
    icelist: () => participating.read(document),
    sheetjs: () => read(bytes),
  })
  return {
    title: 'Reading a workbook',
    rows: [
      {
        id: 'workbook',
        work: `read a workbook of ${entries.length.toLocaleString('en-US')} rows`,
        against: 'SheetJS parse alone',
        ours: milliseconds(times.icelist),
        theirs: milliseconds(times.sheetjs),
        reach: { of: 'ratio', most: 1.3 },
      },
    ],
    text: `Seven columns, a date and a link in every row, ${Math.round(bytes.length / 1024)} KB packed. SheetJS: \`read(bytes)\` as its documentation has it; icelist: from the same bytes to entries, with every check. Both in one process that has read the workbook before.`,
  }
}
