import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Change, Entry, SnapshotSummary } from '../../src/model.ts'
import { icelist, sample } from '../support/icelist.ts'

const folder = mkdtempSync(join(tmpdir(), 'icelist-test-'))
const ask = async (...words: string[]) => {
  const { out, err, exitCode } = await icelist(words, folder)
  expect(exitCode, err).toBe(0)
  return out
}

beforeAll(async () => {
  for (const day of ['2025-05-29', '2025-05-31'])
    copyFileSync(sample('dhs-sanctuary', day, 'html'), join(folder, `${day}.html`))
  const page = readFileSync(join(folder, '2025-05-31.html'), 'utf8')
  writeFileSync(join(folder, '2025-05-31.html'), page.replace('>Boston<', '>=Boston+Lynn<'))
  copyFileSync(sample('287g-participating', '2025-02-21', 'xlsx'), join(folder, '2025-02-21.xlsx'))
  await ask('import', 'dhs-sanctuary', '2025-05-29.html', '2025-05-31.html')
  await ask('import', '287g-participating', '2025-02-21.xlsx')
})

afterAll(() => rmSync(folder, { recursive: true }))

const rowsOf = (csv: string): Record<string, string>[] => parse(csv, { columns: true })

test('entries as CSV: a row for each entry of each version, a column for each field, and nothing that a spreadsheet would run', async () => {
  const rows = rowsOf(await ask('export', 'csv'))
  const counts = Object.groupBy(rows, ({ list, version }) => `${list}@${version}`)
  expect(Object.entries(counts).map(([version, of]) => [version, of?.length])).toEqual([
    ['dhs-sanctuary@1', 609],
    ['dhs-sanctuary@2', 605],
    ['287g-participating@1', 151],
  ])
  const boston = rows.filter(({ name = '' }) => name.includes('Boston')).map(({ name }) => name)
  expect(boston).toEqual(['Boston', "'=Boston+Lynn"])
  expect(rows.at(-1)).toMatchObject({
    state: expect.stringMatching(/^[A-Z]{2}$/),
    'fields.supportType': expect.any(String),
  })
})

test('changes as CSV, to a file', async () => {
  expect(await ask('export', 'csv', 'dhs-sanctuary', '--what', 'changes', '--out', 'changes.csv')).toBe('')
  const rows = rowsOf(readFileSync(join(folder, 'changes.csv'), 'utf8'))
  expect(rows).toContainEqual(
    expect.objectContaining({
      change: 'removed',
      before: 'Weld County',
      fromDay: '2025-05-29',
      toDay: '2025-05-31',
    }),
  )
  expect(rows).toContainEqual(
    expect.objectContaining({
      change: 'renamed',
      reason: 'spelling',
      before: 'Cincinnatti',
      after: 'Cincinnati',
    }),
  )
})

test('both as JSON lines, of the published shapes', async () => {
  const entries = (await ask('export', 'jsonl', 'dhs-sanctuary'))
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
  expect(entries).toHaveLength(609 + 605)
  const { list, snapshot, publishedOn, capturedAt, document, file, entries: count, ...entry } = entries[0]
  expect(Entry.parse(entry).name).toBe('City of Anchorage')
  SnapshotSummary.parse({ snapshot, publishedOn, capturedAt, document, file, entries: count })
  expect(list).toBe('dhs-sanctuary')
  const changes = (await ask('export', 'jsonl', 'dhs-sanctuary', '--what', 'changes')).trimEnd().split('\n')
  for (const line of changes) {
    const { list: of, from, to, ...change } = JSON.parse(line)
    expect([of, from.snapshot, to.snapshot]).toEqual(['dhs-sanctuary', 1, 2])
    Change.parse(change)
  }
})

test('a SQLite database that answers in SQL what the commands say', async () => {
  for (const _ of ['made', 'made again over it']) await ask('export', 'sqlite', '--out', 'lists.sqlite')
  const db = new Database(join(folder, 'lists.sqlite'), { readonly: true })
  expect(db.pragma('foreign_key_check')).toEqual([])
  const counted = db
    .prepare(
      'select list, version, sum(copies) as listed, entries from listed join versions using (list, version) group by list, version',
    )
    .all()
  expect(counted).toEqual([
    { list: '287g-participating', version: 1, listed: 151, entries: 151 },
    { list: 'dhs-sanctuary', version: 1, listed: 609, entries: 609 },
    { list: 'dhs-sanctuary', version: 2, listed: 605, entries: 605 },
  ])
  const renamed = db
    .prepare("select before, after from changes where change = 'renamed' order by before")
    .all()
  expect(renamed).toContainEqual({ before: 'Cincinnatti', after: 'Cincinnati' })
  db.close()
})

test('what cannot be written is said in one sentence', async () => {
  for (const words of [
    ['export', 'warc'],
    ['export', 'word'],
    ['export', 'csv', '--out', 'no/such/folder.csv'],
    ['export', 'sqlite', '--out', 'no/such/folder.sqlite'],
    ['export', 'warc', 'ddor', '--out', 'ddor.warc.gz'],
  ]) {
    const { err, exitCode } = await icelist(words, folder)
    expect([words, exitCode]).toEqual([words, 2])
    expect(err.trimEnd().split('\n')).toHaveLength(1)
  }
})
