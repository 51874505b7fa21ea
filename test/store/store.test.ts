import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Entry } from '../../src/model.ts'
import { contentHash } from '../../src/snapshot/content.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { Capture, NewSnapshot, Store } from '../../src/store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'icelist-store-'))
let files = 0
const newFile = () => join(folder, `${files++}.sqlite`)
afterAll(() => rmSync(folder, { recursive: true }))

const LIST = '287g-pending'

function entry(name: string, row: number): Entry {
  return {
    name,
    state: 'TX',
    kind: 'agency',
    key: `tx|${name}`,
    fields: { type: 'County' },
    evidence: { sheet: 'Sheet1', row, cell: `B${row}` },
  }
}

/** A version on day `day` of 2025 that shows these names, in this order. */
function version(day: number, names: readonly string[]): { capture: Capture; version: NewSnapshot } {
  const on = new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10)
  const document = day.toString(16).padStart(64, '0')
  const entries = names.map((name, index) => entry(name, index + 2))
  return {
    capture: {
      list: LIST,
      via: 'import',
      target: 'document',
      url: null,
      finalUrl: null,
      file: `${on}.xlsx`,
      capturedAt: '2025-06-01T00:00:00.000Z',
      status: null,
      headers: {},
      redirects: [],
      tlsFingerprint: null,
      timings: null,
      document,
      content: null,
      givenOn: null,
      verdict: 'new-version',
      reasons: [],
    },
    version: {
      order: { inForceOn: on, sequence: 0, seenAt: '', document },
      publishedOn: on,
      readerVersion: 1,
      content: contentHash(entries),
      entries,
      notices: [],
    },
  }
}

async function keep(store: Store, versions: ReturnType<typeof version>[]) {
  for (const { capture, version } of versions) await store.recordSnapshot(capture, version, null)
}

/** Who was listed from when to when, in words that do not depend on the order in which the versions came. */
function intervals(file: string): unknown[] {
  const db = new Database(file, { readonly: true })
  const rows = db
    .prepare(
      `select e.name, p.copies, a.in_force_on as since, b.in_force_on as until
       from presence p join entry e on e.id = p.entry
       join snapshot a on a.list = p.list and a.position = p.from_position
       left join snapshot b on b.list = p.list and b.position = p.until_position
       order by 1, 3`,
    )
    .all()
  const open = db.prepare('select count(*) as count from presence').get() as { count: number }
  db.close()
  expect(rows.length).toBe(open.count)
  return rows
}

describe('the store', () => {
  const history = fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 5 }), {
    minLength: 1,
    maxLength: 9,
  })

  test('versions brought in any order leave the same intervals, the same numbers, and each its own entries', async () => {
    await fc.assert(
      fc.asyncProperty(
        history.chain(lists => {
          const versions = lists.map((names, index) => version(index + 1, names))
          return fc.tuple(
            fc.constant(versions),
            fc.shuffledSubarray(versions, { minLength: versions.length }),
          )
        }),
        async ([inOrder, shuffled]) => {
          const files = [newFile(), newFile()] as const
          const stores = [await openSqliteStore(files[0]), await openSqliteStore(files[1])] as const
          await keep(stores[0], inOrder)
          await keep(stores[1], shuffled)
          const snapshots = await stores[1].snapshots(LIST)
          expect(snapshots.map(snapshot => [snapshot.number, snapshot.file])).toEqual(
            inOrder.map(({ capture }, index) => [index + 1, capture.file]),
          )
          for (const [index, snapshot] of snapshots.entries())
            expect(await stores[1].entriesOf(snapshot)).toEqual(inOrder[index]?.version.entries)
          for (const store of stores) await store.close()
          expect(intervals(files[1])).toEqual(intervals(files[0]))
        },
      ),
      { numRuns: 40 },
    )
  })

  test('the difference of two versions is what their entries do not share, in both directions', async () => {
    const store = await openSqliteStore(newFile())
    await keep(store, [
      version(1, ['a', 'b', 'b', 'c']),
      version(2, ['a', 'b', 'd']),
      version(3, ['d', 'a', 'b', 'b', 'c']),
    ])
    const [first, second, third] = await store.snapshots(LIST)
    if (!first || !second || !third) throw new Error('three versions were kept')
    const names = (entries: Entry[]) => entries.map(({ name }) => name)
    const forth = await store.differenceOf(first, second)
    expect([names(forth.before), names(forth.after)]).toEqual([
      ['b', 'b', 'c'],
      ['b', 'd'],
    ])
    const back = await store.differenceOf(third, second)
    expect([names(back.before), names(back.after)]).toEqual([['b', 'b', 'c'], ['b']])
    expect(forth.before[2]?.evidence).toEqual({ sheet: 'Sheet1', row: 5, cell: 'B5' })
    expect(await store.differenceOf(first, first)).toEqual({ before: [], after: [], unchanged: [] })
    await store.close()
  })

  test('a version between two others finds room however often that happens at one place', async () => {
    const file = newFile()
    const store = await openSqliteStore(file)
    const days = [1, 400, ...Array.from({ length: 60 }, (_, index) => 399 - index)]
    await keep(
      store,
      days.map(day => version(day, ['a', day % 2 === 0 ? 'even' : 'odd'])),
    )
    const shown = []
    for (const snapshot of await store.snapshots(LIST)) shown.push((await store.entriesOf(snapshot))[1]?.name)
    expect(shown).toEqual([...days].sort((a, b) => a - b).map(day => (day % 2 === 0 ? 'even' : 'odd')))
    await store.close()
    expect(intervals(file)).toHaveLength(days.length + 1)
  })

  test('a version costs rows only for what changed', async () => {
    const file = newFile()
    const store = await openSqliteStore(file)
    const names = Array.from({ length: 500 }, (_, index) => `agency ${index}`)
    for (let day = 1; day <= 40; day++) {
      names.splice((day * 37) % 500, 1, `new on day ${day}`)
      await keep(store, [version(day, names)])
    }
    await store.close()
    const db = new Database(file, { readonly: true })
    const count = (sql: string) => (db.prepare(sql).get() as { n: number }).n
    expect(count('select count(*) as n from presence')).toBe(500 + 39)
    expect(count('select count(*) as n from entry')).toBe(500 + 39)
    expect(count('select max(length(layout)) as n from snapshot where layout_depth > 0')).toBeLessThan(200)
    db.close()
  })
})
