import { csvText } from '../../report/csv.ts'

/** Rows of cells as CSV that is safe to open in a spreadsheet. */
export async function* csvParts(rows: AsyncIterable<string[][]>): AsyncGenerator<string> {
  for await (const part of rows) yield csvText(part)
}

/** Objects as JSON, one a line. */
export async function* jsonLines(objects: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const object of objects) yield `${JSON.stringify(object)}\n`
}
