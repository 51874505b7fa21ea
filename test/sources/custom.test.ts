import { describe, expect, test } from 'vitest'
import { ReadError } from '../../src/errors.ts'
import { Entry, Notice } from '../../src/model.ts'
import { csv, HEADER, htmlTable, own, page, pdf, ROWS, read, said, workbook } from './own-documents.ts'

const COLUMNS = [
  { header: 'Jurisdiction', field: 'jurisdiction' },
  { header: 'Type', field: 'type' },
  { header: 'Policy', field: 'policy' },
  { header: 'In force since', field: 'since', holds: 'day' },
  { header: 'Contact', ignore: true },
]
const ENTRY = {
  name: 'jurisdiction',
  state: 'WY',
  kind: { column: 'type', words: { County: 'county', City: 'city' } },
}
const EXPECTED = {
  entries: [
    {
      name: 'Alder County',
      state: 'WY',
      kind: 'county',
      fields: { type: 'County', policy: 'Holds on a warrant only', since: '2017-07-01' },
    },
    {
      name: 'Birch County',
      state: 'WY',
      kind: 'county',
      fields: { type: 'County', policy: 'No written policy', since: '' },
    },
    {
      name: 'Larkmoor',
      state: 'WY',
      kind: 'city',
      fields: { type: 'City', policy: 'Holds on every request', since: '2018-03-15' },
    },
  ],
  notices: [],
}
const LIST = [HEADER, ...ROWS]

describe('one table reads to the same entries from', () => {
  test.each([
    ['xlsx', () => workbook([['A title above'], ...LIST])],
    ['csv', () => csv(LIST)],
    ['html', () => htmlTable(LIST)],
    ['pdf', () => pdf(LIST)],
  ] as const)('%s', async (format, draw) => {
    const reading = await read({ format, columns: COLUMNS, ...ENTRY }, await draw())
    expect(said(reading)).toEqual(EXPECTED)
    expect(reading.entries.map(entry => entry.key)).toEqual([
      'wy|alder county',
      'wy|birch county',
      'wy|larkmoor',
    ])
    for (const entry of reading.entries) Entry.parse(entry)
    if (format === 'html') expect(reading.dates).toEqual([{ on: '2026-02-03', basis: 'printed' }])
  })

  test.each(['xlsx', 'csv', 'html'] as const)('%s, and says which column it does not know', async format => {
    const draw = { xlsx: workbook, csv, html: htmlTable }[format]
    const { notices } = await read({ format, columns: COLUMNS.slice(0, 4), ...ENTRY }, draw(LIST))
    expect(notices.map(({ code, examples }) => [code, examples])).toEqual([['unknown-column', ['Contact']]])
  })

  test('what stands beside the table is told, also where a column of it is not known', async () => {
    const beside = LIST.map((row, at) => [...row, at === 0 ? 'Remarks' : 'new', at === 2 ? 'draft' : ''])
    const reading = await read({ format: 'csv', columns: COLUMNS, ...ENTRY }, csv(beside))
    expect(said(reading).entries).toEqual(EXPECTED.entries)
    expect(reading.notices).toMatchObject([
      { code: 'unknown-column', examples: ['Remarks'] },
      { code: 'text-outside-table', count: 1, examples: ['G3: draft'] },
    ])
  })

  test('pdf, unless a column is left out, whose text would be lent to its neighbour', async () => {
    const definition = { format: 'pdf', columns: COLUMNS.slice(0, 4), ...ENTRY }
    await expect(read(definition, await pdf(LIST))).rejects.toThrow(
      'the header row also prints “Contact”; list every column',
    )
  })
})

describe('columns', () => {
  const table = (...rows: string[][]) => csv([['Agency', 'St', 'Program', 'Signed', 'Status'], ...rows])
  const definition = {
    format: 'csv',
    columns: [
      { header: 'Agency', field: 'agency' },
      { header: 'St', field: 'st' },
      { header: 'Program', field: 'program', holds: { oneOf: ['Jail Model', 'Task Force'] } },
      { header: 'Signed', field: 'signed', holds: 'day' },
      { header: 'Status', field: 'status' },
    ],
    name: 'agency',
    state: { column: 'st' },
    kind: 'agency',
    key: ['agency', 'program'],
  }

  test('recognise misprints, keep what is printed, and make the key of what is meant', async () => {
    const reading = await read(
      definition,
      table(
        ['Bee County Sheriff', 'TEXASS', 'Jial Model', '05/082025', 'x'],
        ['Cee Police', 'Nowhere', 'Something', 'soon', ''],
        ['', '', '', '', 'left over'],
      ),
    )
    expect(
      reading.entries.map(({ state, key, fields, recognised }) => ({ state, key, fields, recognised })),
    ).toEqual([
      {
        state: 'TX',
        key: 'tx|bee county sheriff|jail model',
        fields: { st: 'TEXASS', program: 'Jial Model', signed: '05/082025', status: 'x' },
        recognised: { st: 'TX', program: 'Jail Model', signed: '2025-05-08' },
      },
      {
        state: null,
        key: 'nowhere|cee police|something',
        fields: { st: 'Nowhere', program: 'Something', signed: 'soon', status: '' },
        recognised: undefined,
      },
    ])
    for (const notice of reading.notices) Notice.parse(notice)
    expect(reading.notices.map(notice => notice.code).sort()).toEqual([
      'impossible-date',
      'misprinted-program',
      'misprinted-state',
      'row-not-understood',
      'unknown-program',
      'unknown-state',
    ])
  })

  test('that make the entry must be there', async () => {
    await expect(
      read(
        definition,
        csv([
          ['Agency', 'St'],
          ['A', 'TX'],
        ]),
      ),
    ).rejects.toThrow('the columns Agency, St, Program')
  })

  test('of a file that Excel saved without a character set are decoded, and it is said', async () => {
    const latin = Buffer.from(table(['Doña Ana Sheriff', 'NM', 'Task Force', '', '']), 'latin1')
    const { entries, notices } = await read(definition, latin)
    expect(entries.map(entry => entry.name)).toEqual(['Doña Ana Sheriff'])
    expect(notices.map(({ code, examples }) => [code, examples])).toEqual([['charset-guessed', ['"Doña']]])
  })
})

describe('a page', () => {
  const BLOCKS = [
    { words: ['County', 'Counties'], kind: 'county' },
    { words: ['Cities'], kind: 'city' },
  ]

  test('of one state with headings and names', async () => {
    const html = page(
      '<h2>Counties</h2><ul><li>Alder County</li><li>Birch County</li></ul><h2>Cities:</h2><ul><li>Larkmoor</li></ul>',
    )
    const { entries } = await read({ format: 'html', state: 'WY', blocks: BLOCKS }, html)
    expect(entries.map(({ name, state, kind }) => [name, state, kind])).toEqual([
      ['Alder County', 'WY', 'county'],
      ['Birch County', 'WY', 'county'],
      ['Larkmoor', 'WY', 'city'],
    ])
  })

  test('whose states stand above, or behind the names', async () => {
    const above = page('<h2>Wyoming</h2><h3>Cities</h3><ul><li>Larkmoor</li></ul>')
    const behind = page('<h2>Cities</h2><ul><li>Larkmoor, WY</li></ul>')
    const states = async (state: string, html: string) =>
      (await read({ format: 'html', state, blocks: BLOCKS }, html)).entries.map(entry => entry.state)
    expect(await states('headings', above)).toEqual(['WY'])
    expect(await states('suffix', behind)).toEqual(['WY'])
  })

  test('whose items are found by a selector', async () => {
    const html = page(
      `<div class="card"><b>Alder County</b> <i>July 1, 2017</i> <ul><li>one</li><li>two</li></ul> <small>tel. 1</small></div>
       <div class="card"><b>Birch County</b> <small>tel. 2</small> by the river</div>
       <div class="card"> </div>`,
    )
    const definition = {
      format: 'html',
      items: 'div.card',
      parts: [
        { selector: 'b', field: 'name' },
        { selector: 'i', field: 'since', holds: 'day' },
        { selector: 'li', field: 'rules', holds: 'items' },
      ],
      ignore: ['.card small'],
      state: 'WY',
      kind: 'county',
    }
    const reading = await read(definition, html)
    expect(said(reading)).toEqual({
      entries: [
        {
          name: 'Alder County',
          state: 'WY',
          kind: 'county',
          fields: { since: '2017-07-01', rules: ['one', 'two'] },
        },
        { name: 'Birch County', state: 'WY', kind: 'county', fields: { since: '', rules: [] } },
      ],
      notices: ['text-not-read'],
    })
    expect(reading.notices[0]?.examples).toEqual(['by the river'])
    for (const entry of reading.entries) Entry.parse(entry)
  })

  test('whose items are whole names', async () => {
    const html = page('<ol class="list"><li>Larkmoor, WY</li><li>Quill, MT</li></ol>')
    const definition = { format: 'html', items: 'ol.list > li', state: 'suffix', kind: 'city' }
    const { entries } = await read(definition, html)
    expect(entries.map(({ name, state, evidence }) => [name, state, evidence])).toEqual([
      ['Larkmoor, WY', 'WY', { element: 'main > ol:nth-child(2) > li:nth-child(1)', offset: 8 }],
      ['Quill, MT', 'MT', { element: 'main > ol:nth-child(2) > li:nth-child(2)', offset: 20 }],
    ])
  })

  test('whose list is in several tables, with rows between and other tables beside', async () => {
    const head = '<tr><th>County</th><th>Policy</th></tr>'
    const html = page(
      `<table><tr><th>Year</th></tr><tr><td>2017</td></tr></table>
       <table>${head}<tr><td colspan="2">North</td></tr><tr><td rowspan="2">Alder</td><td>a</td></tr><tr><td>b</td></tr></table>
       <table>${head}<tr><td>Birch</td><td>c</td></tr></table>`,
    )
    const definition = {
      format: 'html',
      columns: [
        { header: 'County', field: 'name' },
        { header: 'Policy', field: 'policy' },
      ],
      state: 'WY',
      kind: 'county',
    }
    const { entries, notices } = await read(definition, html)
    expect(entries.map(({ name, fields }) => [name, fields.policy])).toEqual([
      ['Alder', 'a'],
      ['Alder', 'b'],
      ['Birch', 'c'],
    ])
    expect(notices.map(({ code, examples }) => [code, examples])).toEqual([
      ['band-not-read', ['North']],
      ['table-not-read', ['table 1: Year']],
    ])
  })

  test.each([
    [
      'without the list',
      { items: '.list > li' },
      page('<p>Nothing</p>'),
      'no element that “.list > li” selects',
    ],
    [
      'without the table',
      { columns: COLUMNS },
      page('<p>Nothing</p>'),
      'no table that has the columns Jurisdiction',
    ],
    [
      'with items in items',
      { items: 'li' },
      page('<ul><li>A<ul><li>B</li></ul></li></ul>'),
      'stand in one another',
    ],
    [
      'without a part that makes the entry',
      { items: '.card', parts: [{ selector: 'b', field: 'name' }] },
      page('<p class="card">Alder</p>'),
      'None of the 1 items has a part that “b” selects (name)',
    ],
  ] as const)('%s is refused', async (_, how, html, sentence) => {
    const refused = await read(
      { format: 'html', ...how, ...('columns' in how ? ENTRY : { state: 'WY', kind: 'city' }) },
      html,
    ).catch(error => error)
    expect(refused).toBeInstanceOf(ReadError)
    expect(refused.message).toContain(sentence)
  })
})

test('a definition makes a source whose links are told apart on a landing page', () => {
  const { location, mediaType, identity } = own({
    format: 'xlsx',
    url: undefined,
    landingPage: { url: 'https://example.org/lists', own: 'participating', others: 'pending' },
    columns: COLUMNS,
    ...ENTRY,
    key: ['jurisdiction', 'policy'],
  })
  expect({ location, mediaType, identity }).toEqual({
    location: {
      kind: 'landing-page',
      url: 'https://example.org/lists',
      document: { own: /participating/i, others: /pending/i, extension: '.xlsx' },
    },
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    identity: 'state, jurisdiction and policy',
  })
})
