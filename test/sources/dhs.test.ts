import { expect, test } from 'vitest'
import { type DhsRow, dhsFirstRows, dhsPage, dhsRows } from '../../fixtures/generator/html/dhs-page.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'

test('two fetches of one list differ in their bytes alone', async () => {
  const [one, other] = ['first', 'second'].map(nonce => page(dhsRows(), nonce))
  expect(one).not.toEqual(other)
  expect(await read(one ?? '')).toEqual(await read(other ?? ''))
})

test('from 2025-05-29 to 2025-05-31 four places left and two were respelled', async () => {
  const before = await keys(dhsFirstRows())
  const after = await keys(dhsRows())
  expect(before.filter(key => !after.includes(key))).toEqual([
    'co|el paso county',
    'co|weld county',
    'co|aurora',
    'ky|cambell county',
    'oh|cincinnatti',
    'va|martinsville county',
  ])
  expect(after.filter(key => !before.includes(key))).toEqual(['ky|campbell county', 'oh|cincinnati'])
})

test('a place that moves to another heading stays the same entry', async () => {
  const moved = dhsRows().map(row =>
    row.state === 'Kansas' && row.name === 'Douglas County' ? { ...row, heading: 'County' } : row,
  )
  expect((await keys(moved)).sort()).toEqual((await keys(dhsRows())).sort())
})

async function keys(rows: readonly DhsRow[]): Promise<string[]> {
  return (await read(page(rows, 'a'))).entries.map(entry => entry.key)
}

function page(rows: readonly DhsRow[], nonce: string): string {
  return dhsPage({ rows, lastUpdated: '2025-05-31', nonce })
}

function read(html: string) {
  return dhsSanctuary.read({ bytes: Buffer.from(html), contentType: 'text/html', file: null })
}
