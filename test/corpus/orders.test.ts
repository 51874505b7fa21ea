import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { openDocumentArchive } from '../../src/archive/document-archive.ts'
import { DEFAULT_POLICY } from '../../src/judge/policy.ts'
import { type Effects, importFile } from '../../src/pipeline.ts'
import { changelogMarkdown } from '../../src/report/changelog.ts'
import { dumpLines } from '../../src/report/dump.ts'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { pending } from '../../src/sources/287g-pending/source.ts'
import type { Reading } from '../../src/sources/source.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { temporaryFolder } from '../support/icelist.ts'
import { PAGES_HERE } from '../support/pages.ts'
import { corpusIsHere, corpusVersions, SKIPPED } from './corpus.ts'

const LISTS = [
  ['participating', participating],
  ['pending', pending],
] as const
const ORDERS = 3

describe.skipIf(!corpusIsHere)(`the real workbooks brought in one by one${SKIPPED}`, () => {
  test(`in ${ORDERS} random orders give the same record and the same bytes of changelog`, async () => {
    const files = LISTS.flatMap(([list, source]) =>
      corpusVersions(list).map(({ file, path }) => ({ source, file, path })),
    )
    const orders = fc.sample(fc.shuffledSubarray(files, { minLength: files.length }), ORDERS)
    const readings = new Map<string, Promise<Reading>>()
    const records = []
    for (const order of orders) {
      const folder = temporaryFolder()
      const store = await openSqliteStore(join(folder, 'icelist.sqlite'))
      const effects: Effects = {
        store,
        archive: openDocumentArchive(folder),
        now: () => new Date(),
        pages: PAGES_HERE,
        fetch: () => Promise.reject(new Error('nothing is fetched')),
        read: (source, document) => {
          const name = `${source.id} ${document.file}`
          const reading = readings.get(name) ?? source.read(document)
          readings.set(name, reading)
          return reading
        },
      }
      for (const { source, file, path } of order)
        await importFile(source, { name: file, bytes: readFileSync(path), publishedOn: null }, effects)
      const lines = []
      for (const [, { id }] of LISTS) for await (const line of dumpLines(store, id)) lines.push(line)
      const sources = LISTS.map(([, source]) => source)
      const changelog = await changelogMarkdown(store, sources, DEFAULT_POLICY.withdrawnAfter)
      records.push({ versions: lines.filter(line => 'version' in line).length, lines, changelog })
      await store.close()
    }
    const [first, ...others] = records
    expect(first?.versions).toBe(files.length)
    for (const other of others) {
      expect(other.changelog).toBe(first?.changelog)
      expect(other.lines).toEqual(first?.lines)
    }
  })
})
