import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { differenceBetween } from '../../src/compare/difference.ts'
import { shippedPlaces } from '../../src/places/data.ts'
import { placeNotices } from '../../src/places/place-notices.ts'
import { Check } from '../../src/questions/check.ts'
import { PlaceHistory } from '../../src/questions/history.ts'
import { watchedChanges, watchedPhrase, watchedPlaces } from '../../src/questions/watched.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { icelist, sample, temporaryFolder } from '../support/icelist.ts'

/** A record of documents that were imported, and never looked for at their publisher. */
async function recordOf(list: string, extension: string, days: readonly string[]): Promise<string> {
  const folder = temporaryFolder()
  for (const day of days) {
    const { exitCode, err } = await icelist(
      ['import', list, sample(list, day, extension), '--published-on', day],
      folder,
    )
    expect(exitCode, err).toBe(0)
  }
  return folder
}

test('an entry whose state the publisher corrected is told of both places', async () => {
  const folder = await recordOf('287g-participating', 'xlsx', ['2025-03-06', '2025-03-07'])
  const words = ['check', 'Lake Placid, NY', 'Lake Placid, FL', '--list', '287g-participating', '--json']
  const { places } = Check.parse(JSON.parse((await icelist(words, folder)).out))
  const corrected = {
    kind: 'renamed',
    before: { state: 'NY' },
    after: { state: 'FL' },
    reason: 'state corrected',
  }
  expect(places.map(place => place.answers[0])).toMatchObject([
    { status: 'was-listed', renames: [corrected] },
    { status: 'listed', renames: [corrected], listings: [{ before: { snapshot: 1 } }] },
  ])
})

test('an agency that comes back with its county was listed before under a name that several places have', async () => {
  const folder = temporaryFolder()
  const header = 'STATE,LAW ENFORCEMENT AGENCY,TYPE,COUNTY,SUPPORT TYPE,MOA'
  const row = (agency: string, county: string) =>
    `TEXAS,${agency},Municipality,${county},Task Force Model,link`
  const others = ['Austin', 'Houston', 'El Paso'].map(city => row(`${city} Police Department`, '#N/A'))
  const versions = [
    [row('Reno Police Department', '#N/A')],
    [],
    [row('Reno Police Department', 'Lamar County')],
  ]
  const files = versions.map((_, index) => `2025-04-0${index + 1}.csv`)
  for (const [index, rows] of versions.entries())
    writeFileSync(join(folder, files[index] ?? ''), [header, ...rows, ...others].join('\n'))
  const imported = await icelist(['import', '287g-pending', ...files, '--accept', 'made up'], folder)
  expect(imported.exitCode, imported.err).toBe(0)
  const words = ['history', 'Reno, Lamar County, TX', '--list', '287g-pending', '--json']
  const { out } = await icelist(words, folder)
  const { lists } = PlaceHistory.parse(JSON.parse(out))
  expect(lists[0]?.listings.map(({ first, last }) => [first.snapshot, last.snapshot])).toEqual([
    [1, 1],
    [3, 3],
  ])
})

test('a withdrawn list that was only imported is spoken of in the past, a day after it is unknown', async () => {
  const folder = await recordOf('dhs-sanctuary', 'html', ['2025-05-29', '2025-05-31'])
  const now = await icelist(['check', 'Boston, MA', '--list', 'dhs-sanctuary'], folder)
  expect(now.out).toContain(
    'was listed from 2025-05-29 to 2025-05-31, the last version held; the publisher has withdrawn the page\n',
  )
  const later = await icelist(
    ['check', 'Boston, MA', '--list', 'dhs-sanctuary', '--on', '2025-06-01'],
    folder,
  )
  expect(later.out).toContain('unknown: nothing is held after the version of 2025-05-31, which names it\n')
  expect([now.exitCode, later.exitCode]).toEqual([0, 0])
})

test('a watched place is told when it disappears or is renamed, and at no other time', async () => {
  const folder = await recordOf('dhs-sanctuary', 'html', ['2025-05-29', '2025-05-31'])
  const store = await openSqliteStore(join(folder, 'snapshots/icelist.sqlite'))
  const [first, second] = await store.snapshots('dhs-sanctuary')
  if (!first || !second) throw new Error('two versions were imported')
  const difference = await differenceBetween(store, first, second)
  await store.close()
  const places = shippedPlaces()
  const watched = watchedPlaces(['Weld County, CO', 'Boston, MA', 'Campbell County, KY'], places)
  expect(watchedChanges(difference, watched, places).map(watchedPhrase).sort()).toEqual([
    'Campbell County, KY: renamed, Kentucky: Cambell County → Campbell County (spelling)',
    'Weld County, CO: removed, Colorado: Weld County',
  ])
  expect(() => watchedPlaces(['Springfield'], places)).toThrow(/watch list: "Springfield" can be /)
})

test('names that are no places are a notice of the version that prints them', async () => {
  const notices = async (day: string) => {
    const bytes = new Uint8Array(readFileSync(sample('dhs-sanctuary', day, 'html')))
    const { entries } = await dhsSanctuary.read({ bytes, contentType: 'text/html', file: null })
    return placeNotices(entries, 'dhs-sanctuary')
  }
  expect(await notices('2025-05-29')).toEqual([
    {
      code: 'place-not-found',
      text: '4 entries name a county or city that their state does not have, as far as is known here.',
      count: 4,
      examples: ['Represa, CA', 'Cambell County, KY', 'Cincinnatti, OH', 'Martinsville County, VA'],
    },
  ])
  expect(await notices('2025-05-31')).toMatchObject([
    { text: '"Represa" is no city, town or other place of California that is known here.', count: 1 },
  ])
})
