import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { everyState, shippedPlaces } from '../../src/places/data.ts'
import { resolvePlace } from '../../src/places/resolve.ts'

const PLACES = join(import.meta.dirname, '../../src/places')
const OUTLYING = new Set(['60', '66', '69', '72', '78'])

test('holds the counties of 2010 and of 2023, as many as the Census Bureau counts in the states', () => {
  const counties = everyState(shippedPlaces())
    .flatMap(({ counties }) => counties.all)
    .filter(({ place }) => !OUTLYING.has(place.state))
  const since2010 = new Set(['02063', '02066', '02158', '46102'])
  const region = (geoid: string | null) => /^091[1-9]0$/.test(geoid ?? '')
  const in2010 = counties.filter(({ place }) => !since2010.has(place.county ?? '') && !region(place.county))
  // 3,143 and 3,144; the District of Columbia is one of them, and stands as a state here
  expect(in2010).toHaveLength(3143 - 1)
  expect(counties.filter(county => county.until === null)).toHaveLength(3144 - 1)
})

test('a Connecticut town lies in its old county and in its planning region', () => {
  const hartford = resolvePlace({ state: 'CT', name: 'Hartford', kind: 'city' })
  expect(hartford).toMatchObject({ place: { counties: ['09003', '09110'] } })
  const cities = shippedPlaces().of('CT').cities.all
  const both = cities.filter(({ place }) => place.counties.length === 2)
  expect(both.length / cities.length).toBeGreaterThan(0.95)
})

test('every reviewed alias names a place that exists', () => {
  const rows: Record<string, string>[] = parse(readFileSync(join(PLACES, 'aliases.csv')), { columns: true })
  for (const { list = '', state = '', name = '' } of rows)
    expect(resolvePlace({ list, state, name, kind: 'other' }), name).toMatchObject({ how: 'alias' })
})

test.each(['counties.json', 'cities.json'])('%s is small and says where it comes from', file => {
  const path = join(PLACES, 'data', file)
  expect(statSync(path).size).toBeLessThan(750_000)
  const { about } = JSON.parse(readFileSync(path, 'utf8'))
  expect(about.sources.join(' ')).toMatch(/20\d\d/)
  expect(about.sources.join(' ')).toMatch(/public domain|CC BY 4\.0/)
})
