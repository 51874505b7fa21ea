import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import type { Entry } from '../../src/model.ts'
import { placeExists } from '../../src/places/exists.ts'
import { stateNamed } from '../../src/places/states.ts'
import { jurisdiction } from './entries.ts'

function facts(file: string): Record<string, string>[] {
  return parse(readFileSync(new URL(`../../fixtures/facts/${file}`, import.meta.url)), { columns: true })
}

const rules = { placeExists }

describe('the DHS page of 2025', () => {
  const kinds: Record<string, Entry['kind']> = { State: 'state', Counties: 'county', Cities: 'city' }
  const second = facts('dhs-2025-05-31.csv').map(({ state = '', heading = '', name_as_printed = '' }) => {
    const named = stateNamed(state)
    return jurisdiction(
      named?.usps ?? '',
      kinds[heading] ?? 'county',
      heading === 'State' ? state : name_as_printed,
      { heading },
    )
  })
  const misspelt: Record<string, string> = { Cincinnati: 'Cincinnatti', 'Campbell County': 'Cambell County' }
  const first = [
    ...second.map(entry => {
      const name = misspelt[entry.name]
      return name ? jurisdiction(entry.state ?? '', entry.kind, name, entry.fields) : entry
    }),
    jurisdiction('CO', 'county', 'Weld County', { heading: 'Counties' }),
    jurisdiction('CO', 'county', 'El Paso County', { heading: 'Counties' }),
    jurisdiction('CO', 'city', 'Aurora', { heading: 'Cities' }),
    jurisdiction('VA', 'county', 'Martinsville County', { heading: 'Counties' }),
  ]

  test('from 05-29 to 05-31: four removed, two respelled, nothing added', () => {
    const { changes, counts, notices } = compare(first, second, rules)
    expect(counts).toEqual({ added: 0, removed: 4, renamed: 2, changed: 0 })
    expect(
      changes.map(({ kind, reason, before, after }) => [kind, reason, before?.name, after?.name]),
    ).toEqual([
      ['removed', undefined, 'Aurora', undefined],
      ['removed', undefined, 'El Paso County', undefined],
      ['removed', undefined, 'Weld County', undefined],
      ['removed', undefined, 'Martinsville County', undefined],
      ['renamed', 'spelling', 'Cambell County', 'Campbell County'],
      ['renamed', 'spelling', 'Cincinnatti', 'Cincinnati'],
    ])
    expect(notices).toEqual([])
  })
})

describe('the declined detainer reports of 2017', () => {
  const report = (number: number) =>
    facts(`ddor-${number}.csv`).map(row =>
      jurisdiction(row.state ?? '', 'county', (row.jurisdiction ?? '').replace(/ \([^)]*\)$/, ''), {
        aor: row.aor ?? '',
        dateEnacted: row.date_enacted ?? '',
        policy: row.policy ?? '',
        criteria: [row.criteria ?? ''],
      }),
    )
  const names = (from: number, to: number, kind: string) =>
    compare(report(from), report(to), rules)
      .changes.filter(change => change.kind === kind)
      .map(change => (change.before ?? change.after)?.name)
      .sort()

  test('report 2 dropped six and added forty-three', () => {
    expect(names(1, 2, 'removed')).toEqual([
      'Bedford County, Pennsylvania',
      'Clay County, Florida',
      'Franklin County, Iowa',
      'Franklin County, Pennsylvania',
      'Montgomery County, Iowa',
      'Nassau County, New York',
    ])
    expect(names(1, 2, 'added')).toHaveLength(43)
    expect(names(1, 2, 'added')).toEqual(expect.arrayContaining(['California', 'Connecticut']))
    expect(names(1, 2, 'renamed')).toEqual([])
  })

  test('report 3 dropped two and added one', () => {
    expect(names(2, 3, 'removed')).toEqual(['Clark County, Nevada', 'Ocean County, New Jersey'])
    expect(names(2, 3, 'added')).toEqual(['South Tucson, Arizona'])
    expect(names(2, 3, 'renamed')).toEqual([])
  })

  test('the two policies of Philadelphia stand in each report and are never mixed up', () => {
    for (const [from, to] of [
      [1, 2],
      [2, 3],
    ] as const) {
      const philadelphia = (entry: Entry | null) => entry?.name.startsWith('Philadelphia')
      const comparison = compare(report(from), report(to), rules)
      expect(report(to).filter(philadelphia)).toHaveLength(2)
      expect(comparison.changes.filter(change => philadelphia(change.before ?? change.after))).toEqual([])
      expect(comparison.notices).toEqual([])
    }
  })
})
