import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Comparison, compare } from '../../src/compare/compare.ts'
import type { Entry } from '../../src/model.ts'
import { entryHash } from '../../src/snapshot/content.ts'
import { agreement, jurisdiction, reprinted, retyped } from './entries.ts'

const NAMES = [
  "St. Johns County Sheriff's Office",
  'St. Cloud Police Department',
  "Prince George's County Department of Corrections",
  'Ft. Myers Police Department',
  'Miami-Dade Corrections and Rehabilitation',
  "Lake Co. Sheriff's Office",
  'Lake City Police Department',
  'Indian River Shores Department of Public Safety',
  'Mt. Vernon Police Department',
  "DeSoto County Sheriff's Office",
]
const SUPPORT_TYPES = ['Task Force Model', 'Warrant Service Officer']

const row: fc.Arbitrary<Entry> = fc
  .record({
    state: fc.constantFrom('FL', 'TX', null),
    name: fc.constantFrom(...NAMES),
    supportType: fc.constantFrom(...SUPPORT_TYPES),
    signed: fc.constantFrom('', '2025-02-26', '2025-03-07'),
    moaLink: fc.constantFrom('', 'https://example.gov/a.pdf', 'https://example.gov/b.pdf'),
  })
  .map(({ state, name, ...fields }) => agreement(state, name, fields))
const policy: fc.Arbitrary<Entry> = fc
  .record({
    name: fc.constantFrom('Philadelphia', 'Lehigh County', 'Erie County'),
    kind: fc.constantFrom('city' as const, 'county' as const),
    fields: fc.record({
      dateEnacted: fc.constantFrom('April 2014', 'January 2016', ''),
      policy: fc.constantFrom('Executive Order', 'Prison board policy'),
      criteria: fc.subarray(['Court order', 'Violent felony']),
    }),
  })
  .map(({ name, kind, fields }) => jurisdiction('PA', kind, name, fields))
const strange: fc.Arbitrary<Entry> = fc
  .record({
    name: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom('of the', '/', "'", '\u5e02', 'PD'),
    ),
    signed: fc.constantFrom('', '2025-02-26'),
  })
  .map(({ name, signed }) => agreement('TX', name, { signed }))
const version = fc.oneof(fc.array(row, { maxLength: 12 }), fc.array(policy, { maxLength: 8 }))
const twoVersions = fc.oneof(
  fc.tuple(fc.array(row, { maxLength: 12 }), fc.array(row, { maxLength: 12 })),
  fc.tuple(fc.array(policy, { maxLength: 8 }), fc.array(policy, { maxLength: 8 })),
  fc.tuple(fc.array(strange, { maxLength: 6 }), fc.array(strange, { maxLength: 6 })),
)

function shuffled<T>(items: readonly T[], seed: number): T[] {
  return items
    .map((item, index) => ({ item, rank: (index * 7919 + seed * 104729) % 997 }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ item }) => item)
}

/** What a version is after the changes: `before` without what went, with what came. */
function applied(before: readonly Entry[], { changes }: Comparison): Entry[] {
  const left = [...before]
  for (const change of changes) if (change.before) left.splice(left.indexOf(change.before), 1)
  return [...left, ...changes.flatMap(change => change.after ?? [])]
}

describe('laws of comparing', () => {
  test('a version does not differ from itself, in whatever order its rows stand', () => {
    fc.assert(
      fc.property(version, fc.nat(), (a, seed) => {
        expect(compare(a, shuffled(a, seed))).toEqual({
          changes: [],
          counts: { added: 0, removed: 0, renamed: 0, changed: 0 },
          notices: [],
        })
      }),
    )
  })

  test('the order of rows plays no part', () => {
    fc.assert(
      fc.property(twoVersions, fc.nat(), ([a, b], seed) => {
        expect(compare(shuffled(a, seed), shuffled(b, seed + 1))).toEqual(compare(a, b))
      }),
    )
  })

  test('the changes turn one version into the other', () => {
    const identity = (entry: Entry) =>
      JSON.stringify([
        entry.key,
        entry.kind,
        entry.fields.policy,
        entry.fields.dateEnacted,
        entry.fields.criteria,
      ])
    const withoutCopies = (rows: readonly Entry[]) =>
      [...Map.groupBy(rows, identity).values()].flatMap(copies => copies.slice(0, 1))
    fc.assert(
      fc.property(twoVersions, versions => {
        const [a, b] = versions.map(withoutCopies) as [Entry[], Entry[]]
        expect(applied(a, compare(a, b)).map(entryHash).sort()).toEqual(b.map(entryHash).sort())
      }),
    )
  })

  test('the other way round, what was added was removed and what was renamed is renamed back', () => {
    const ways = (comparison: Comparison, side: 'before' | 'after') =>
      comparison.changes
        .map(({ kind, ...change }) => {
          const other = side === 'before' ? change.after : change.before
          const mirrored = { added: 'removed', removed: 'added', renamed: 'renamed', changed: 'changed' }[
            kind
          ]
          const own = change[side] && entryHash(change[side])
          return JSON.stringify([side === 'before' ? kind : mirrored, own, other && entryHash(other)])
        })
        .sort()
    fc.assert(
      fc.property(twoVersions, ([a, b]) => {
        expect(ways(compare(a, b), 'before')).toEqual(ways(compare(b, a), 'after'))
      }),
    )
  })

  test('other type is no change of the list', () => {
    fc.assert(
      fc.property(version, fc.nat({ max: 1000 }), (a, seed) => {
        const b = a.map((entry, index) => {
          const noisy = Object.entries(entry.fields).map(([field, value]) => [
            field,
            typeof value === 'string' ? retyped(value, seed + index) : value,
          ])
          return reprinted(entry, {
            name: retyped(entry.name, seed + index),
            fields: Object.fromEntries(noisy),
          })
        })
        const { changes, notices } = compare(a, b)
        expect(changes).toEqual([])
        expect(new Set(notices.map(notice => notice.code))).toEqual(
          new Set(a.length > 0 ? ['printed-differently'] : []),
        )
      }),
    )
  })

  test.each([
    ['St. ', 'Saint '],
    ['Co. ', 'County '],
    ['Ft. ', 'Fort '],
    ['Mt. ', 'Mount '],
    ['Police Department', 'PD'],
    ['Police Department', 'Police Dept.'],
    ["Sheriff's Office", 'SO'],
    ['Department of Corrections', 'Dept. of Corrections'],
    ['Department of Public Safety', 'DPS'],
    ['and', '&'],
    ['-', ' '],
  ])('%s written %s neither adds nor removes', (long, short) => {
    fc.assert(
      fc.property(fc.uniqueArray(row, { selector: entry => entry.key }), a => {
        const b = a.map(entry => reprinted(entry, { name: entry.name.replace(long, short) }))
        const { counts, changes } = compare(a, b)
        const written = a.filter(entry => entry.name.includes(long)).length
        expect(counts).toEqual({ added: 0, removed: 0, renamed: written, changed: 0 })
        for (const { reason } of changes) expect(['abbreviation', 'punctuation']).toContain(reason)
      }),
      { numRuns: 20 },
    )
  })

  test('copies of rows come and go without an addition or a removal', () => {
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1 }),
        fc.nat(),
        fc.integer({ min: 1, max: 3 }),
        (a, seed, times) => {
          const copied = a[seed % a.length] as Entry
          const more = [...a, ...Array.from({ length: times }, () => ({ ...copied }))]
          const come = compare(a, more)
          const gone = compare(more, a)
          expect([...come.changes, ...gone.changes]).toEqual([])
          expect(come.notices).toMatchObject([{ code: 'duplicate-rows', count: times }])
          expect(gone.notices).toMatchObject([{ code: 'duplicate-rows-gone', count: times }])
        },
      ),
    )
  })

  test('the rows that both versions have may be left out', () => {
    fc.assert(
      fc.property(twoVersions, ([a, b]) => {
        const after = [...b]
        const unchanged: Entry[] = []
        const before = a.filter(entry => {
          const at = after.findIndex(other => entryHash(other) === entryHash(entry))
          if (at >= 0) unchanged.push(...after.splice(at, 1))
          return at < 0
        })
        const keys = new Set([...before, ...after].map(entry => entry.key))
        const shared = unchanged.filter(entry => keys.has(entry.key))
        const whole = compare(a, b)
        const part = compare(before, after, { unchanged: shared })
        expect(part.changes).toEqual(whole.changes)
        expect(part.notices).toEqual(whole.notices)
      }),
    )
  })
})
