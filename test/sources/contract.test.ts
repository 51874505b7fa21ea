import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ExpectedReading } from '../../fixtures/generator/case.ts'
import { ReadError } from '../../src/errors.ts'
import { Entry, Notice } from '../../src/model.ts'
import { SOURCES } from '../../src/sources/registry.ts'
import type { Reading } from '../../src/sources/source.ts'
import { decodeLayout, encodeLayout } from '../../src/store/sql/layout.ts'
import { entryOf, entryRow } from '../../src/store/sql/rows.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const CONTENT_TYPES: Record<string, string> = { html: 'text/html', csv: 'text/csv' }

describe.each(SOURCES)('$id', source => {
  const folders = readdirSync(join(FIXTURES, source.id))

  test('has documents to show that it reads them', () => expect(folders.length).toBeGreaterThan(0))

  test.each(folders)('reads %s', async folder => {
    const path = join(FIXTURES, source.id, folder)
    const file = readdirSync(path).find(name => name.startsWith('source.')) ?? 'source'
    const expected: ExpectedReading = JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8'))
    const read = () =>
      source.read({
        bytes: new Uint8Array(readFileSync(join(path, file))),
        contentType: CONTENT_TYPES[file.split('.')[1] ?? ''] ?? null,
        file,
      })
    if ('error' in expected) {
      const error = await read().catch(error => error)
      expect(error).toBeInstanceOf(ReadError)
      expect(error.message).toContain(expected.says)
      return
    }
    const reading = await read()
    expect(comparable(reading)).toEqual(expected)
    for (const entry of reading.entries) Entry.parse(entry)
    for (const notice of reading.notices) Notice.parse(notice)
    // the same document read twice is the same snapshot
    expect(await read()).toEqual(reading)
    // and so is the one that was stored
    expect(stored(reading)).toStrictEqual(reading.entries)
  })
})

function stored({ entries }: Reading): Entry[] {
  const numbers = entries.map((_, index) => index)
  const layout = encodeLayout({ entries: numbers, evidence: entries.map(({ evidence }) => evidence) })
  const { evidence } = decodeLayout(layout, 'the reading')
  return entries.map((entry, index) =>
    entryOf({ id: index, ...entryRow(1, '', entry) }, evidence[index] ?? entry.evidence),
  )
}

function comparable({ entries, notices, dates }: Reading) {
  return {
    entries: entries.map(({ evidence, key, ...entry }) => entry),
    notices: notices.map(notice => notice.code).sort(),
    dates: dates.map(date => date.on),
  }
}
