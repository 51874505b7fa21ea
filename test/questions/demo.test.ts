import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { parseAsked } from '../../src/places/asked.ts'
import { shippedPlaces } from '../../src/places/data.ts'
import { placeAsked } from '../../src/questions/asked.ts'
import { Brief, briefOf } from '../../src/questions/brief.ts'
import { briefMarkdown } from '../../src/questions/brief-text.ts'
import { Check, checkPlace } from '../../src/questions/check.ts'
import { checkText } from '../../src/questions/check-text.ts'
import { PlaceHistory, placeHistory } from '../../src/questions/history.ts'
import { historyText } from '../../src/questions/history-text.ts'
import { type ListRecord, withListRecords } from '../../src/questions/list-record.ts'
import { PlaceShares } from '../../src/questions/place-shares.ts'
import { ddor } from '../../src/sources/ddor/source.ts'
import { SOURCES } from '../../src/sources/registry.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import type { Store } from '../../src/store/store.ts'
import { icelist } from '../support/icelist.ts'
import { askable, wholeRecord } from './whole-history.ts'

const folder = mkdtempSync(join(tmpdir(), 'icelist-questions-'))
const places = shippedPlaces()
let store: Store
const ask = (...words: string[]) => icelist([...words, '--data', 'snapshots/demo'], folder)

/** What one list says of a place, from the demo's record. */
async function answer(asked: string, list: string, on: string | null = null) {
  const sources = SOURCES.filter(({ id }) => id === list)
  const resolution = parseAsked(asked, places)
  if (resolution.status !== 'resolved') throw new Error(resolution.finding)
  const { place } = resolution
  const { answers } = await withListRecords(sources, store, places, records =>
    checkPlace(asked, place, records, places, on),
  )
  return answers[0]
}

beforeAll(async () => {
  const { exitCode, err } = await icelist(['demo'], folder)
  expect(exitCode, err).toBe(0)
  store = await openSqliteStore(join(folder, 'snapshots/demo/icelist.sqlite'))
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

describe('check', () => {
  test('says of the day of the first report that Boston is listed, and Chelsea and Lawrence are not', async () => {
    const words = ['check', 'Chelsea, MA', 'Lawrence, MA', 'Boston, MA', '--on', '2017-03-25', '--json']
    const { out, exitCode } = await ask(...words)
    const checked = Check.parse(JSON.parse(out))
    const told = checked.places.flatMap(({ place, answers }) =>
      answers.map(({ list, status, why }) => `${place.name}, ${list}: ${why ?? status}`),
    )
    expect(told.filter(line => line.includes('ddor'))).toEqual([
      'Chelsea, ddor: never-listed',
      'Lawrence, ddor: never-listed',
      'Boston, ddor: listed',
    ])
    expect(told.filter(line => line.endsWith('before-the-first'))).toHaveLength(3 * 4)
    expect(exitCode).toBe(10)
    expect((await ask('check', 'Chelsea, MA', '--on', '2017-03-25')).exitCode).toBe(0)
  })

  test('knows nothing of days on which the page was missing, or after which nobody looked', async () => {
    const days = ['2025-05-28', '2025-05-30', '2025-06-01', '2025-06-02', '2025-06-20']
    const found = []
    for (const day of days) {
      const { status, why } = (await answer('Boston, MA', 'dhs-sanctuary', day)) ?? {}
      found.push(why ?? status)
    }
    expect(found).toEqual(['before-the-first', 'listed', 'page-missing', 'listed', 'page-missing'])
    expect(await answer('Boston, MA', 'ddor', '2018-01-01')).toMatchObject({
      status: 'unknown',
      why: 'after-the-last',
    })
  })

  test('never says that a place is listed by a page that is gone or a series that is closed', async () => {
    const { out, exitCode } = await ask('check', 'Chelsea, MA')
    expect(exitCode).toBe(0)
    expect(out).toContain(
      'dhs-sanctuary       was listed from 2025-05-29 to 2025-05-31, the last version held, last seen 2025-06-02; the page has been missing since 2025-06-03 at the latest\n',
    )
    expect(await answer('Boston, MA', 'ddor')).toMatchObject({ status: 'was-listed' })
    expect(await answer('Boston, MA', 'doj-sanctuary')).toMatchObject({ status: 'listed' })
    expect(await answer('Baltimore County, MD', 'doj-sanctuary')).toMatchObject({ status: 'was-listed' })
  })

  test('tells a place that was listed before the day from one that was listed after it', async () => {
    const statuses = []
    for (const asked of ['Clark County, NV', 'Nassau County, NY', 'California', 'Boston, MA'])
      statuses.push((await answer(asked, 'ddor', '2017-04-01'))?.status)
    expect(statuses).toEqual(['listed', 'was-listed', 'listed', 'listed'])
    expect(await answer('California', 'ddor', '2017-03-25')).toMatchObject({ status: 'not-yet-listed' })
  })

  test('counts a misprint that was corrected as the place, and one that names no place as nothing', async () => {
    expect(await answer('Campbell County, KY', 'dhs-sanctuary', '2025-05-29')).toMatchObject({
      status: 'listed',
      printed: [{ name: 'Cambell County' }],
    })
    expect(await answer('Martinsville, VA', 'dhs-sanctuary')).toMatchObject({
      printed: [{ name: 'Martinsville' }],
      mayNameIt: [{ name: 'Martinsville County', listings: [{ without: { inForceOn: '2025-05-31' } }] }],
    })
  })

  test("a city is not listed because its state is, and an agency's agreement is no county's", async () => {
    expect(await answer('Springfield, VT', 'doj-sanctuary')).toMatchObject({
      status: 'never-listed',
      around: [{ place: { name: 'Vermont' }, answer: { status: 'listed' } }],
    })
    const { out, exitCode } = await ask('check', 'Springfield, VT', '--list', 'doj-sanctuary')
    expect([out.split('\n')[2]?.trim(), exitCode]).toEqual(['apart from that, Vermont itself is listed', 0])
    // the sheriff of its county has an agreement
    expect(await answer('Marco Island, FL', '287g-participating')).toMatchObject({
      status: 'never-listed',
      around: [],
    })
  })

  test('a city and county that are one place are one answer', async () => {
    const names = []
    for (const asked of ['San Francisco, CA', 'San Francisco County, CA'])
      names.push((await answer(asked, 'doj-sanctuary'))?.printed.map(({ name }) => name))
    expect(names[0]).toEqual(['San Francisco City, CA', 'San Francisco County, CA'])
    expect(names[1]).toEqual(names[0])
  })

  test('asks which place is meant, and answers for the others all the same', async () => {
    writeFileSync(join(folder, 'places.txt'), '# to watch\nBoston\n\nMartinsville County, VA\nBoston, MA\n')
    const { out, err, exitCode } = await ask('check', '--file', 'places.txt', '--list', 'doj-sanctuary')
    expect([exitCode, err]).toEqual([2, ''])
    expect(out).toMatch(/^Boston, Suffolk County, MA\n {2}doj-sanctuary {2}listed since 2025-08-05/)
    expect(out).toContain('"Boston" can be "Boston, Thomas County, GA", "Boston, Suffolk County, MA", ')
    expect(out).toContain(
      '"Martinsville County" names a county that does not exist in Virginia. Perhaps this is meant: "City of Martinsville, VA".',
    )
  })

  test.each([
    [['check'], 'Name a place'],
    [['check', '--file', 'nowhere.txt'], 'Cannot read nowhere.txt'],
    [['check', 'Boston, MA', '--on', 'yesterday'], 'is not a day'],
    [['check', 'Boston, MA', '--list', 'sanctuary'], 'The lists are: '],
    [
      ['history', 'Represa, CA'],
      'dhs-sanctuary prints that name nevertheless, from 2025-05-29 to 2025-05-31.',
    ],
    [['brief', 'ddor'], 'Say of what'],
    [['brief', 'ddor', '--aor', 'Bostn'], 'It names: Atlanta, Baltimore, Boston, '],
    [['brief', 'dhs-sanctuary', '--aor', 'Boston'], 'names no areas of responsibility'],
    [['places', 'import', 'places.txt', 'again.txt'], 'Name one file'],
  ] as const)('%j is refused in one sentence', async (words, sentence) => {
    const { exitCode, err } = await ask(...words)
    expect([exitCode, err.trim().split('\n').length]).toEqual([2, 1])
    expect(err).toContain(sentence)
  })
})

test('history tells from which version to which, under which names, and what changed', async () => {
  const { out } = await ask('history', 'Campbell County, KY', '--json')
  const { lists } = PlaceHistory.parse(JSON.parse(out))
  const [dhs, ...others] = lists.filter(({ listings }) => listings.length > 0)
  expect(others).toEqual([])
  expect(dhs).toMatchObject({
    listings: [{ before: null, first: { snapshot: 1 }, last: { snapshot: 2 }, without: null, versions: 2 }],
    names: [{ name: 'Cambell County' }, { name: 'Campbell County' }],
    changes: [{ to: { snapshot: 2 }, change: { kind: 'renamed', reason: 'spelling' } }],
  })

  const baltimore = await ask('history', 'Baltimore County, MD', '--list', 'doj-sanctuary')
  expect(baltimore.out.split('\n').slice(2, 6)).toEqual([
    'doj-sanctuary: was listed from 2025-08-05 to 2025-09-26; gone from the version of 2025-10-31',
    expect.stringMatching(/^ {2}first with {5}version 1 of 2025-08-05, document [0-9a-f]{12} /),
    expect.stringMatching(/^ {2}last with {6}version 2 of 2025-09-26, document /),
    expect.stringMatching(/^ {2}first without {2}version 3 of 2025-10-31, document /),
  ])
})

test('what is read for one place is all that the whole history says of it', async () => {
  const asked = (await askable(SOURCES, store, places)).filter((_, index) => index % 5 === 0)
  const days = [null, '2017-03-25', '2017-04-01', '2025-05-30', '2025-06-01', '2025-06-20', '2025-09-30']
  expect(asked.length).toBeGreaterThan(100)
  const whole = []
  for (const source of SOURCES) whole.push(await wholeRecord(source, store, places))
  const told = async (records: readonly ListRecord[]) => {
    const answers: unknown[] = []
    for (const [index, text] of asked.entries()) {
      const found = await placeAsked(text, records, places)
      answers.push(found)
      if ('unclear' in found) continue
      answers.push(await placeHistory(found.place, records, places))
      const on = days[index % days.length] ?? null
      answers.push(await checkPlace(text, found.place, records, places, on))
    }
    return answers
  }
  expect(await withListRecords(SOURCES, store, places, told)).toEqual(await told(whole))
})

describe('brief', () => {
  test('gives count, total, day and document of a field office', async () => {
    const { out } = await ask('brief', 'ddor@2017-03-25', '--aor', 'boston')
    const lines = out.split('\n')
    expect(lines[0]).toMatch(
      /^10 of the 118 entries in ICE's list ".+" as captured on 2017-03-20 are in the Boston area of responsibility: 5 in Massachusetts, 2 in Connecticut, 2 in Rhode Island and 1 in Vermont\.$/,
    )
    expect(lines.filter(line => /Boston Trust Act$/.test(line))).toHaveLength(1)
    expect(lines.at(-2)).toMatch(/^Source: ICE, ddor2017_01-28to02-03\.pdf, SHA-256 [0-9a-f]{64}, captured /)
  })

  test('prints Markdown and JSON of the published shape', async () => {
    const markdown = (await ask('brief', 'doj-sanctuary', '--state', 'MA', '--format', 'markdown')).out
    expect(markdown).toContain(
      '| name | state | kind |\n|---|---|---|\n| Boston, MA | Massachusetts | city |\n',
    )
    const json = Brief.parse(JSON.parse((await ask('brief', 'dhs-sanctuary', '--state', 'MA', '--json')).out))
    expect([json.entries.length, json.total, json.of]).toEqual([26, 605, 'in Massachusetts'])
    const none = (await ask('brief', 'doj-sanctuary', '--state', 'Texas')).out
    expect(none).toMatch(/^None of the 33 entries .+ are in Texas\.\n\nSource: /)
  })
})

describe('places', () => {
  test('tells the share of names that are certain places, and which are not', async () => {
    const shares = z.array(PlaceShares).parse(JSON.parse((await ask('places', '--json')).out))
    const dhs = shares.find(({ list }) => list === 'dhs-sanctuary')
    expect(dhs).toMatchObject({ resolved: 604, ambiguous: 0, unknown: 1, unresolved: [{ name: 'Represa' }] })
    const { out } = await ask('places', 'dhs-sanctuary', '--unresolved')
    expect(out).toContain('604 (99.8 %)')
    expect(out).toContain('"Represa" is no city, town or other place of California that is known here.')
  })

  test('a gazetteer that was imported serves every later question; what is none changes nothing', async () => {
    const header = 'USPS\tGEOID\tANSICODE\tNAME\tLSAD\n'
    writeFileSync(
      join(folder, 'gazetteer.txt'),
      `${header}CA\t0660410\t0\tRepresa CDP\t57\nMA\t2513205\t0\tChelsea city\t25\n`,
    )
    writeFileSync(join(folder, 'page.txt'), '<html>Page Not Found</html>')
    expect((await ask('places', 'import', 'gazetteer.txt')).out).toContain('2 places')
    const refused = await ask('places', 'import', 'page.txt')
    expect([refused.exitCode, refused.err]).toEqual([4, expect.stringContaining('national gazetteer file')])
    expect((await ask('check', 'Represa, CA', '--list', 'dhs-sanctuary')).out).toContain('was listed from')
    expect((await ask('history', 'Chelsea, MA', '--list', 'ddor')).out).toContain('(GEOID 2513205)')
  })
})

test('text of documents cannot act on a terminal or on a page', async () => {
  const hostile = '\u001b[2J\u202e| <b>x</b> [y](http://z)'
  const poison = <T>(value: T): T =>
    JSON.parse(JSON.stringify(value, (_, part) => (/^Boston|\.pdf$/.test(part) ? hostile : part)))
  const boston = parseAsked('Boston, MA', places)
  if (boston.status !== 'resolved') throw new Error('Boston is a place')
  const { place } = boston
  const [checked, past] = await withListRecords([ddor], store, places, async records => [
    await checkPlace('', place, records, places, null),
    await placeHistory(place, records, places),
  ])
  const text = checkText(poison({ on: null, unclear: [], places: [checked] })) + historyText(poison(past))
  expect(text).toContain('"[2J| <b>x</b> [y](http://z)"')
  expect(text).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u)

  const [first] = await store.snapshots('ddor')
  if (!first) throw new Error('the first report is held')
  const brief = briefOf(ddor, first, await store.entriesOf(first), { aor: 'Boston', state: 'MA' })
  const rows = briefMarkdown(poison(brief))
    .split('\n')
    .filter(line => line.startsWith('|'))
  expect(rows).toHaveLength(2 + 5)
  expect(rows[2]).toBe(
    '| \\[2J\\| \\<b\\>x\\</b\\> \\[y\\](http\\://z) | Massachusetts | August 2014 | \\[2J\\| \\<b\\>x\\</b\\> \\[y\\](http\\://z) |',
  )
})
