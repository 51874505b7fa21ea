import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STATES } from '../../src/places/states.ts'
import { recognise } from '../../src/text/vocabulary.ts'

const STATE_NAMES = STATES.map(state => state.name)
const SUPPORT_TYPES = ['Jail Enforcement Model', 'Task Force Model', 'Warrant Service Officer']
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

describe('a misprint in a closed vocabulary', () => {
  test.each([
    ['UTAHJ', 'Utah'],
    ['PENNSLYVANIA', 'Pennsylvania'],
    ['FLORDIA', 'Florida'],
    ['OHOI', 'Ohio'],
    ['NEWYORK', 'New York'],
    ['WEST VIRGNIA', 'West Virginia'],
    ['Warrant Services Officer', 'Warrant Service Officer'],
  ])('%s is read as %s', (printed, value) => {
    expect(recognise(printed, [...STATE_NAMES, ...SUPPORT_TYPES])).toEqual({ value, exact: false })
  })

  test.each(STATE_NAMES)('%s is itself in any type', name => {
    const printed = `  ${name.toUpperCase().replace(' ', '\u00a0')}\u200b `
    expect(recognise(printed, STATE_NAMES)).toEqual({ value: name, exact: true })
  })

  test.each([
    '',
    'SORTH DAKOTA',
    'AKANSAS',
    'W VIRGINIA',
    'N CAROLINA',
    'Task Force Model 2',
    'Task Force Model B',
    'Tribal Task Force Model',
    'X'.repeat(1_000_000),
  ])('%.24s is never guessed', printed => {
    expect(recognise(printed, [...STATE_NAMES, ...SUPPORT_TYPES])).toBeNull()
  })

  test('one slip in the name of a state is that state or nothing, never another state', () => {
    const longNames = STATE_NAMES.filter(name => name.length >= 6)
    fc.assert(
      fc.property(
        fc.constantFrom(...longNames),
        fc.nat(),
        fc.constantFrom('', ...LETTERS),
        fc.constantFrom(0, 1),
        (name, seed, letter, removed) => {
          const at = seed % (name.length + 1)
          const printed = name.slice(0, at) + letter + name.slice(at + removed)
          expect([name, undefined]).toContain(recognise(printed, STATE_NAMES)?.value)
        },
      ),
      { numRuns: 2000 },
    )
  })

  test.each(STATE_NAMES)('%s with any two neighbours swapped is that state', name => {
    const swaps = [...name]
      .slice(1)
      .map((letter, at) => name.slice(0, at) + letter + name[at] + name.slice(at + 2))
    for (const printed of swaps) expect(recognise(printed, STATE_NAMES)?.value).toBe(name)
  })
})
