import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import type { Entry } from '../../src/model.ts'
import { placeExists } from '../../src/places/exists.ts'
import { splitJurisdiction } from '../../src/sources/ddor/jurisdiction.ts'
import { entryKey } from '../../src/sources/key.ts'
import { slipped } from './slips.ts'

const POLICY = {
  aor: 'Seattle',
  dateEnacted: 'April 2014',
  policy: 'Sheriff’s Office Decision',
  criteria: ['Will honor with a warrant'],
}

/** A row of a report that prints no kind: it is read off the name. */
function row(cell: string, fields: Entry['fields'] = POLICY): Entry {
  const place = splitJurisdiction(cell)
  if (!place) throw new Error(`${cell} names no state`)
  const { name, state, kind } = place
  return { name, state, kind, key: entryKey([state, name]), fields, evidence: { page: 8, box: [0, 0, 9, 9] } }
}

const changesOf = (before: Entry[], after: Entry[]) => compare(before, after, { placeExists }).changes

describe('a slip in the word that a kind is read off', () => {
  test.each([
    ['Travis County, Texas', 'Travis Couny, Texas'],
    ['St. Lawrence County, New York', 'St. Lawrence Conuty, New York'],
    ['New Mexico County Jails, New Mexico', 'New Mexico County Jalis, New Mexico'],
    ['Aurora Detention Center, Aurora Colorado', 'Aurora Detention Cneter, Aurora Colorado'],
    ['Harris County, Texas', 'Harris Co., Texas'],
  ])('%s → %s is a rename', (before, after) => {
    const [one, other] = [row(before), row(after)]
    expect(one.kind).not.toBe(other.kind)
    expect(changesOf([one], [other])).toMatchObject([{ kind: 'renamed' }])
    expect(changesOf([one], [other])[0]?.fields).toEqual({ name: [one.name, other.name] })
    expect(changesOf([other], [one])[0]?.fields).toEqual({ name: [other.name, one.name] })
  })

  test('is a rename wherever it is, among the other rows of the state', () => {
    const others = ['Bexar County', 'Travis', 'Dallas County Jail', 'Harris County'].map(name =>
      row(`${name}, Texas`),
    )
    fc.assert(
      fc.property(slipped('county'), fc.nat(4), (printed, at) => {
        const before = others.toSpliced(at, 0, row('Travis County, Texas'))
        const changes = changesOf(before, [row(`Travis ${printed}, Texas`), ...others])
        expect(changes.map(change => [change.kind, change.before?.name])).toEqual([
          ['renamed', 'Travis County'],
        ])
      }),
    )
  })
})

test('the order of rows plays no part where kinds differ', () => {
  const cells = ['Travis', 'Travis County', 'Travis Couny', 'Travis Conty', 'Travis County Jail'].map(name =>
    row(`${name}, Texas`),
  )
  const rows = fc
    .subarray(cells)
    .chain(chosen => fc.tuple(fc.constant(chosen), fc.shuffledSubarray(chosen, { minLength: chosen.length })))
  fc.assert(
    fc.property(rows, rows, ([a, mixedA], [b, mixedB]) => {
      expect(changesOf(mixedA, mixedB)).toEqual(changesOf(a, b))
    }),
  )
})

test('rows too many to look for renames among are counted once', () => {
  const constables = (from: number) =>
    Array.from({ length: 600 }, (_, index) => row(`Constable Office ${from + index}, Texas`))
  const { notices } = compare(constables(0), constables(600))
  expect(notices).toMatchObject([{ code: 'renames-not-searched', count: 1200 }])
})

describe('a word for a kind that is left out', () => {
  const possible = (before: Entry, after: Entry) =>
    changesOf([before], [after]).map(change => [change.kind, change.possiblyRenamedTo])

  test.each([
    ['Baker County, Oregon', 'Baker, Oregon', 'Baker'],
    ['Hudson County Jail, New Jersey', 'Hudson County, New Jersey', 'Hudson County'],
  ])('%s → %s: perhaps, when all else is the same', (before, after, name) => {
    expect(possible(row(before), row(after))).toEqual([
      ['added', undefined],
      ['removed', name],
    ])
  })

  test('may name another jurisdiction when anything else differs, or when there is nothing else', () => {
    const [county, other] = ['Baker County, Oregon', 'Baker, Oregon']
    for (const [was, is] of [
      [POLICY, { ...POLICY, dateEnacted: 'May 2014' }],
      [{}, {}],
    ])
      expect(possible(row(county, was), row(other, is))).toEqual([
        ['added', undefined],
        ['removed', undefined],
      ])
  })

  test.each([
    ['Jackson County, Oregon', 'Jackson Township, Oregon'],
    ['Lane County, Oregon', 'Lake, Oregon'],
    ['Salem County, Oregon', 'Salem Police Department, Oregon'],
  ])('%s and %s are two jurisdictions', (before, after) => {
    expect(possible(row(before), row(after))).toEqual([
      ['added', undefined],
      ['removed', undefined],
    ])
  })
})
