import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { rearrangeForArrival } from '../../src/history/rearrange.ts'
import type { Entry } from '../../src/model.ts'
import { contentHash } from '../../src/snapshot/content.ts'
import { orderOfImport, orderOfSighting } from '../../src/snapshot/publication.ts'
import { pending } from '../../src/sources/287g-pending/source.ts'
import type { Source } from '../../src/sources/source.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { Arrival, Capture, Store } from '../../src/store/store.ts'

const folder = mkdtempSync(join(tmpdir(), 'icelist-store-'))
let files = 0
const newFile = () => join(folder, `${files++}.sqlite`)
afterAll(() => rmSync(folder, { recursive: true }))

const LIST = pending.id
/** No step is too large for it. */
const SOURCE = { ...pending, bounds: { removals: { atLeast: 1000, share: 1 }, turnover: 1000, group: 1000 } }

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

const dayOf = (day: number) => new Date(Date.UTC(2025, 0, day)).toISOString().slice(0, 10)

interface Served {
  readonly day: number
  readonly names: readonly string[]
  /** seen on the publisher's site on that day, not filed under it by a person */
  readonly seen?: boolean
  /** the day that the document states, where it states one */
  readonly stated?: number | null
  readonly document?: string
}

/** A document that shows these names, in this order. */
function arrival({ day, names, seen = false, stated = seen ? null : day, document }: Served): Arrival {
  const entries = names.map((name, index) => entry(name, index + 2))
  const content = contentHash(entries)
  const sha256 = (document ?? day.toString(16)).padStart(64, '0')
  const capture: Capture = {
    list: LIST,
    via: seen ? 'memento' : 'import',
    target: 'document',
    url: null,
    finalUrl: null,
    file: seen ? 'list.xlsx' : `${dayOf(day)}.xlsx`,
    capturedAt: seen ? `${dayOf(day)}T12:00:00.000Z` : '2026-01-01T00:00:00.000Z',
    archive: null,
    status: null,
    headers: {},
    redirects: [],
    tlsFingerprint: null,
    timings: null,
    document: sha256,
    content,
    givenOn: null,
    verdict: 'new-version',
    reasons: [],
  }
  const reading = { document: sha256, readerVersion: 1, content, entries, notices: [] }
  const on = stated === null ? null : dayOf(stated)
  return { capture, reading, stated: { on, sequence: 0, basis: on === null ? null : 'name', conflict: null } }
}

async function keep(store: Store, served: readonly Served[], source: Source = SOURCE) {
  for (const one of served) {
    const given = arrival(one)
    const { capturedAt, content, document, file } = given.capture
    const order = one.seen
      ? orderOfSighting(
          given.stated,
          capturedAt,
          document ?? '',
          await store.lastOther(LIST, content ?? '', capturedAt),
        )
      : orderOfImport(given.stated, file ?? '', document ?? '')
    await store.rearrange(await rearrangeForArrival(source, given, order, null, store))
  }
}

/** Who was listed from when to when, in words that do not depend on the order in which the versions came. */
function intervals(file: string): unknown[] {
  const db = new Database(file, { readonly: true })
  const rows = db
    .prepare(
      `select e.name, p.copies, a.in_force_on as since, b.in_force_on as until
       from presence p join entry e on e.id = p.entry
       join observation a on a.list = p.list and a.position = p.from_position
       left join observation b on b.list = p.list and b.position = p.until_position
       order by 1, 3`,
    )
    .all()
  const open = db.prepare('select count(*) as count from presence').get() as { count: number }
  db.close()
  expect(rows.length).toBe(open.count)
  return rows
}

/** The whole record of a list, without the numbers that captures got as they came. */
async function told(store: Store): Promise<unknown> {
  const snapshots = await store.snapshots(LIST)
  const observations = await store.observationsFrom(LIST, null)
  const orderOf = new Map(observations.map(({ capture, order }) => [capture, order]))
  return {
    versions: await Promise.all(
      snapshots.map(async snapshot => ({ ...snapshot, id: 0, entries: await store.entriesOf(snapshot) })),
    ),
    observations: observations.map(({ order, standing }) => [
      order,
      standing.as,
      standing.as === 'seen' ? orderOf.get(standing.version) : orderOf.get(standing.after ?? 0),
      standing.as === 'held' ? standing.reasons : null,
    ]),
  }
}

describe('the store', () => {
  const names = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { maxLength: 8 })
  const served = fc.record({ names, seen: fc.boolean(), stated: fc.integer({ min: 1, max: 12 }) })
  const history = fc.array(served, { minLength: 1, maxLength: 10 }).map(all =>
    all.map(({ names, seen, stated }, index): Served => {
      const day = index + 1
      return seen && stated <= day ? { day, names, seen, stated } : { day, names, seen }
    }),
  )

  test.for([
    ['as every step is accepted', SOURCE],
    ['as large steps are held', { ...pending, bounds: { removals: { atLeast: 1, share: 0 } } }],
  ] as const)('documents brought in any order leave the same record, %s', async ([, source]) => {
    await fc.assert(
      fc.asyncProperty(
        history.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        async ([inOrder, shuffled]) => {
          const files = [newFile(), newFile()] as const
          const stores = [await openSqliteStore(files[0]), await openSqliteStore(files[1])] as const
          await keep(stores[0], inOrder, source)
          await keep(stores[1], shuffled, source)
          const record = await told(stores[0])
          expect(await told(stores[1])).toEqual(record)
          for (const store of stores) await store.close()
          for (const file of files) {
            const opened = await openSqliteStore(file)
            expect(await told(opened)).toEqual(record)
            await opened.close()
          }
          expect(intervals(files[1])).toEqual(intervals(files[0]))
        },
      ),
      { numRuns: 25 },
    )
  })

  test('each version keeps its own entries, and between two others splits what was between them', async () => {
    const file = newFile()
    const store = await openSqliteStore(file)
    await keep(store, [
      { day: 1, names: ['a', 'b'] },
      { day: 9, names: ['a', 'c'] },
      { day: 5, names: ['a', 'b', 'c'] },
    ])
    const shown = (await store.snapshots(LIST)).map(snapshot => store.entriesOf(snapshot))
    expect((await Promise.all(shown)).map(entries => entries.map(({ name }) => name).join(''))).toEqual([
      'ab',
      'abc',
      'ac',
    ])
    await store.close()
    expect(intervals(file)).toEqual([
      { name: 'a', copies: 1, since: dayOf(1), until: null },
      { name: 'b', copies: 1, since: dayOf(1), until: dayOf(9) },
      { name: 'c', copies: 1, since: dayOf(5), until: null },
    ])
  })

  test('what equals its neighbour tightens the time in which the change must have happened', async () => {
    const store = await openSqliteStore(newFile())
    await keep(store, [
      { day: 1, names: ['a'], seen: true },
      { day: 9, names: ['b'], seen: true, document: 'b' },
      { day: 6, names: ['b'], seen: true, document: 'b' },
      { day: 4, names: ['a'], seen: true },
    ])
    const versions = await store.snapshots(LIST)
    expect(versions.map(({ capturedAt }) => capturedAt.slice(0, 10))).toEqual([dayOf(1), dayOf(6)])
    expect(await Promise.all(versions.map(version => store.lastSeenAt(version)))).toEqual(
      [4, 9].map(day => `${dayOf(day)}T12:00:00.000Z`),
    )
    await store.close()
  })

  test('the difference of two versions is what their entries do not share, in both directions', async () => {
    const store = await openSqliteStore(newFile())
    await keep(store, [
      { day: 1, names: ['a', 'b', 'b', 'c'] },
      { day: 2, names: ['a', 'b', 'd'] },
      { day: 3, names: ['d', 'a', 'b', 'b', 'c'] },
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

  test.each([
    ['came in order', [1, 400]],
    ['came newest first', [402, 401, 400, 1]],
  ])('between two versions that %s there is room for however many', async (_, first) => {
    const file = newFile()
    const store = await openSqliteStore(file)
    const days = [...first, ...Array.from({ length: 60 }, (_, index) => 399 - index)]
    await keep(
      store,
      days.map(day => ({ day, names: ['a', day % 2 === 0 ? 'even' : 'odd'] })),
    )
    const shown = []
    for (const snapshot of await store.snapshots(LIST)) shown.push((await store.entriesOf(snapshot))[1]?.name)
    expect(shown).toEqual([...days].sort((a, b) => a - b).map(day => (day % 2 === 0 ? 'even' : 'odd')))
    let proved = 0
    for await (const { first: from } of store.intervals(LIST)) {
      expect(from).not.toBeNull()
      proved++
    }
    expect(proved).toBe(days.length + 1)
    await store.close()
    expect(intervals(file)).toHaveLength(days.length + 1)
  })

  test('nothing is left of what was taken back, not even in memory', async () => {
    const file = newFile()
    const store = await openSqliteStore(file)
    await keep(store, [{ day: 1, names: ['a', 'b'] }])
    const disk = new Error('the disk is full')
    const full = store.atomically(async inside => {
      await keep(inside, [{ day: 2, names: ['x', 'y', 'z'] }])
      throw disk
    })
    await expect(full).rejects.toThrow(disk.message)
    await store.tentatively(inside => keep(inside, [{ day: 2, names: ['u', 'v'] }]))
    await keep(store, [
      { day: 2, names: ['a', 'x'] },
      { day: 3, names: ['a', 'x', 'z'] },
    ])
    const record = await told(store)
    expect(record).toMatchObject({
      versions: [
        ['a', 'b'],
        ['a', 'x'],
        ['a', 'x', 'z'],
      ].map(names => ({
        entries: names.map(name => ({ name })),
      })),
    })
    await store.close()
    const opened = await openSqliteStore(file)
    expect(await told(opened)).toEqual(record)
    await opened.close()
  })

  test('a record of an earlier schema is brought to the newest one with all that is in it', async () => {
    const file = newFile()
    const store = await openSqliteStore(file)
    await keep(store, [
      { day: 1, names: ['a', 'b'] },
      { day: 2, names: ['a', 'c'] },
    ])
    const record = await told(store)
    await store.close()
    const db = new Database(file)
    const schema = () => db.prepare('select name, sql from sqlite_master order by name').all()
    const newest = schema()
    db.exec(`
      drop table backfill_memento;
      alter table memento drop column led_to;
      alter table memento add column backfill integer references backfill (number);
      create index memento_by_backfill on memento (backfill);
      drop table page_reading;
      drop index entry_by_state;
      delete from kysely_migration where name > '0002'`)
    expect(schema()).not.toEqual(newest)
    const opened = await openSqliteStore(file)
    expect(await told(opened)).toEqual(record)
    await opened.close()
    expect(schema()).toEqual(newest)
    db.close()
  })

  test('a version costs rows only for what changed', async () => {
    const file = newFile()
    const store = await openSqliteStore(file)
    const names = Array.from({ length: 500 }, (_, index) => `agency ${index}`)
    for (let day = 1; day <= 40; day++) {
      names.splice((day * 37) % 500, 1, `new on day ${day}`)
      await keep(store, [{ day, names }])
    }
    await store.close()
    const db = new Database(file, { readonly: true })
    const count = (sql: string) => (db.prepare(sql).get() as { n: number }).n
    expect(count('select count(*) as n from presence')).toBe(500 + 39)
    expect(count('select count(*) as n from entry')).toBe(500 + 39)
    expect(count('select max(length(layout)) as n from reading where layout_depth > 0')).toBeLessThan(200)
    db.close()
  })
})
