import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import type { Entry } from '../../src/model.ts'
import { reprinted } from './entries.ts'
import { type Generated, generate, namesOf } from './generated.ts'

/** As if typed again: no-break spaces in the names, other apostrophes, a new order and one row twice. */
function hardened(after: readonly Entry[]): Entry[] {
  const retyped = after.map((entry, index) =>
    index % 3 === 0
      ? reprinted(entry, { name: entry.name.replaceAll(' ', '\u00a0').replaceAll("'", '\u2019') })
      : entry,
  )
  const copy = retyped[7] as Entry
  return [...retyped, copy].sort((a, b) => (a.name < b.name ? -1 : 1))
}

function expectTruth(generated: Generated, after: readonly Entry[]) {
  const { changes, counts, notices } = compare(generated.before, after)
  expect(counts).toEqual({ added: 7, removed: 5, renamed: 4, changed: 3 })
  const of = (kind: string, side: 'before' | 'after') =>
    namesOf(changes.filter(change => change.kind === kind).map(change => change[side])).map(name =>
      name.replaceAll('\u00a0', ' ').replaceAll('\u2019', "'"),
    )
  expect(of('added', 'after')).toEqual(generated.truth.added)
  expect(of('removed', 'before')).toEqual(generated.truth.removed)
  expect(of('renamed', 'before')).toEqual(generated.truth.renamed)
  expect(of('changed', 'before')).toEqual(generated.truth.changed)
  return notices
}

describe.each([558, 5000, 50_000])('a list of %i entries', size => {
  const generated = generate(size)

  test('with 7 added, 5 removed, 4 respelled and 3 changed', () => {
    expect(expectTruth(generated, generated.after)).toEqual([])
  })

  test('typed again, sorted otherwise and with one row twice: the same changes, and one duplicate', () => {
    const notices = expectTruth(generated, hardened(generated.after))
    expect(notices).toMatchObject([
      { code: 'printed-differently', count: Math.ceil(generated.after.length / 3) - countRenamed(generated) },
      { code: 'duplicate-rows', count: 1 },
    ])
  })
})

/** Of the renamed and added entries, those whose names are typed again: their names are changes, or new. */
function countRenamed({ before, after }: Generated): number {
  const known = new Set(before.map(entry => entry.key))
  return after.filter((entry, index) => index % 3 === 0 && !known.has(entry.key)).length
}
