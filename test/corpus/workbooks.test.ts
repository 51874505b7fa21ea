import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Entry } from '../../src/model.ts'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { pending } from '../../src/sources/287g-pending/source.ts'
import { fold } from '../../src/text/fold.ts'
import { CORPUS, corpusIsHere, corpusTable, corpusVersions, SKIPPED } from './corpus.ts'

describe.skipIf(!corpusIsHere)(`the real workbooks in ${CORPUS}${SKIPPED}`, () => {
  test.each([
    ['participating', participating],
    ['pending', pending],
  ] as const)('%s: every row of every version, and every difference by key', async (list, source) => {
    const keysOf = new Map<string, string[]>()
    for (const { file, path, rows } of corpusVersions(list)) {
      const { entries } = await source.read({ bytes: readFileSync(path), contentType: null, file })
      expect(`${file}: ${entries.length}`).toBe(`${file}: ${rows}`)
      keysOf.set(file, entries.map(printedKey))
    }
    for (const pair of corpusTable('truth/truth.csv').filter(row => row.list === list)) {
      const from = keysOf.get(pair.from_file ?? '') ?? []
      const to = keysOf.get(pair.to_file ?? '') ?? []
      const found = { ...pair, added: String(surplus(to, from)), removed: String(surplus(from, to)) }
      expect(found).toEqual(pair)
    }
  })
})

/** The key of the corpus's own count: as printed, without accidents of type, misprints not yet recognised. */
function printedKey(entry: Entry): string {
  return [entry.fields.state, entry.name, entry.fields.supportType].map(part => fold(String(part))).join('|')
}

function surplus(of: string[], over: string[]): number {
  const left = new Map<string, number>()
  for (const key of over) left.set(key, (left.get(key) ?? 0) + 1)
  return of.filter(key => {
    const count = left.get(key) ?? 0
    left.set(key, count - 1)
    return count <= 0
  }).length
}
