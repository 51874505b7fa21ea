import { describe, expect, test } from 'vitest'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import { dojSanctuary } from '../../src/sources/doj-sanctuary/source.ts'
import type { Reading, Source } from '../../src/sources/source.ts'

const DOJ = `<html><body><main><p>The following have been identified.</p>
<h4>States:</h4><ul><li>Illinois</li><li>Nevada</li><li>Oregon</li></ul>
<h4>Cities:</h4><ul><li>Berkeley, CA</li><li>Boston, MA</li><li>Chicago, IL</li></ul>
<p>This list is not exhaustive.</p></main></body></html>`
const DHS = `<html><body><main><h3>California</h3>
<p><strong>Counties</strong></p><ul><li>Alameda County</li><li>Butte County</li><li>Yolo County</li></ul>
<p><strong>Cities</strong></p><ul><li>Albany</li><li>Arcata</li><li>Berkeley</li></ul>
<h3>Illinois</h3><p><strong>Cities</strong></p><ul><li>Chicago</li><li>Evanston</li></ul></main></body></html>`

function read(source: Source, page: string): Promise<Reading> {
  return source.read({ bytes: Buffer.from(page), contentType: 'text/html; charset=utf-8', file: null })
}
async function rows(source: Source, page: string): Promise<string[]> {
  const { entries } = await read(source, page)
  return entries.map(({ state, kind, name }) => `${state} ${kind} ${name}`)
}
function changed(page: string, from: string, to: string): string {
  if (!page.includes(from)) throw new TypeError(`the page has no ${from}`)
  return page.replace(from, to)
}

describe('an entry is read as it was when the page prints it', () => {
  test.each([
    ['in a paragraph of its item', '<li><p>Boston, MA</p></li>', []],
    ['in a division of its item', '<li><div>Boston, MA</div></li>', []],
    ['as a division among the items', '<div>Boston, MA</div>', []],
    ['broken before its state', '<li>Boston,<br>MA</li>', []],
    ['with a dagger', '<li>Boston, MA†</li>', ['note-mark']],
    ['with a star before its state', '<li>Boston*, MA</li>', ['note-mark']],
    ['with a note in brackets', '<li>Boston, MA <a href="#n">[1]</a></li>', ['note-mark']],
    ['with raised brackets', '<li>Boston, MA<sup><a href="#n">[1]</a></sup></li>', ['note-mark']],
    ['with a raised letter', '<li>Boston, MA<sup>a</sup></li>', ['note-mark']],
    ['with a badge', '<li>Boston, MA <span class="usa-tag">New</span></li>', ['note-mark']],
    ['with the day when it came', '<li>Boston, MA (added October 31, 2025)</li>', ['note-mark']],
    [
      'with words for screen readers',
      '<li><a href="/x">Boston, MA<span class="visually-hidden">(link is external)</span></a></li>',
      ['note-mark'],
    ],
    ['behind a typed bullet', '<li>•&nbsp;Boston, MA</li>', []],
    ['behind a typed dash', '<li>– Boston, MA</li>', []],
    ['behind a typed number', '<li>2. Boston, MA</li>', []],
    ['hidden from readers', '<li style="display: none">Boston, MA</li>', ['entry-hidden']],
    ['under a letter of an index', '<li>B</li><li>Boston, MA</li>', []],
  ])('%s', async (_, item, notices) => {
    const page = changed(DOJ, '<li>Boston, MA</li>', item)
    expect(await rows(dojSanctuary, page)).toEqual(await rows(dojSanctuary, DOJ))
    expect((await read(dojSanctuary, page)).notices.map(({ code }) => code)).toEqual(notices)
  })
})

const EACH_REFUSED: readonly (readonly [what: string, from: string, to: string, says: string])[] = [
  ['a state between two lists', '<li>Nevada</li>', '</ul><p>Nevada</p><ul>', '“Nevada” stands where'],
  ['a state below its list', '<li>Oregon</li></ul>', '</ul><p>Oregon</p>', '“Oregon” stands where'],
  [
    'a city between two lists',
    '<li>Boston, MA</li>',
    '</ul><p>Boston, MA</p><ul>',
    '“Boston, MA” stands where',
  ],
  [
    'a city below the last list',
    '<li>Chicago, IL</li></ul>',
    '</ul><p>Chicago, IL</p>',
    '“Chicago, IL” stands',
  ],
  ['a remark that is not known', '>Boston, MA<', '>Boston, MA (letter of May 1, 2025)<', 'is not understood'],
  ['a state that there is not', '>Boston, MA<', '>Boston, AM<', '“Boston, AM”'],
  ['a state without its comma', '>Boston, MA<', '>Boston MA<', '“Boston MA”'],
  ['a sum among the states', '<li>Oregon</li>', '<li>Oregon</li><li>Total States</li>', '“Total States”'],
  ['a name on two lines', '>Boston, MA<', '>New York<br>City, NY<', 'whether they are one name'],
  ['two names without an end', '</li><li>Boston, MA', ' Boston, MA', 'several entries in one'],
  ['two names in one item', '>Boston, MA<', '>Boston, MA and Salem, MA<', 'several entries in one'],
  ['two names and a semicolon', '>Boston, MA<', '>Boston, MA; Salem, MA<', 'is not understood'],
  ['a name that is crossed out', '>Boston, MA<', '><s>Boston, MA</s><', 'is crossed out'],
  [
    'a name crossed out by its style',
    '>Nevada<',
    ' style="text-decoration:line-through">Nevada<',
    'crossed out',
  ],
  ['a name that is said to be removed', '>Nevada<', '>Nevada (removed September 26, 2025)<', 'none any more'],
  [
    'a list of what was removed below the last',
    '<p>This list',
    '<p>The following were removed:</p><ul><li>Salem, MA</li></ul><p>This list',
    'under “The following were removed:”',
  ],
  ['a list in a sentence', '<h4>States', '<p>Counties: Cook County, IL</p><h4>States', '“Counties: Cook'],
]

test.each(EACH_REFUSED)('refuses %s', async (_, from, to, says) => {
  await expect(read(dojSanctuary, changed(DOJ, from, to))).rejects.toThrow(says)
})

test.each([
  ['a paragraph among bare names', '<li>Arcata</li>', '</ul><p>Arcata</p><ul>', '“Arcata” stands where'],
  ['half a name', '>Arcata<', '>City of<br>Arcata<', 'whether they are one name'],
  ['two counties in one item', '>Butte County<', '>Butte County/Kern County<', 'several entries in one'],
  ['a misprint of a heading', '<p><strong>Cities</strong></p>', '<p>Citites</p>', '“Citites” stands where'],
  ['a misprint among names', '<li>Arcata</li>', '<li>Citites</li>', 'a misprint of the heading “Cities”'],
  ['a list whose heading is missing', '<p><strong>Cities</strong></p>', '', 'no heading is missing'],
  ['a badge that takes back', '>Arcata<', '>Arcata <span class="badge">Removed</span><', 'none any more'],
])('refuses, in a list by states, %s', async (_, from, to, says) => {
  await expect(read(dhsSanctuary, changed(DHS, from, to))).rejects.toThrow(says)
})

test.each([
  ['>Illinois<', '>Illinois <span class="usa-tag">2</span><'],
  ['>Illinois<', '>Illinois<span class="usa-sr-only"> (expand)</span><'],
  ['<li>Berkeley</li>', '</ul><p><strong>Cities (continued)</strong></p><ul><li>Berkeley</li>'],
])('a heading is read without what stands beside it: %s', async (from, to) => {
  expect(await rows(dhsSanctuary, changed(DHS, from, to))).toEqual(await rows(dhsSanctuary, DHS))
})

test.each([
  'Truth or Consequences',
  'Coeur d’Alene',
  'N. Las Vegas',
  'ST. PAUL',
  'Pt. Arena',
  'Lac qui Parle',
])('%s is a name among lines', async name => {
  const page = changed(
    DHS,
    '<ul><li>Chicago</li><li>Evanston</li></ul>',
    `<p>Chicago<br>${name}<br>Evanston</p>`,
  )
  expect(await rows(dhsSanctuary, page)).toContain(`IL city ${name}`)
})

test('characters that were encoded twice are read as they were meant', async () => {
  const page = changed(DHS, '>Arcata<', '>Doña Ana’s<')
  const twice = Buffer.from(page).toString('latin1')
  expect(await rows(dhsSanctuary, twice)).toEqual(await rows(dhsSanctuary, page))
  expect((await read(dhsSanctuary, twice)).notices[0]?.code).toBe('characters-encoded-twice')
})

describe('of a table with a row for each name', () => {
  const table = (header: string, cells: (index: number) => string) =>
    `<html><body><main><table><tr><th>Jurisdiction</th><th>Type</th><th>${header}</th></tr>${[
      ['Nevada', 'State'],
      ['Boston, MA', 'City'],
      ['Chicago, IL', 'City'],
      ['Denver, CO', 'City'],
    ]
      .map(([name, type], index) => `<tr><td>${name}</td><td>${type}</td><td>${cells(index)}</td></tr>`)
      .join('')}</table></main></body></html>`

  test.each([
    ['No.', (index: number) => `${index + 1}`],
    ['Status', () => 'Active'],
    ['Letter', () => '<a href="/letter.pdf">Letter</a>'],
    ['Since', () => '08/05/2025'],
  ])('a column %s is no name and is told', async (header, cells) => {
    const page = table(header, cells)
    expect(await rows(dojSanctuary, page)).toEqual([
      'NV state Nevada',
      'MA city Boston, MA',
      'IL city Chicago, IL',
      'CO city Denver, CO',
    ])
    const { notices } = await read(dojSanctuary, page)
    expect(notices).toMatchObject([{ code: 'column-not-read', examples: [header] }])
  })

  test('a column that takes an entry back is a refusal', async () => {
    const page = table('Status', index => (index === 1 ? 'Removed' : 'Active'))
    await expect(read(dojSanctuary, page)).rejects.toThrow('“Removed” stands beside an entry')
  })
})
