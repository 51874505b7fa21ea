import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import type { ExpectedReading } from '../fixtures/generator/case.ts'
import { SOURCES } from '../src/sources/registry.ts'
import type { DocumentInput } from '../src/sources/source.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures')
const CONTENT_TYPES: Readonly<Record<string, string>> = { '.html': 'text/html', '.csv': 'text/csv' }

/** A document of `fixtures/` that is read exactly. */
export interface Sample extends DocumentInput {
  readonly list: string
  readonly slug: string
  /** with its dot: `.pdf`, `.html`, `.xlsx`, `.csv` */
  readonly format: string
}

/** Every sample of every list but those that are refused as they are: there is no telling whether a mutant is misread. */
export function samples(): Sample[] {
  return SOURCES.filter(({ id }) => existsSync(join(FIXTURES, id))).flatMap(({ id: list }) =>
    readdirSync(join(FIXTURES, list)).flatMap(slug => {
      const folder = join(FIXTURES, list, slug)
      const expected: ExpectedReading = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
      const file = readdirSync(folder).find(name => name.startsWith('source.'))
      if ('error' in expected || !file) return []
      const format = extname(file)
      const bytes = new Uint8Array(readFileSync(join(folder, file)))
      return [{ list, slug, format, bytes, contentType: CONTENT_TYPES[format] ?? null, file }]
    }),
  )
}
