import * as cheerio from 'cheerio'
import { describe, expect, test } from 'vitest'
import { dhsPage, dhsSampleRows } from '../../fixtures/generator/html/dhs-page.ts'
import { MARKUPS } from '../../fixtures/generator/html/markups.ts'
import { readHtmlList } from '../../src/read/html/read-html-list.ts'
import type { HtmlListRules } from '../../src/read/html/rules.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import { tidy } from '../../src/text/fold.ts'

/** A list of another publisher: municipalities by state. */
const RULES: HtmlListRules = {
  containers: ['#policies'],
  states: 'suffix',
  blocks: [
    { words: ['Municipalities'], kind: 'city' },
    { words: ['Agencies'], kind: 'agency' },
  ],
  labels: [],
  ignored: [],
  timeZone: 'America/Los_Angeles',
}
const PAGE = `<html><body><div id="policies"><h2>MUNICIPALITIES (2)</h2><ul><li>Doña Ana, NM</li><li>Takoma Park, MD</li></ul>
<h2>Agencies:</h2><p>Metro Transit Police, DC</p></div></body></html>`

function read(page: string | Uint8Array, contentType: string | null = 'text/html') {
  const bytes = typeof page === 'string' ? Buffer.from(page) : page
  return readHtmlList({ bytes, contentType, file: null }, RULES)
}

test('reads a list of other kinds by rules alone', () => {
  expect(read(PAGE).entries).toEqual([
    {
      name: 'Doña Ana, NM',
      state: 'NM',
      kind: 'city',
      key: 'nm|doña ana, nm',
      fields: { heading: 'MUNICIPALITIES' },
      evidence: { element: 'div#policies > ul:nth-child(2) > li:nth-child(1)', offset: 18 },
    },
    {
      name: 'Takoma Park, MD',
      state: 'MD',
      kind: 'city',
      key: 'md|takoma park, md',
      fields: { heading: 'MUNICIPALITIES' },
      evidence: { element: 'div#policies > ul:nth-child(2) > li:nth-child(2)', offset: 30 },
    },
    {
      name: 'Metro Transit Police, DC',
      state: 'DC',
      kind: 'agency',
      key: 'dc|metro transit police, dc',
      fields: { heading: 'Agencies:' },
      evidence: { element: 'div#policies > p:nth-child(4)', offset: 55 },
    },
  ])
})

test.each(Object.entries(MARKUPS))('evidence leads back to each name in %s', async (_, markup) => {
  const bytes = Buffer.from(dhsPage({ rows: dhsSampleRows(), lastUpdated: '2025-05-31', nonce: 'a', markup }))
  const { entries } = await dhsSanctuary.read({ bytes, contentType: null, file: null })
  const $ = cheerio.load(bytes)
  const container = $('div.field.field--name-body')
  for (const { name, fields, evidence } of entries) {
    if (!('element' in evidence)) throw new TypeError('no evidence in a page')
    const printed = typeof fields.label === 'string' ? fields.label : name
    expect(tidy($(evidence.element).text())).toContain(printed)
    const following = tidy(container.text().slice(evidence.offset, evidence.offset + 200))
    expect(following.slice(0, printed.length)).toBe(printed)
  }
})

test('refuses a table in which the end of a row is lost', async () => {
  const markup = MARKUPS['row-table']
  if (!markup) throw new TypeError('no markup with a row for each name')
  const page = dhsPage({ rows: dhsSampleRows(), lastUpdated: '2025-05-31', nonce: 'a', markup })
  const broken = page.replace(/(?<=<td>East Haven<\/td>)<\/tr>\s*<tr>/, '')
  const document = { bytes: Buffer.from(broken), contentType: null, file: null }
  await expect(dhsSanctuary.read(document)).rejects.toThrow('stands beyond the columns of its table')
})

describe('the character set is told by', () => {
  const latin1 = Buffer.from(PAGE, 'latin1')
  const utf16 = Buffer.from(`\ufeff${PAGE}`, 'utf16le')
  test.each([
    ['the Content-Type header', latin1, 'text/html; charset=ISO-8859-1'],
    ['the header rather than the page', withMeta('windows-1252'), 'text/html; charset="UTF-8"'],
    ['the page', Buffer.from(withMeta('iso-8859-1').toString(), 'latin1'), null],
    ['the byte order mark', utf16, 'text/html; charset=utf-8'],
    ['nobody: UTF-8', Buffer.from(PAGE), null],
    ['a word that is no character set: UTF-8', Buffer.from(PAGE), 'text/html; charset=none-such'],
  ])('%s', (_, bytes, contentType) => {
    expect(read(bytes, contentType).entries[0]?.name).toBe('Doña Ana, NM')
  })
})

function withMeta(charset: string): Buffer {
  return Buffer.from(PAGE.replace('<body>', `<head><meta charset="${charset}"></head><body>`))
}

test.each([
  ['<p>Last Updated: 05/31/2025</p>', ['2025-05-31']],
  ['<div>Updated October 31, 2025</div>', ['2025-10-31']],
  ['<p>Last updated on: <time>2025-06-10</time></p>', ['2025-06-10']],
  ['<div>Last Reviewed</div><div>Tuesday, June 10, 2025</div>', ['2025-06-10']],
  ['<p>Last Updated: 13/31/2025</p>', []],
  ['<p>Updated daily, as of May 1, 2025</p>', []],
  // half past ten in the evening in Los Angeles
  ['<meta property="article:modified_time" content="2025-11-01T05:30:00Z">', ['2025-10-31']],
  ['<meta property="article:modified_time" content="2025-11-01T05:30:00">', []],
  [
    '<p>Updated October 31, 2025</p><meta property="article:modified_time" content="2025-11-02T12:00:00-08:00">',
    ['2025-10-31', '2025-11-02'],
  ],
])('states its day in %s', (markup, days) => {
  const { dates } = read(PAGE.replace('</body>', `${markup}</body>`))
  expect(dates.map(date => date.on)).toEqual(days)
})
