import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import type { Entry } from '../../src/model.ts'
import { agreement, jurisdiction } from './entries.ts'

const PLACES = new Set([
  'AL madison county',
  'AL marion county',
  'FL panama city',
  'FL panama city beach',
  'SC kershaw county',
  'KS ellis county',
  'TX ellis county',
  'LA la salle county',
  'LA lasalle county',
  'MA boston',
  'CA tulare county',
  'CA hayward',
  'CA chico',
  'CA chino',
  'MI east lansing',
])
const rules = { placeExists: (state: string, name: string) => PLACES.has(`${state} ${name}`) }

const DATE = { signed: '2025-02-26' }
const LINK = { moaLink: 'https://example.gov/moa.pdf' }

function only(before: Entry, after: Entry) {
  const { changes } = compare([before], [after], rules)
  return changes.length === 1 ? changes[0] : changes
}

describe('one entry under two names', () => {
  test.each([
    ['FL', 'Tampa PD', 'Tampa Police Department', {}, 'abbreviation'],
    ['FL', 'Gulf County BOCC', 'Gulf County Board of County Commissioners', {}, 'abbreviation'],
    ['MT', 'MT Dept of Justice', 'Montana Department of Justice', {}, 'abbreviation'],
    ['FL', "St Johns County Sheriff's Office", "St. Johns County Sheriff's Office", {}, 'punctuation'],
    ['FL', "Miami Dade Sheriff's Office", "Miami-Dade Sheriff's Office", {}, 'punctuation'],
    ['TX', 'De Witt Police Department', 'DeWitt Police Department', {}, 'punctuation'],
    ['LA', 'La Salle Parish Sheriff', "LaSalle Parish Sheriff's Office", {}, 'punctuation'],
    ['TX', 'Constable Pct. II', 'Constable Precinct Two', {}, 'abbreviation'],
    ['TX', 'Constable #1', 'Constable Precinct 1', {}, 'words added or dropped'],
    ['FL', '18th Judicial Circuit', 'Eighteenth Judicial Circuit', {}, 'abbreviation'],
    ['NM', "Doña Ana County Sheriff's Office", "Dona Ana County Sheriff's Office", {}, 'punctuation'],
    ['GA', "Spaulding County Sheriff's Office", "Spalding County Sheriff's Office", {}, 'spelling'],
    ['FL', 'Alachua Police Departent', 'Alachua Police Department', {}, 'spelling'],
    ['FL', 'Macro Island Police Department', 'Marco Island Police Department', DATE, 'spelling'],
    ['FL', 'City of Hialeah Police Department', 'Hialeah Police Department', {}, 'words added or dropped'],
    ['WY', 'Wyoming Highway State Patrol', 'Wyoming State Highway Patrol', {}, 'relabelled'],
    ['AK', 'Department of Corrections', 'Alaska Department of Corrections', {}, 'words added or dropped'],
    ['FL', 'Gulf County Board of Commissioners', "Gulf County Sheriff's Office", DATE, 'relabelled'],
    [
      'FL',
      'Fish and Wildlife Conservation Commission',
      'Department of Environmental Protection',
      { ...DATE, ...LINK },
      'relabelled',
    ],
  ] as const)('%s: %s → %s', (state, before, after, fields, reason) => {
    const change = only(agreement(state, before, fields), agreement(state, after, fields))
    expect(change).toMatchObject({ kind: 'renamed', reason, fields: { name: [before, after] } })
  })

  test('says how sure it is, and why', () => {
    const before = agreement('IN', 'Green Forks Police Department', { ...DATE, ...LINK })
    const after = agreement('IN', 'Greens Fork Police Department', { ...DATE, ...LINK, moa: 'link' })
    expect(only(before, after)).toEqual({
      kind: 'renamed',
      before,
      after,
      fields: { name: [before.name, after.name], moa: ['link pending', 'link'] },
      reason: 'spelling',
      score: 0.986,
      because: [
        'same agreement link',
        'same signing date 2025-02-26',
        '"green forks" and "greens fork" are alike by 0.80',
      ],
    })
  })

  test('a county or city of a list without agreements is judged by its spelling', () => {
    const before = [jurisdiction('OH', 'city', 'Cincinnatti'), jurisdiction('KY', 'county', 'Cambell County')]
    const after = [jurisdiction('OH', 'city', 'Cincinnati'), jurisdiction('KY', 'county', 'Campbell County')]
    expect(compare(before, after, rules).changes).toMatchObject([
      { kind: 'renamed', reason: 'spelling' },
      { kind: 'renamed', reason: 'spelling' },
    ])
  })
})

describe('the name of a place that its state does not have', () => {
  test.each([
    ['MA', 'city', 'Bostn, MA', 'Boston, MA'],
    ['MA', 'city', 'Bostno', 'Boston'],
    ['CA', 'county', 'Tulari County', 'Tulare County'],
    ['CA', 'county', 'Tulare Cty', 'Tulare County'],
  ] as const)('%s, a %s: %s is a misprint of %s', (state, kind, before, after) => {
    const [misprint, name] = [jurisdiction(state, kind, before), jurisdiction(state, kind, after)]
    expect(only(misprint, name)).toMatchObject({ kind: 'renamed' })
    expect(only(name, misprint)).toMatchObject({ kind: 'renamed' })
  })

  test.each([
    ['two that it has', 'Chico, CA', 'Chino, CA'],
    ['more than one slip', 'Hayward, CA', 'Howard, CA'],
  ])('not with %s', (_, before, after) => {
    const { counts } = compare(
      [jurisdiction('CA', 'city', before)],
      [jurisdiction('CA', 'city', after)],
      rules,
    )
    expect(counts).toMatchObject({ added: 1, removed: 1, renamed: 0 })
  })
})

describe('the same name in another state', () => {
  const sheriff = (state: string | null, county: string, fields = {}) =>
    agreement(state, `${county} County Sheriff's Office`, { county: `${county} County`, ...fields })

  test.each([
    ['the signing date stays', sheriff('TX', 'Ellis', DATE), sheriff('KS', 'Ellis', DATE)],
    ['the agreement link stays', sheriff('TX', 'Ellis', LINK), sheriff('KS', 'Ellis', LINK)],
    ['the place exists in one of the two only', sheriff('FL', 'Kershaw'), sheriff('SC', 'Kershaw')],
    ['the state printed before was none', sheriff(null, 'Ellis'), sheriff('KS', 'Ellis')],
    [
      'the state stands behind the name',
      jurisdiction('MO', 'city', 'East Lansing, MO'),
      jurisdiction('MI', 'city', 'East Lansing, MI'),
    ],
  ])('is a correction when %s', (_, before, after) => {
    expect(only(before, after)).toMatchObject({ kind: 'renamed', reason: 'state corrected' })
  })

  test.each([
    ['nothing but the name is the same', sheriff('TX', 'Ellis'), sheriff('KS', 'Ellis')],
    [
      'the signing dates differ',
      sheriff('TX', 'Ellis', DATE),
      sheriff('KS', 'Ellis', { signed: '2025-03-01' }),
    ],
    [
      'every state has an agency of that name',
      agreement('VA', 'Department of Corrections', DATE),
      agreement('AK', 'Department of Corrections', DATE),
    ],
  ])('is another agency when %s', (_, before, after) => {
    expect(compare([before], [after], rules).counts).toMatchObject({ added: 1, removed: 1, renamed: 0 })
  })
})

describe('two entries, however alike', () => {
  test.each([
    ['two counties that exist', 'AL', "Madison County Sheriff's Office", "Marion County Sheriff's Office"],
    ['two cities that exist', 'FL', 'Panama City Police Department', 'Panama City Beach Police Department'],
    ['a direction', 'FL', 'Melbourne Police Department', 'West Melbourne Police Department'],
    ['another direction', 'FL', 'North Port Police Department', 'South Port Police Department'],
    ['a number', 'TX', 'Galveston County Constable Pct.1', 'Galveston County Constable Pct.4'],
    ['an ordinal', 'PA', 'Lower Burrell First Ward Constable', 'Lower Burrell Second Ward Constable'],
    ['the class of agency', 'FL', 'Alachua Police Department', "Alachua County Sheriff's Office"],
    ['another class', 'FL', "Volusia County Sheriff's Office", 'Volusia County Division of Corrections'],
    ['a word of the name', 'FL', 'Pembroke Police Department', 'Pembroke Park Police Department'],
    ['a township and a city', 'PA', 'Jackson Township Police Department', 'Jackson Police Department'],
    ['every sign', 'TX', '???', '!!!'],
    ['a village and a town', 'NY', 'Village of Chester Police', 'Town of Chester Police'],
    ['a university', 'FL', 'University of Florida Police', 'Florida State University Police'],
    ['the kind of place', 'PA', 'Donegal Township Constable', 'Donegal Borough Constable'],
  ])('differ in %s', (_, state, before, after) => {
    const { changes } = compare([agreement(state, before)], [agreement(state, after)], rules)
    expect(changes.map(change => change.kind)).toEqual(['added', 'removed'])
  })

  test.each([
    ['AL', "Madison County Sheriff's Office", "Marion County Sheriff's Office"],
    ['FL', 'Panama City Police Department', 'Panama City Beach Police Department'],
    ['FL', 'Melbourne Police Department', 'West Melbourne Police Department'],
    ['TX', 'Galveston County Constable Pct.1', 'Galveston County Constable Pct.4'],
    ['FL', 'Alachua Police Department', "Alachua County Sheriff's Office"],
    ['FL', 'Pembroke Police Department', 'Pembroke Park Police Department'],
  ])('%s: %s and %s can sign on one day', (state, before, after) => {
    const { counts } = compare([agreement(state, before, DATE)], [agreement(state, after, DATE)], rules)
    expect(counts).toMatchObject({ added: 1, removed: 1, renamed: 0 })
  })

  test('another kind of support is another entry, unless the signed document is the same', () => {
    const name = "San Jacinto County Sheriff's Office"
    const before = agreement('TX', name, { ...DATE, supportType: 'Jail Enforcement Model' })
    const after = agreement('TX', name, { ...DATE, supportType: 'Task Force Model' })
    expect(compare([before], [after]).counts).toMatchObject({ added: 1, removed: 1 })
    const signed = (entry: Entry) => ({ ...entry, fields: { ...entry.fields, ...LINK } })
    expect(only(signed(before), signed(after))).toMatchObject({ reason: 'support type corrected' })
  })
})

describe('a choice between two', () => {
  const removed = agreement('FL', 'Largo Gulf Police Department', DATE)
  const nearly = ['Largo Gull Police Department', 'Largo Golf Police Department']

  test('that are nearly as good is not made: the removal says what it may have become', () => {
    const added = nearly.map(name => agreement('FL', name, DATE))
    const { changes } = compare([removed], added, rules)
    expect(changes.map(change => change.kind)).toEqual(['added', 'added', 'removed'])
    expect(changes.at(-1)).toMatchObject({
      possiblyRenamedTo: expect.stringMatching(/^Largo (Golf|Gull) Police/),
      score: 0.913,
    })
  })

  test('is made when another removed entry claims one of them for certain', () => {
    const before = [removed, agreement('FL', 'City of Largo Gull Police Department', DATE)]
    const { changes } = compare(
      before,
      nearly.map(name => agreement('FL', name, DATE)),
      rules,
    )
    expect(changes.map(change => [change.kind, change.before?.name, change.after?.name])).toEqual([
      ['renamed', 'Largo Gulf Police Department', 'Largo Golf Police Department'],
      ['renamed', 'City of Largo Gull Police Department', 'Largo Gull Police Department'],
    ])
  })
})
