import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDocumentArchive } from '../../src/archive/document-archive.ts'
import { DEFAULT_POLICY } from '../../src/judge/policy.ts'
import { faultText } from '../../src/proof/fault.ts'
import { verifyRecord } from '../../src/proof/verify.ts'
import { ListDefinition } from '../../src/sources/custom/definition.ts'
import { sourceFromDefinition } from '../../src/sources/custom/source.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { listPage, place, RIGHT, WRONG } from '../reread/pages.ts'
import { icelist, temporaryFolder } from '../support/icelist.ts'

const folder = mkdtempSync(join(tmpdir(), 'icelist-test-'))
const data = join(folder, 'snapshots')
const database = join(data, 'icelist.sqlite')

const NAMES = Array.from('ABCDEFGHIJKL', letter => place(`County ${letter}`, 'none'))

/** Two versions; one more that the first reader held; one held, one accepted, one rejected; and one seen again. */
const PAGES = {
  '2026-01-05.html': listPage(NAMES),
  '2026-01-06.html': listPage(NAMES),
  '2026-02-03.html': listPage(NAMES.slice(0, 4), [...NAMES.slice(4), place('Larkmoor', 'none')]),
  '2026-02-20.html': listPage([...NAMES, place('Mill', 'none')]),
  '2026-03-04.html': listPage(NAMES.slice(6)),
  '2026-04-05.html': listPage(NAMES.slice(0, 3)),
  '2026-05-06.html': listPage(NAMES.slice(0, 5)),
}

beforeAll(async () => {
  const define = (definition: object) =>
    writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ ownLists: [definition] }))
  for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, name), text)
  define(WRONG)
  await icelist(['import', 'own-list', ...Object.keys(PAGES)], folder)
  await icelist(['accept', '7', '--reason', 'checked by telephone'], folder)
  await icelist(['reject', '6', '--reason', 'cut short'], folder)
  define(RIGHT)
  await icelist(['reread', 'own-list'], folder)
  // it repeats much of the record, and may not be there
  rmSync(join(data, 'CHANGELOG.md'))
})

afterAll(() => rmSync(folder, { recursive: true }))

/** The database takes no two rows of one number. */
const REFUSED = ['nothing was changed']

/** What `verify` names in a copy of the database in which somebody did something who cares for no rule of it. */
async function faultsAfter(statement: string): Promise<readonly string[]> {
  const copy = join(temporaryFolder(), 'icelist.sqlite')
  copyFileSync(database, copy)
  const db = new Database(copy)
  db.pragma('foreign_keys = OFF')
  const { changes } = db.prepare(statement).run()
  db.close()
  if (changes === 0) return REFUSED
  const store = await openSqliteStore(copy)
  try {
    const found = await verifyRecord({
      dataDir: data,
      store,
      archive: openDocumentArchive(data),
      read: (source, document) => source.read(document),
      sources: [sourceFromDefinition(ListDefinition.parse(RIGHT))],
      since: null,
      withdrawnAfter: DEFAULT_POLICY.withdrawnAfter,
      progress: () => {},
    })
    return found.faults.map(faultText)
  } finally {
    await store.close()
  }
}

/** Another value of the kind of the one that is there, as SQL has it. */
function otherThan(value: unknown): string {
  if (value === null) return 'NULL'
  if (typeof value === 'number') return String(value + 1)
  if (Buffer.isBuffer(value)) return `x'${value.subarray(0, value.length >> 1).toString('hex')}'`
  const text = String(value)
  const empty: Record<string, string> = { '[]': '["x"]', '{}': '{"x":"y"}', '': 'x' }
  const other = empty[text] ?? text.replace(/[a-z0-9](?!.*[a-z0-9])/i, last => (last === '7' ? '8' : '7'))
  return `'${other.replaceAll("'", "''")}'`
}

/** What nothing in the record bears out, as README says. */
const UNPROVEN = new Set(['reading.reader_version', 'reading.notices'])

/** Every column of some rows of a table, each changed alone, and each row deleted. */
function edits(table: string, rows: string): string[] {
  const db = new Database(database, { readonly: true })
  const columns = db.prepare(`pragma table_info(${table})`).all() as { name: string; pk: number }[]
  const keys = columns.filter(({ pk }) => pk > 0).map(({ name }) => name)
  const found = db.prepare(`select * from ${table} ${rows}`).all() as Record<string, unknown>[]
  db.close()
  return found.flatMap(row => {
    const where = keys
      .map(key => `${key} = ${typeof row[key] === 'number' ? row[key] : `'${row[key]}'`}`)
      .join(' and ')
    const changed = columns
      .filter(({ name }) => row[name] !== null && !UNPROVEN.has(`${table}.${name}`))
      .map(({ name }) => `update or ignore ${table} set ${name} = ${otherThan(row[name])} where ${where}`)
    return [`delete from ${table} where ${where}`, ...changed]
  })
}

test('the record holds, with versions, a sight, held and rejected captures, and what an earlier reader read', async () => {
  const { out, exitCode } = await icelist(['verify'], folder)
  expect(out).toMatch(
    /^The record holds .*: 7 captures, 6 documents, 2 decisions, 1 correction, 4 versions \(4 read again\); head/,
  )
  expect(exitCode).toBe(0)
})

test.each([
  ['list', ''],
  ['document', 'limit 2'],
  ['capture', 'where id in (2, 5)'],
  ['decision', ''],
  ['decision_link', ''],
  ['reading', ''],
  ['observation', ''],
  ['entry', 'where id % 5 = 2'],
  ['presence', 'where entry % 6 = 2'],
  ['correction', ''],
])('whatever is changed or deleted alone in table %s is named', async (table, rows) => {
  const unnamed: string[] = []
  for (const edit of edits(table, rows)) {
    const faults = await faultsAfter(edit).catch(error => [`! ${error}`])
    if (faults.length === 0 || faults[0]?.startsWith('!')) unnamed.push(edit, ...faults)
  }
  expect(unnamed).toEqual([])
})

describe('a held capture is named that', () => {
  test.each([
    [
      'was given what was read of another document',
      'reading = (select reading from observation where capture = 4)',
    ],
    ['was dated otherwise', "in_force_on = '2026-03-01', stated_on = '2026-03-01'"],
    ['was given another reason', `reasons = '[{"rule":"many-removals","text":"Nothing to see here."}]'`],
    ['was given none', "reasons = '[]'"],
    ['counts as what no capture counts as', "standing = 'helq'"],
  ])('%s', async (_, columns) => {
    const faults = await faultsAfter(`update observation set ${columns} where capture = 5`)
    expect(faults).toContainEqual(expect.stringMatching(/^capture 5: /))
  })
})

test.each([
  ['rests on itself', 'update reading set layout_base = id where id = 3', 'reading 3', 'show'],
  ['rests on a later one', 'update reading set layout_base = 4 where id = 3', 'reading 3', 'show'],
  ['is not there as it was', "update reading set layout = x'00' where id = 2", 'reading 2', 'show'],
  ['is not there', 'delete from reading where id = 1', 'reading 1', 'show'],
  [
    'has notices that are none',
    `update reading set notices = '["x"]' where id = 8`,
    'reading 8',
    'snapshots',
  ],
])(
  'a reading that %s is named, and stops whoever else needs it with one sentence',
  async (_, statement, row, verb) => {
    expect((await faultsAfter(statement)).join('\n').toLowerCase()).toMatch(new RegExp(`\\b${row}\\b`))
    const copy = temporaryFolder()
    copyFileSync(database, join(copy, 'icelist.sqlite'))
    const db = new Database(join(copy, 'icelist.sqlite'))
    db.pragma('foreign_keys = OFF')
    db.exec(statement)
    db.close()
    const { err, exitCode } = await icelist([verb, 'own-list', '--data', copy], folder)
    expect(err).toMatch(
      /^icelist: Reading \d+ of the record is damaged: .* Run "verify", which names all that is, .*\n$/,
    )
    expect(exitCode).toBe(6)
  },
)

test('a list whose row was deleted is named, with the captures that belong to it', async () => {
  expect(await faultsAfter('delete from list')).toContainEqual(
    'list number 1: is missing: 7 captures belong to it, 1 the first and 7 the last. What rests on captures is not checked before that is mended.',
  )
})

test('a document that cannot be read is a fault of its own, and one sentence elsewhere', async () => {
  const copy = join(temporaryFolder(), 'snapshots')
  cpSync(data, copy, { recursive: true })
  const [name = ''] = readdirSync(join(copy, 'documents'), { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.html'),
  )
  const file = join(copy, 'documents', name)
  rmSync(file)
  mkdirSync(file)
  const { out, exitCode } = await icelist(['verify', '--data', copy], folder)
  expect(out).toMatch(/^! document documents\S+\.html: of capture \d \(own-list\) cannot be read: EISDIR/m)
  expect(exitCode).toBe(11)
  const reread = await icelist(['export', 'warc', '--data', copy, '--out', join(copy, 'all.warc')], folder)
  expect(reread.err).toMatch(
    /^icelist: Document \S+ in .* cannot be read: EISDIR.* Check its rights and the disk\.\n$/,
  )
  expect(reread.exitCode).toBe(6)
})
