import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { parse } from 'csv-parse/sync'

/** Real workbooks and the true changes between them; they stand beside the checkout of those who have them. */
export const CORPUS = join(import.meta.dirname, '../../../shared/corpus/287g')
export const corpusIsHere = existsSync(join(CORPUS, 'manifest.csv'))
export const SKIPPED = corpusIsHere ? '' : ' (skipped: no corpus of real workbooks beside the checkout)'

export function corpusTable(file: string): Record<string, string>[] {
  return parse(readFileSync(join(CORPUS, file)), { columns: true })
}

/** Versions of a list in order, with the number of rows that were counted by hand-checked parsers. */
export function corpusVersions(list: string): { file: string; path: string; rows: number }[] {
  return corpusTable('manifest.csv')
    .filter(row => row.list === list)
    .map(row => ({
      file: basename(row.file ?? ''),
      path: join(CORPUS, row.file ?? ''),
      rows: Number(row.rows),
    }))
}
