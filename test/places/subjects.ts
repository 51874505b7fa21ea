import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import type { PlaceSubject } from '../../src/places/place.ts'
import { stateNamed } from '../../src/places/states.ts'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { pending } from '../../src/sources/287g-pending/source.ts'
import { corpusVersions } from '../corpus/corpus.ts'

/** The fact tables, by list and version. */
export const FACT_TABLES = [
  ['ddor', 'ddor-1'],
  ['ddor', 'ddor-2'],
  ['ddor', 'ddor-3'],
  ['dhs-sanctuary', 'dhs-2025-05-31'],
  ['doj-sanctuary', 'doj-2025-08-05'],
  ['doj-sanctuary', 'doj-2025-09-26'],
  ['doj-sanctuary', 'doj-2025-10-31'],
] as const

/** The rows of a fact table as what they name. */
export function factSubjects(list: string, table: string): PlaceSubject[] {
  const file = join(import.meta.dirname, '../../fixtures/facts', `${table}.csv`)
  const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true })
  return rows.map(row => ({
    list,
    name: row.jurisdiction ?? row.name_as_printed ?? '',
    state: stateNamed(row.state ?? '')?.usps ?? null,
    kind: kindOf(row),
  }))
}

function kindOf(row: Record<string, string>): PlaceSubject['kind'] {
  if (row.jurisdiction !== undefined) return 'city'
  switch ((row.heading ?? row.kind ?? '').toLowerCase()) {
    case 'state':
      return 'state'
    case 'county':
    case 'counties':
      return 'county'
    default:
      return 'city'
  }
}

/** Every distinct agency of all versions of a list of real workbooks, as its first version printed it. */
export async function corpusSubjects(list: 'participating' | 'pending'): Promise<PlaceSubject[]> {
  const source = list === 'participating' ? participating : pending
  const subjects = new Map<string, PlaceSubject>()
  for (const { path, file } of corpusVersions(list)) {
    const bytes = new Uint8Array(readFileSync(path))
    const reading = await source.read({ bytes, contentType: null, file }).catch(() => null)
    for (const entry of reading?.entries ?? []) {
      const subject = { ...entry, list: source.id }
      const key = [entry.state, entry.name, entry.fields.type, entry.fields.county].join('|')
      if (!subjects.has(key)) subjects.set(key, subject)
    }
  }
  return [...subjects.values()]
}
