import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { loadConfig, sourcesOf } from '../../src/config.ts'
import { UsageError } from '../../src/errors.ts'
import { temporaryFolder } from '../support/icelist.ts'
import { FACTS } from './own-documents.ts'

const COLUMNS = [
  { header: 'County', field: 'name' },
  { header: 'Rules', field: 'rules' },
]
const CSV = { ...FACTS, format: 'csv', columns: COLUMNS, state: 'WY', kind: 'county' }
const PDF = { ...CSV, format: 'pdf' }
const HTML = { ...FACTS, format: 'html', state: 'WY' }
const BLOCKS = { ...HTML, blocks: [{ words: ['Counties'], kind: 'county' }] }

/** What the configuration's loader says of one own list, behind the file's name; null when it takes it. */
function refusal(...ownLists: unknown[]): string | null {
  return refusalOf({ ownLists })
}

function refusalOf(config: object): string | null {
  const folder = temporaryFolder()
  const file = join(folder, 'icelist.config.json')
  writeFileSync(file, JSON.stringify(config))
  try {
    loadConfig(null, folder)
    return null
  } catch (error) {
    expect(error).toBeInstanceOf(UsageError)
    return (error as Error).message.replace(`${file}: `, '')
  }
}

const ID = 'lower-case words joined by hyphens, such as "ohio-agreements"'
const FIELD = 'a word that begins with a small letter, such as signedOn'

describe('a definition that cannot be used is refused by the name of its field, with what is accepted', () => {
  test.each<[unknown, string | RegExp]>([
    ['a list', 'ownLists.0.format: is missing; accepted: html, pdf, xlsx, csv.'],
    [{ ...CSV, format: 'docx' }, 'ownLists.0.format: accepted: html, pdf, xlsx, csv.'],
    [{ ...CSV, id: undefined }, `ownLists.0.id: is missing; accepted: ${ID}.`],
    [{ ...CSV, id: 'Ohio Agreements' }, `ownLists.0.id: accepted: ${ID}.`],
    [{ ...CSV, id: 'ddor' }, 'ownLists.0.id: there is a list "ddor" already; accepted: another name.'],
    [{ ...CSV, title: '' }, 'ownLists.0.title: accepted: what the list is called.'],
    [{ ...CSV, colums: [] }, /^ownLists\.0: "colums" is not known; accepted: id, title, publisher, .*key\.$/],
    [{ ...CSV, url: 'ftp://example.org' }, 'ownLists.0.url: accepted: an http or https address.'],
    [{ ...CSV, url: undefined }, 'ownLists.0.url: accepted: exactly one of url and landingPage.'],
    [
      { ...CSV, landingPage: { url: FACTS.url, own: 'list' } },
      'ownLists.0.landingPage: accepted: exactly one of url and landingPage.',
    ],
    [
      { ...CSV, url: undefined, landingPage: { url: FACTS.url, own: '(' } },
      'ownLists.0.landingPage.own: accepted: a regular expression.',
    ],
    [
      { ...BLOCKS, url: undefined, landingPage: { url: FACTS.url, own: 'x' } },
      'ownLists.0.landingPage: accepted: with pdf, xlsx and csv only; a page has its own url.',
    ],
    [
      { ...CSV, expected: { floor: 5, ceiling: 4 } },
      'ownLists.0.expected.ceiling: accepted: a number that is not below floor.',
    ],
    [
      { ...CSV, expected: undefined },
      'ownLists.0.expected: is missing; accepted: an object with floor and ceiling.',
    ],
    [
      { ...CSV, cadence: 'daily' },
      'ownLists.0.cadence: accepted: a cron expression such as "17 8-20/2 * * *".',
    ],
    [
      { ...CSV, timeZone: 'Wyoming' },
      'ownLists.0.timeZone: accepted: a time zone such as "America/Chicago".',
    ],
    [{ ...CSV, columns: [] }, 'ownLists.0.columns: accepted: a list of columns.'],
    [
      { ...CSV, columns: [{ header: 'County' }] },
      `ownLists.0.columns.0.field: is missing; accepted: ${FIELD}.`,
    ],
    [
      { ...CSV, columns: [{ header: '—', field: 'name' }] },
      'ownLists.0.columns.0.header: accepted: the words at the head of the column.',
    ],
    [
      { ...CSV, columns: [{ header: 'County', field: 'kind' }] },
      `ownLists.0.columns.0.field: accepted: ${FIELD}; not kind or heading, and no word in Parsed or Link.`,
    ],
    [
      { ...CSV, columns: [...COLUMNS, { header: 'Since', field: 'since', holds: 'date' }] },
      'ownLists.0.columns.2.holds: accepted: "day", or {"oneOf": ["value", …]}; without it, text.',
    ],
    [
      { ...CSV, columns: [...COLUMNS, { header: 'RULES', field: 'other' }] },
      'ownLists.0.columns: the header "rules" stands twice; accepted: once.',
    ],
    [
      { ...CSV, columns: [...COLUMNS, { header: 'Contact', field: 'contact', ignore: true }] },
      'ownLists.0.columns.2: "field" is not known; accepted: header, ignore.',
    ],
    [
      { ...PDF, columns: [...COLUMNS, { header: 'Since', field: 'since', required: true }] },
      'ownLists.0.columns.2: "required" is not known; accepted: header, field, holds, ends.',
    ],
    [
      { ...PDF, key: ['rules'], columns: [COLUMNS[0], { ...COLUMNS[1], holds: 'items' }] },
      'ownLists.0.columns.1.holds: accepted: text or "day", because the field makes the key.',
    ],
    [{ ...CSV, name: 'county' }, 'ownLists.0.name: accepted: a field of the columns (name, rules).'],
    [{ ...CSV, name: 'rules' }, 'ownLists.0.name: accepted: name, because a column is called so.'],
    [
      { ...CSV, key: ['name', 'program'] },
      'ownLists.0.key.1: accepted: a field of the columns (name, rules).',
    ],
    [
      { ...CSV, state: 'Wyoming' },
      'ownLists.0.state: accepted: two letters such as "WA", "suffix" where names end in their state, or {"column": "a field"}.',
    ],
    [
      { ...CSV, state: { column: 'st' } },
      'ownLists.0.state.column: accepted: a field of the columns (name, rules).',
    ],
    [
      { ...CSV, kind: 'town' },
      'ownLists.0.kind: accepted: state, county, city, agency or other, or {"column": "a field", "words": {"Town": "city", …}}.',
    ],
    [
      HTML,
      'ownLists.0: accepted for html: exactly one of blocks (headings and names), items (a selector), columns (a table).',
    ],
    [{ ...BLOCKS, items: 'li' }, /exactly one of blocks/],
    [
      { ...BLOCKS, state: { column: 'st' } },
      /^ownLists\.0\.state: accepted: two letters such as "WA", "headings"/,
    ],
    [{ ...BLOCKS, labels: ['Self-'] }, 'ownLists.0.labels: accepted: with "state": "headings" only.'],
    [
      { ...BLOCKS, blocks: [{ words: ['Towns'], kind: 'town' }] },
      'ownLists.0.blocks.0.kind: accepted: state, county, city, agency, other.',
    ],
    [
      { ...HTML, kind: 'city', items: 'li[' },
      'ownLists.0.items: accepted: a CSS selector such as "main table".',
    ],
  ])('%j', (definition, sentence) => {
    expect(refusal(definition)).toEqual(
      typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
    )
  })

  test('two lists of one name', () => {
    expect(refusal(CSV, CSV)).toBe(
      'ownLists.1.id: there is a list "own-list" already; accepted: another name.',
    )
  })

  test('settings of a list that there is not', () => {
    expect(refusalOf({ lists: { 'own-lst': {} }, ownLists: [CSV] })).toMatch(
      /^lists\.own-lst: there is no such list; accepted: ddor, .*, own-list\.$/,
    )
  })
})

test('a definition that can be used is a list beside the others, with settings of its own', () => {
  const folder = temporaryFolder()
  const config = { ownLists: [CSV, { ...BLOCKS, id: 'page' }], lists: { 'own-list': { enabled: false } } }
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify(config))
  const loaded = loadConfig(null, folder)
  expect(
    sourcesOf(loaded)
      .map(source => source.id)
      .slice(-2),
  ).toEqual(['own-list', 'page'])
  expect(loaded.lists['own-list']).toEqual({ enabled: false })
})
