import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DhsRow, dhsExpected, dhsPage, dhsRows } from '../../fixtures/generator/html/dhs-page.ts'
import { dojExpected, dojPage, dojRows } from '../../fixtures/generator/html/doj-page.ts'
import { MARKUPS } from '../../fixtures/generator/html/markups.ts'
import { STATES } from '../../src/places/states.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import { dojSanctuary } from '../../src/sources/doj-sanctuary/source.ts'
import type { Reading, Source } from '../../src/sources/source.ts'

describe.each(Object.entries(MARKUPS))('%s', (_, markup) => {
  test("shows DHS's 605 rows", async () => {
    const rows = dhsRows()
    const html = dhsPage({ rows, lastUpdated: '2025-05-31', nonce: 'a', markup })
    expect(comparable(await read(dhsSanctuary, html))).toEqual(dhsExpected(rows, '2025-05-31'))
  })

  test.each([['2025-08-05'], ['2025-09-26'], ['2025-10-31']] as const)(
    "shows DOJ's rows of %s",
    async version => {
      const rows = dojRows(version)
      const html = dojPage({ rows, updated: version, nonce: 'a', markup })
      expect(comparable(await read(dojSanctuary, html))).toEqual(dojExpected(rows, version))
    },
  )

  test('shows any part of the list, with places that bear a state’s name', async () => {
    await fc.assert(
      fc.asyncProperty(someRows(), async rows => {
        const html = dhsPage({ rows, lastUpdated: '2025-05-31', nonce: 'a', markup })
        const { entries } = comparable(await read(dhsSanctuary, html))
        expect(dhsExpected(rows, '2025-05-31')).toMatchObject({ entries })
      }),
      { numRuns: 12, seed: 605 },
    )
  })
})

/** Rows of some states, none of their blocks empty, and here and there a county or city named like a state. */
function someRows(): fc.Arbitrary<DhsRow[]> {
  const all = dhsRows()
  const states = [...new Set(all.map(row => row.state))]
  const namesake = fc.option(fc.constantFrom(...STATES.map(state => state.name)), { freq: 4, nil: null })
  return fc
    .tuple(
      fc.subarray(states, { minLength: 3, maxLength: 8 }),
      fc.array(fc.nat(9), { minLength: all.length, maxLength: all.length }),
      fc.array(namesake, { minLength: all.length, maxLength: all.length }),
    )
    .map(([chosen, kept, namesakes]) =>
      all.flatMap((row, index) => {
        const before = all[index - 1]
        const first = before?.state !== row.state || before.heading !== row.heading
        if (!chosen.includes(row.state) || (!first && (kept[index] ?? 0) > 2)) return []
        const name = namesakes[index]
        return row.heading === 'State' || name == null ? [row] : [row, { ...row, name }]
      }),
    )
}

function read(source: Source, html: string): Promise<Reading> {
  return source.read({ bytes: Buffer.from(html), contentType: 'text/html', file: null })
}

function comparable({ entries, notices, dates }: Reading) {
  return {
    entries: entries.map(({ evidence, key, ...entry }) => entry),
    notices: notices.map(notice => notice.code),
    dates: dates.map(date => date.on),
  }
}
