import { describe, expect, test } from 'vitest'
import { REPORT_LAYOUT } from '../../fixtures/generator/ddor/layout.ts'
import { prose } from '../../fixtures/generator/ddor/prose.ts'
import { drawReport } from '../../fixtures/generator/ddor/report.ts'
import type { DetainerRow } from '../../fixtures/generator/ddor/row.ts'
import { trapRows } from '../../fixtures/generator/ddor/trap-rows.ts'
import { ddor } from '../../src/sources/ddor/source.ts'
import { type DrawnRow, drawnTable } from './ddor-drawn.ts'

const ROWS: readonly DrawnRow[] = [
  ['Ithaca, New York (Buffalo)', 'February 2017', 'Municipal Code', 'Will not honor'],
  ['Travis County, Texas (San Antonio)', 'January 2017', 'Sheriff’s policy', 'With a warrant'],
  ['Aurora, Colorado (Denver)', 'May 2014', 'Decision', 'With a warrant'],
  ['Benton County, Iowa (Saint Paul)', 'April 2014', 'Decision', 'Will not honor'],
  ['Kings County, New York (New York)', 'March 2013', 'Local law', 'Will not honor'],
]
const NAMES = ['Ithaca', 'Travis County', 'Aurora', 'Benton County', 'Kings County']

test('reads a table with a row whose cells are full, parted by no more than words are', async () => {
  const full: DrawnRow = [
    'Hidalgo Detention Center, Texas (Houston)',
    'September 2013',
    'Policy of the county sheriff',
    'On a warrant of a court',
  ]
  const rows = ROWS.toSpliced(3, 0, full)
  const { entries, notices } = await read(await drawnTable({ rows, borders: 'none', gutter: 4 }))
  expect(entries.map(({ fields }) => fields.policy)).toEqual(rows.map(row => row[2]))
  expect(notices.map(notice => notice.code)).toEqual(['dates-not-falling'])
})

test.each([
  'Ithaca, New York (Buffalo)*',
  'Ithaca, New York (Buffalo)1',
  'Ithaca, New York (Buffalo) Updated',
  'Ithaca, New York* (Buffalo)',
  'Ithaca\u00b9, New York (Buffalo)',
])('keeps the place in %s, and tells of the rest', async jurisdiction => {
  const [first, ...others] = trapRows()
  const { entries, notices } = await read(
    await report([{ ...first, jurisdiction } as DetainerRow, ...others]),
  )
  expect(entries[0]).toMatchObject({ name: 'Ithaca', state: 'NY', fields: { aor: 'Buffalo' } })
  expect(notices).toMatchObject([{ code: 'remark-left-out', examples: [jurisdiction] }])
})

test('refuses a name that runs into the next row’s', async () => {
  const [first, ...others] = trapRows()
  const jurisdiction = `${first?.jurisdiction} Travis County, Texas`
  const printed = await report([{ ...first, jurisdiction } as DetainerRow, ...others])
  await expect(read(printed)).rejects.toThrow('does not end in a state and a field office')
})

describe('merged cells', () => {
  test.each([
    ['name', 0],
    ['date', 1],
    ['criteria', 3],
  ])('refuses a %s merged over two rows', async (_, column) => {
    const merged = await drawnTable({ rows: blanked(2, column), downwards: [[1, column]] })
    await expect(read(merged)).rejects.toThrow('merged over several rows, above “')
  })

  test('refuses a date merged over two rows where rules run below the cells alone', async () => {
    const merged = await drawnTable({ rows: blanked(2, 1), borders: 'horizontal', downwards: [[1, 1]] })
    await expect(read(merged)).rejects.toThrow('merged over several rows, above “')
  })

  test('refuses a policy merged with the criteria beside it', async () => {
    const merged = await drawnTable({ rows: blanked(2, 3), sidewards: [[2, 2]] })
    await expect(read(merged)).rejects.toThrow('merged over several columns, at “Aurora')
  })

  test('refuses a row without a name where nothing but white space parts the cells', async () => {
    const merged = await drawnTable({ rows: blanked(2, 0), borders: 'none' })
    await expect(read(merged)).rejects.toThrow('has two dates, “January 2017 May 2014”')
  })
})

test('leaves out headings in cells as wide as the table and a row that counts the columns, and tells of them', async () => {
  const [first, ...others] = ROWS as [DrawnRow, ...DrawnRow[]]
  const rows: DrawnRow[] = [['(1)', '(2)', '(3)', '(4)'], first, 'Enacted before February 2017', ...others]
  const { entries, notices } = await read(await drawnTable({ rows }))
  expect(entries.map(entry => entry.name)).toEqual(NAMES)
  expect(notices).toMatchObject([
    { code: 'heading-left-out', examples: ['Enacted before February 2017', '(1)'] },
  ])
})

test.each(['Aurora, Colorado (Denver)', 'Colorado'])(
  'refuses “%s” in a cell as wide as the table: it may be a row',
  async name => {
    const rows = ROWS.with(2, name)
    await expect(read(await drawnTable({ rows }))).rejects.toThrow('may be a row or a heading')
  },
)

test('leaves out words in type several times the table’s that are printed over its rows', async () => {
  const { entries, notices } = await read(await drawnTable({ rows: ROWS, watermark: 'DRAFT ONLY' }))
  expect(entries.map(entry => [entry.name, entry.fields.policy])).toEqual(
    ROWS.map((row, index) => [NAMES[index], row[2]]),
  )
  expect(notices).toMatchObject([{ code: 'watermark-left-out', examples: ['DRAFT ONLY'] }])
})

test.each([5, 6, 10])('reads discs that are drawn before type of %d points as bullets', async size => {
  const listed: DrawnRow = [
    'Linn County, Oregon (Seattle)',
    'May 2012',
    'Decision',
    '• On a warrant\n• On an order',
  ]
  const { entries } = await read(await drawnTable({ rows: [...ROWS, listed], size }))
  expect(entries.at(-1)?.fields.criteria).toEqual(['On a warrant', 'On an order'])
})

test('refuses a table below whose text there are more of its rows', async () => {
  const text =
    'The jurisdictions that are named below have answered after the end of the week that this report covers.'
  const rows: DrawnRow[] = [...ROWS, text, ...ROWS.slice(0, 4)]
  await expect(read(await drawnTable({ rows, borders: 'none' }))).rejects.toThrow(
    'look like rows of the table and are in none of its rows',
  )
})

/** The rows, one of them without the text of a cell: that of the row above goes on there. */
function blanked(row: number, column: number): DrawnRow[] {
  return ROWS.map((cells, index) =>
    index === row && typeof cells !== 'string' ? (cells.with(column, '') as unknown as DrawnRow) : cells,
  )
}

async function report(rows: readonly DetainerRow[], changed: Partial<typeof REPORT_LAYOUT> = {}) {
  return drawReport({
    prose: prose('February 4 – February 10, 2017', 'Limit'),
    rows,
    layout: { ...REPORT_LAYOUT, ...changed },
    declined: 9,
    sections: 'apart',
  }).bytes
}

function read(bytes: Uint8Array) {
  return ddor.read({ bytes, contentType: 'application/pdf', file: null })
}
