import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import { type Bounds, DEFAULT_BOUNDS, holdReasons } from '../../src/judge/hold-rules.ts'
import type { Entry } from '../../src/model.ts'

/** Sixty places in six states, ten each, in order. */
const LIST: Entry[] = Array.from({ length: 60 }, (_, index) => {
  const state = ['AL', 'AZ', 'CA', 'FL', 'NY', 'TX'][Math.floor(index / 10)] ?? 'TX'
  const name = `${['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gum', 'Holly', 'Ivy', 'Juniper'][index % 10]} Town`
  return {
    name,
    state,
    kind: index % 2 === 0 ? 'city' : 'county',
    key: `${state}|${name}`.toLowerCase(),
    fields: { county: `${name} County`, note: '' },
    evidence: { sheet: 'Sheet1', row: index + 2, cell: `B${index + 2}` },
  }
})

function rulesFired(after: readonly Entry[], bounds: Partial<Bounds> = {}, explained = 0): string[] {
  const { changes } = compare(LIST, after)
  const step = { before: LIST, after, changes, explained }
  return holdReasons(step, { ...DEFAULT_BOUNDS, ...bounds }).map(reason => reason.rule)
}
const without = (gone: (entry: Entry, index: number) => boolean) =>
  LIST.filter((entry, index) => !gone(entry, index))
const spread = (count: number) => without((_, index) => index % 7 === 0 && index < 7 * count)

describe('a version is held when', () => {
  test('more entries would go than ever go at once', () => {
    expect(rulesFired(spread(3))).toEqual([])
    expect(rulesFired(spread(4))).toEqual(['many-removals'])
  })

  test('unless another list accounts for them, or the source says that so many go', () => {
    expect(rulesFired(spread(8), {}, 5)).toEqual([])
    expect(rulesFired(spread(8), { removals: { atLeast: 3, share: 0.2 } })).toEqual([])
  })

  test('a whole state or kind is gone, but not when it was an entry or two', () => {
    expect(rulesFired(without(entry => entry.state === 'CA'))).toContain('state-vanished')
    expect(rulesFired(without(entry => entry.kind === 'county'))).toContain('kind-vanished')
    expect(
      rulesFired(
        without(({ state }) => state === 'CA'),
        { group: 11 },
      ),
    ).not.toContain('state-vanished')
  })

  test('only the beginning of the list is left', () => {
    expect(rulesFired(LIST.slice(0, 20))).toContain('cut-short')
    expect(rulesFired(LIST.slice(0, 58))).toEqual(['cut-short'])
    expect(rulesFired(LIST.slice(0, 59))).toEqual([])
  })

  test('a field that was filled is empty everywhere', () => {
    const emptied = LIST.map(entry => ({ ...entry, fields: { ...entry.fields, county: '' } }))
    expect(rulesFired(emptied)).toEqual(['field-emptied'])
  })

  test('a field says something else in a large part of the list, or many are renamed at once', () => {
    const slipped = (field: string, count: number) =>
      LIST.map((entry, index) =>
        index < count ? { ...entry, fields: { ...entry.fields, [field]: `${index}` } } : entry,
      )
    expect(rulesFired(slipped('county', 16))).toEqual(['many-values-changed'])
    expect(rulesFired(slipped('county', 15))).toEqual([])
    expect(rulesFired(slipped('note', 60))).toEqual([])
    const renamed = (count: number) =>
      LIST.map((entry, index) =>
        index < count ? { ...entry, name: `The ${entry.name}`, key: entry.key.replace('|', '|the ') } : entry,
      )
    expect(rulesFired(renamed(11))).toEqual(['many-renames'])
    expect(rulesFired(renamed(10))).toEqual([])
  })

  test('one name was filled down over those below it', () => {
    const filled = (count: number) =>
      LIST.map((entry, index) =>
        index < count ? { ...entry, name: 'Alder Town', key: 'al|alder town' } : entry,
      )
    const everyGo = { removals: { atLeast: 3, share: 1 }, turnover: 1, group: 61 }
    expect(rulesFired(filled(12), everyGo)).toEqual(['many-repeats'])
    expect(rulesFired(filled(11), everyGo)).toEqual([])
  })

  test('much goes and much else comes: it may be another list', () => {
    const other = LIST.map((entry, index) =>
      index % 2 === 0
        ? entry
        : { ...entry, name: `Quite Another Place ${index}`, key: `${entry.state}|other ${index}` },
    )
    expect(rulesFired(other)).toContain('identity-break')
  })
})

test('additions, respellings and another order are never held', () => {
  const added = [
    ...LIST,
    ...LIST.map(entry => ({ ...entry, name: `New ${entry.name}`, key: `${entry.state}|new ${entry.name}` })),
  ]
  expect(rulesFired(added)).toEqual([])
  expect(rulesFired([...LIST].reverse())).toEqual([])
})
