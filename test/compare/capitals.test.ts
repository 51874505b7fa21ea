import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import { placeExists } from '../../src/places/exists.ts'
import { jurisdiction } from './entries.ts'

const renamesOf = (state: string, before: string, otherState: string, after: string) =>
  compare([jurisdiction(state, 'city', before)], [jurisdiction(otherState, 'city', after)], {
    placeExists,
  }).changes.map(({ kind, reason, because }) => ({ kind, reason, because }))

describe('names printed in capitals are judged as the same names in small letters', () => {
  test.each([
    ['IL', 'Chicago, IL', 'IN', 'Chicago, IN', 'state corrected'],
    ['NY', 'Rochester, NY', 'NY', 'Rochseter, NY', 'spelling'],
    ['CO', 'Denver, CO', 'CO', 'Denvre, CO', 'spelling'],
    ['CO', 'Denver, CO', 'CO', 'Denver', 'words added or dropped'],
    ['DC', 'Washington, DC', 'DC', 'Washington, D.C.', 'punctuation'],
  ])('%s: %s → %s: %s', (state, before, otherState, after, reason) => {
    const printed = renamesOf(state, before, otherState, after)
    expect(printed).toMatchObject([{ kind: 'renamed', reason }])
    expect(renamesOf(state, before.toUpperCase(), otherState, after.toUpperCase())).toEqual(printed)
    expect(renamesOf(state, before, otherState, after.toUpperCase())).toEqual(printed)
  })

  test('and letters that no comma precedes are words of the name', () => {
    expect(renamesOf('CO', 'DENVER CO', 'CO', 'DENVER COUNTY')).toMatchObject([{ reason: 'abbreviation' }])
  })
})
