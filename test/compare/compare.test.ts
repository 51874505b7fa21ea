import { describe, expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import { Change, type Entry } from '../../src/model.ts'
import { agreement, jurisdiction, reprinted } from './entries.ts'

const NONE = { added: 0, removed: 0, renamed: 0, changed: 0 }

describe('fields', () => {
  const before = agreement('TX', "Bee County Sheriff's Office", { signed: '2025-02-24' })

  test('each one that says something else is listed, before and after', () => {
    const after = reprinted(before, { fields: { moa: 'link', moaLink: 'https://example.gov/bee.pdf' } })
    const { changes, notices } = compare([before], [after])
    expect(changes).toEqual([
      {
        kind: 'changed',
        before,
        after,
        fields: { moa: ['link pending', 'link'], moaLink: ['', 'https://example.gov/bee.pdf'] },
      },
    ])
    expect(notices).toEqual([])
    expect(() => changes.map(change => Change.parse(change))).not.toThrow()
  })

  test('a blank cell is blank in whatever way it is printed', () => {
    const blank = ['#N/A', '#NA', 'N/A', 'n/a', ''].map(county => reprinted(before, { fields: { county } }))
    for (const a of blank) for (const b of blank) expect(compare([a], [b]).counts).toEqual(NONE)
    expect(
      compare(blank.slice(0, 1), [reprinted(before, { fields: { county: 'Bee County' } })]).counts,
    ).toEqual({
      ...NONE,
      changed: 1,
    })
  })

  test('a recognised misprint is a notice with its count, not a change', () => {
    const pennsylvania = (state: string, recognised?: Record<string, string>) =>
      Array.from({ length: 68 }, (_, index): Entry => {
        const entry = agreement('PA', `Agency ${index}`, { state })
        return recognised ? { ...entry, recognised } : entry
      })
    const { counts, notices } = compare(
      pennsylvania('PENNSYLVANIA'),
      pennsylvania('PENNSLYVANIA', { state: 'PA' }),
    )
    expect(counts).toEqual(NONE)
    expect(notices).toEqual([
      {
        code: 'printed-differently',
        text: '68 entries print the state as "PENNSLYVANIA", before as "PENNSYLVANIA"; both mean PA.',
        count: 68,
        examples: ['PENNSYLVANIA → PENNSLYVANIA'],
      },
    ])
  })

  test('a corrected slip of the signing date is no change of the date', () => {
    const slip: Entry = {
      ...reprinted(before, { fields: { signed: '02/242025' } }),
      recognised: { signed: '2025-02-24' },
    }
    expect(compare([slip], [before]).counts).toEqual(NONE)
  })

  test('a column that appears is one notice and no change of a row', () => {
    const { county: _, ...fields } = before.fields
    const rows = (columns: Entry['fields']) =>
      ['A', 'B', 'C'].map(name => ({ ...before, key: name, name, fields: columns }))
    const comparison = compare(rows(fields), rows({ ...fields, county: 'Bee County', moa: 'link' }))
    expect(comparison.counts).toEqual({ ...NONE, changed: 3 })
    expect(comparison.changes.flatMap(change => Object.keys(change.fields))).toEqual(['moa', 'moa', 'moa'])
    expect(comparison.notices).toMatchObject([{ code: 'column-appeared', examples: ['county'] }])
    expect(compare(rows(before.fields), rows(fields)).notices).toMatchObject([{ code: 'column-vanished' }])
  })

  test('a date printed otherwise is compared by the day it means', () => {
    const row = (dateEnacted: string, month: number) =>
      jurisdiction('PA', 'county', 'Lehigh County', {
        dateEnacted,
        dateEnactedParsed: { year: 2014, month },
      })
    expect(compare([row('May 2014', 5)], [row('5/2014', 5)]).counts).toEqual(NONE)
    expect(compare([row('May 2014', 5)], [row('June 2014', 6)]).changes[0]?.fields).toEqual({
      dateEnacted: ['May 2014', 'June 2014'],
    })
  })

  test('moving to another heading is a change of kind', () => {
    const { changes } = compare(
      [jurisdiction('CT', 'county', 'Hartford')],
      [jurisdiction('CT', 'city', 'Hartford')],
    )
    expect(changes).toMatchObject([{ kind: 'changed', fields: { kind: ['county', 'city'] } }])
  })

  test('a heading in other words changes no entry below it', () => {
    const under = (heading: string) =>
      ['Alameda', 'Marin'].map(name => jurisdiction('CA', 'county', name, { heading }))
    expect(compare(under('County'), under('Counties:'))).toMatchObject({
      changes: [],
      notices: [{ code: 'printed-differently', count: 2, examples: ['County → Counties:'] }],
    })
  })
})

describe('rows that share a key', () => {
  const order = jurisdiction('PA', 'city', 'Philadelphia', { policy: 'Executive Order', criteria: [] })
  const earlier = jurisdiction('PA', 'city', 'Philadelphia', {
    policy: 'Executive Order',
    criteria: ['Violent felony'],
  })

  test('two policies of one city are two entries: one of them can go', () => {
    expect(compare([order, earlier], [earlier]).changes).toEqual([
      { kind: 'removed', before: order, after: null, fields: {} },
    ])
  })

  test('of two policies the one that was edited is changed', () => {
    const edited = { ...order, fields: { ...order.fields, policy: 'Council Bill' } }
    expect(compare([order, earlier], [earlier, edited]).changes).toMatchObject([
      { kind: 'changed', fields: { policy: ['Executive Order', 'Council Bill'] } },
    ])
  })

  test('an agency typed in twice is listed once, however much of the second row is filled in', () => {
    const full = agreement('FL', 'Fort Walton Beach Police Department', { county: 'Okaloosa County' })
    const half = agreement('FL', 'Fort Walton Beach Police Department', { type: 'Municipality' })
    expect(compare([full, half], [full])).toMatchObject({
      changes: [],
      notices: [{ code: 'duplicate-rows-gone', examples: ['Fort Walton Beach Police Department (FL)'] }],
    })
    expect(compare([full, half], [])).toMatchObject({ counts: { removed: 1 }, notices: [{ count: 1 }] })
  })

  test('two agencies of one name in one state are told apart by their counties, unless they have one agreement', () => {
    const name = 'Washington Township Police Department'
    const berks = agreement('PA', name, { county: 'Berks', moaLink: 'https://example.gov/berks.pdf' })
    const franklin = agreement('PA', name, {
      county: 'Franklin',
      moaLink: 'https://example.gov/franklin.pdf',
    })
    expect(compare([berks], [berks, franklin]).changes).toMatchObject([{ kind: 'added', after: franklin }])
    expect(compare([berks, franklin], [franklin]).changes).toMatchObject([{ kind: 'removed', before: berks }])
    const signedAgain = agreement('PA', name, { county: 'Berks', moaLink: 'https://example.gov/other.pdf' })
    expect(compare([berks], [berks, signedAgain])).toMatchObject({ changes: [], notices: [{ count: 1 }] })
    const oneAgreement = agreement('PA', name, { ...franklin.fields, county: 'Fulton' })
    expect(compare([franklin], [franklin, oneAgreement])).toMatchObject({ changes: [] })
    const [pending, another, inOtherWords] = ['Berks County', 'Franklin County', 'BERKS'].map(county =>
      agreement('PA', name, { county, moaLink: '' }),
    ) as [Entry, Entry, Entry]
    expect(compare([pending], [pending, another]).changes).toMatchObject([{ kind: 'added', after: another }])
    expect(compare([pending], [pending, inOtherWords])).toMatchObject({
      changes: [],
      notices: [{ count: 1 }],
    })
  })

  test('a row renamed to what another row is called already is renamed, not removed', () => {
    const listed = agreement('FL', 'St. Cloud Police Department', { signed: '2025-04-14' })
    const other = agreement('FL', 'City of St. Cloud Police Department', { signed: '2025-04-15' })
    const after = [listed, agreement('FL', 'St. Cloud Police Department', { signed: '2025-04-15' })]
    expect(compare([listed, other], after).changes).toMatchObject([{ kind: 'renamed', before: other }])
  })

  test('a list that is replaced is not searched for renames, and says so', () => {
    const version = (place: string) =>
      Array.from({ length: 600 }, (_, index) => agreement('TX', `${place} ${index} Police Department`))
    const { counts, notices } = compare(version('Alder'), version('Birch'))
    expect(counts).toEqual({ ...NONE, added: 600, removed: 600 })
    expect(notices).toMatchObject([{ code: 'renames-not-searched', count: 1200 }])
  })
})
