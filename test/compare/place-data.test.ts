import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import { oneSlipApart } from '../../src/compare/spelling.ts'
import type { Entry } from '../../src/model.ts'
import { placeExists } from '../../src/places/exists.ts'
import { agreement, jurisdiction } from './entries.ts'
import { slipped } from './slips.ts'

const rules = { placeExists }
const changesOf = (before: Entry, after: Entry) => compare([before], [after], rules).changes
const bothWays = (before: Entry, after: Entry) => [...changesOf(before, after), ...changesOf(after, before)]

/** Towns and townships that exist, of which the place data knows one of two at most. */
const TWO_PLACES = [
  ['NJ', 'Howell', 'Hopewell'],
  ['NJ', 'Moorestown', 'Morristown'],
  ['NJ', 'Hampton', 'Hamilton'],
  ['NJ', 'Mansfield', 'Marshfield'],
  ['NJ', 'Chesterfield', 'Chester'],
  ['NY', 'Clarkson', 'Clarkstown'],
  ['NY', 'Orangetown', 'Orangeville'],
  ['NY', 'Smithtown', 'Smithville'],
  ['NY', 'Brighton', 'Bridgeton'],
  ['PA', 'Warminster', 'Warrington'],
  ['PA', 'Hampton', 'Hampden'],
  ['PA', 'Cheltenham', 'Chatham'],
  ['MI', 'Brownstown', 'Brownsville'],
  ['MI', 'Pittsfield', 'Pittsford'],
  ['MI', 'Meridian', 'Merriman'],
] as const

describe('two places of which the place data knows one at most', () => {
  test.each(TWO_PLACES)('%s: %s and %s are two slips apart, and no rename', (state, one, other) => {
    const names = (of: string) => [of, `${of} Township`]
    for (const [index, name] of names(one).entries()) {
      const second = names(other)[index] ?? ''
      const places = bothWays(jurisdiction(state, 'city', name), jurisdiction(state, 'city', second))
      const agencies = bothWays(
        agreement(state, `${name} Police Department`),
        agreement(state, `${second} Police Department`),
      )
      const kinds = [...places, ...agencies].map(change => change.kind)
      expect(kinds).toEqual(Array.from({ length: 4 }, () => ['added', 'removed']).flat())
    }
  })

  test('are told as a possible rename, with what is known', () => {
    const [, removed] = changesOf(
      jurisdiction('NJ', 'city', 'Howell'),
      jurisdiction('NJ', 'city', 'Hopewell'),
    )
    expect(removed).toMatchObject({
      kind: 'removed',
      possiblyRenamedTo: 'Hopewell',
      because: ['"howell" and "hopewell" are alike by 0.75, and only hopewell is in the place data'],
    })
  })
})

describe('a name one slip away from a place of its state', () => {
  test.each([
    ['FL', 'Tampa'],
    ['FL', 'Ocala'],
    ['FL', 'Davie'],
    ['GA', 'Savannah'],
    ['TX', 'Galveston'],
  ])('%s: %s is that place, alone and in the name of its police', (state, place) => {
    const police = (name: string) => agreement(state, `${name} Police Department`)
    fc.assert(
      fc.property(slipped(place.toLowerCase()), printed => {
        fc.pre(!placeExists(state, printed))
        const city = bothWays(jurisdiction(state, 'city', printed), jurisdiction(state, 'city', place))
        const changes = [...city, ...bothWays(police(printed), police(place))]
        expect(changes.map(change => change.kind)).toEqual(['renamed', 'renamed', 'renamed', 'renamed'])
      }),
    )
  })

  test('is another agency when the rest of the name differs, or when both are places', () => {
    const pairs = [
      ['FL', 'Tmpa Police', 'Tampa Police Department'],
      ['TX', "Bee County Sheriff's Office", "Lee County Sheriff's Office"],
      ['CO', 'Denver Police Department', 'Center Police Department'],
      ['CO', 'Denver', 'Center'],
      ['WA', 'La Conner', 'La Center'],
      ['NY', 'Paris', 'Parish'],
    ] as const
    for (const [state, before, after] of pairs)
      expect(compare([agreement(state, before)], [agreement(state, after)], rules).counts).toMatchObject({
        added: 1,
        removed: 1,
        renamed: 0,
      })
  })
})

test.each([
  ['Cincinatti', 'Cincinnati'],
  ['Okechobbee', 'Okeechobee'],
  ['Philadelpia', 'Philadelphia'],
])('%s is one slip from %s', (misprint, name) => {
  expect(oneSlipApart(misprint, name)).toBe(true)
})
