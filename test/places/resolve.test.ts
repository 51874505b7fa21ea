import { describe, expect, test } from 'vitest'
import type { PlaceSubject } from '../../src/places/place.ts'
import { resolvePlace } from '../../src/places/resolve.ts'
import { FACT_TABLES, factSubjects } from './subjects.ts'

/** `48453 Travis County`: the finest code that is known and the name, or the status. */
function placeOf(subject: PlaceSubject): string {
  const resolution = resolvePlace(subject)
  if (resolution.status !== 'resolved') return resolution.status
  const { state, county, name } = resolution.place
  return `${county ?? state} ${name}`
}

test('every name of the fact tables resolves but the one that is no place', () => {
  const unresolved = FACT_TABLES.flatMap(([list, table]) =>
    factSubjects(list, table)
      .filter(subject => resolvePlace(subject).status !== 'resolved')
      .map(subject => `${table}: ${subject.name}, ${subject.state}`),
  )
  expect(unresolved).toEqual(['dhs-2025-05-31: Represa, CA'])
})

test.each([
  // detainer reports, as their cells print them and as they are read
  ['ddor', 'IA', 'Iowa City, Johnson County', '19103 Iowa City'],
  ['ddor', 'CO', 'Aurora Detention Center, Aurora Colorado (Denver)', '08001 Aurora'],
  ['ddor', 'CO', 'Aurora Detention Center, Aurora', '08001 Aurora'],
  ['ddor', 'DC', 'Washington', '11001 District of Columbia'],
  ['ddor', 'CT', 'Connecticut (Boston)', '09 Connecticut'],
  ['ddor', 'NM', 'New Mexico County Jails', '35 New Mexico'],
  ['ddor', 'RI', 'Rhode Island Department of Corrections', '44 Rhode Island'],
  ['ddor', 'CA', 'Del-Norte County', '06015 Del Norte County'],
  ['ddor', 'MD', 'Prince George’s County', "24033 Prince George's County"],
  ['ddor', 'NM', 'San Miguel', '35047 San Miguel County'],
  ['ddor', 'OR', 'Springfield Police Department', '41039 Springfield'],
  // DHS's page
  ['dhs-sanctuary', 'AK', 'City of Anchorage', '02020 Anchorage'],
  ['dhs-sanctuary', 'CO', 'Town of Dillon', '08117 Dillon'],
  ['dhs-sanctuary', 'NJ', 'Montclair Township', '34013 Montclair'],
  ['dhs-sanctuary', 'IL', 'Oak Park Village', '17031 Oak Park'],
  [
    'dhs-sanctuary',
    'DC',
    'Self-Identification as Local Sanctuary Jurisdiction',
    '11001 District of Columbia',
  ],
  ['dhs-sanctuary', 'RI', 'Court Order Requiring State Sanctuary Requirements', '44 Rhode Island'],
  ['dhs-sanctuary', 'KS', 'Lawrence', '20045 Lawrence'],
  ['dhs-sanctuary', 'KS', 'Douglas County', '20045 Douglas County'],
  ['dhs-sanctuary', 'MD', 'Baltimore City', '24510 Baltimore'],
  ['doj-sanctuary', 'CA', 'San Francisco County, CA', '06075 San Francisco County'],
  ['doj-sanctuary', 'CA', 'San Francisco City, CA', '06075 San Francisco'],
] as const)('%s, %s: %s', (list, state, name, expected) => {
  expect(placeOf({ list, state, name, kind: 'city' })).toBe(expected)
})

test.each([
  // counties and equivalents of 2010 to 2023, however they are spelt
  ['CT', 'Hartford County', '09003 Hartford County'],
  ['CT', 'Capitol Planning Region', '09110 Capitol Planning Region'],
  ['SD', 'Shannon County', '46113 Shannon County'],
  ['SD', 'Oglala Lakota County', '46102 Oglala Lakota County'],
  ['AK', 'Wade Hampton Census Area', '02270 Wade Hampton Census Area'],
  ['AK', 'Chugach Census Area', '02063 Chugach Census Area'],
  ['AK', 'Juneau City and Borough', '02110 Juneau City and Borough'],
  ['LA', 'La Salle Parish', '22059 LaSalle Parish'],
  ['GA', 'De Kalb County', '13089 DeKalb County'],
  ['NM', 'Dona Ana County', '35013 Doña Ana County'],
  ['MO', 'Sainte Genevieve County', '29186 Ste. Genevieve County'],
  ['NY', 'Saint Lawrence County', '36089 St. Lawrence County'],
  ['VA', 'Richmond County', '51159 Richmond County'],
  ['VA', 'Charles City County', '51036 Charles City County'],
  ['MD', 'Baltimore County', '24005 Baltimore County'],
] as const)('county %s: %s', (state, name, expected) => {
  expect(placeOf({ state, name, kind: 'county' })).toBe(expected)
})

test.each([
  ['TX', "Bee County Sheriff's Office", '48025 Bee County'],
  ['FL', 'Tampa Police Department', '12057 Tampa'],
  ['FL', 'City of Miami Police Department', '12086 Miami'],
  ['FL', 'New Port Richey Polce Department', '12101 New Port Richey'],
  ['FL', "Jacksonville Sheriff's Office", '12031 Jacksonville'],
  ['FL', 'Escambia County Board of County Commissioners/ Department of Corrections', '12033 Escambia County'],
  ['TX', "Galveston County Constable's Office Pct.1", '48167 Galveston County'],
  ['OK', "Texas County's Sheriff's Office", '40139 Texas County'],
  ['OK', 'Oklahoma City Police Department', '40109 Oklahoma City'],
  ['OK', 'Oklahoma Department of Corrections', '40 Oklahoma'],
  ['MI', 'Metro Police Authority of Genesee County', '26049 Genesee County'],
  ['PA', 'Office of Constable Monroeville 6th Ward', '42003 Monroeville'],
  ['VA', "Hopewell County Sheriff's Office", '51670 Hopewell'],
  ['MO', 'Missouri Highway Patrol', '29 Missouri'],
  // whose place is not what their names begin with
  ['FL', 'Florida Atlantic Police Department', 'unknown'],
  ['FL', 'Melbourne International Airport Police Department', 'unknown'],
  ['FL', 'Florida International University Police Department', 'unknown'],
  ['VA', 'Southwest Virginia Regional Jail Authority', 'unknown'],
  // four townships of one name
  ['PA', "Derry Township Constable's Office", 'ambiguous'],
] as const)('agency %s: %s', (state, name, expected) => {
  expect(placeOf({ state, name, kind: 'agency' })).toBe(expected)
})

describe('a name that does not exist', () => {
  test('is a finding, with places of nearly the name that are not chosen', () => {
    expect(resolvePlace({ state: 'VA', name: 'Martinsville County', kind: 'county' })).toMatchObject({
      status: 'unknown',
      reason: 'no-such-county',
      finding: '"Martinsville County" names a county that does not exist in Virginia.',
      suggestions: [{ county: '51690' }, { county: '51690' }],
    })
  })

  test('in its state is not looked for in another', () => {
    expect(
      resolvePlace({ state: 'MA', name: "Crow Wing County Sheriff's Office", kind: 'agency' }),
    ).toMatchObject({
      status: 'unknown',
      suggestions: [{ usps: 'MN', name: 'Crow Wing County' }],
    })
    expect(placeOf({ state: null, name: 'Travis County', kind: 'county' })).toBe('unknown')
  })

  test('and is endless is answered at once, in a short sentence', () => {
    const resolution = resolvePlace({ state: 'TX', name: 'police '.repeat(100_000), kind: 'agency' })
    expect(resolution.status).toBe('unknown')
    expect('finding' in resolution && resolution.finding.length).toBeLessThan(200)
  })
})

describe('the COUNTY column of a workbook', () => {
  const agency = (state: string, name: string, county: string) =>
    resolvePlace({ state, name, kind: 'agency', fields: { county } })

  test('bears a resolution out, contradicts it, or says nothing', () => {
    expect(agency('FL', 'Alachua Police Department', 'Alachua County')).toMatchObject({
      countyColumn: 'agrees',
    })
    expect(agency('FL', 'Bunnell Police Department', 'Flager County')).toMatchObject({
      countyColumn: 'agrees',
    })
    expect(agency('GA', 'Monroe Police Department', 'Monroe County')).toMatchObject({
      place: { county: '13297' },
      countyColumn: 'conflicts',
    })
    // Bowie County is Texas' half of the town
    expect(agency('AR', 'Texarkana Police Department', 'Bowie County')).toMatchObject({
      countyColumn: 'no-such-county',
    })
    expect(agency('FL', 'Tampa Police Department', '#n?A')).not.toHaveProperty('countyColumn')
  })

  test('tells namesakes apart, and places a township that the data has not', () => {
    expect(agency('PA', "Derry Township Constable's Office", 'Mifflin County')).toMatchObject({
      status: 'resolved',
      place: { county: '42087' },
      how: 'county-column',
    })
    expect(agency('PA', 'Coolspring Township Constbales Office', 'Mercer County')).toMatchObject({
      place: { kind: 'city', name: 'Coolspring Township', county: '42085' },
      how: 'county-column',
    })
  })
})
