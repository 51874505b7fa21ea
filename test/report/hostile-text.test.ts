import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Difference, Entry } from '../../src/model.ts'
import { differenceCsv } from '../../src/report/csv.ts'
import { differenceMarkdown } from '../../src/report/markdown.ts'
import { differenceText } from '../../src/report/text.ts'
import { PAYLOADS } from '../support/payloads.ts'

function differenceWith(name: string): Difference {
  const entry: Entry = {
    name,
    state: null,
    kind: 'other',
    key: name,
    fields: { state: name, type: name },
    evidence: { sheet: name, row: 1, cell: 'A1' },
  }
  const version = {
    snapshot: 1,
    publishedOn: null,
    capturedAt: '2025-06-01T00:00:00.000Z',
    document: 'ab',
    file: name,
    entries: 1,
  }
  const fields = { type: [name, name] as [string, string] }
  return {
    list: 'ddor',
    from: version,
    to: version,
    summary: { added: 1, removed: 0, renamed: 0, changed: 1 },
    changes: [
      { kind: 'added', before: null, after: entry, fields: {} },
      { kind: 'changed', before: entry, after: entry, fields },
    ],
    notices: [{ code: 'x', text: name }],
  }
}

describe.each(PAYLOADS)('%j', payload => {
  test('cannot act on a terminal', () => {
    expect(differenceText(differenceWith(payload)).replaceAll('\n', '')).not.toMatch(
      /[\p{Cc}\u2028\u202a-\u202e]/u,
    )
  })

  test('is no formula in a spreadsheet', () => {
    const cells: string[][] = parse(differenceCsv(differenceWith(payload)))
    for (const cell of cells.flat()) expect(cell).not.toMatch(/^[\s\p{Cc}]*[=+\-@]/u)
  })

  test('is no markup, link or HTML in Markdown', () => {
    const lines = differenceMarkdown(differenceWith(payload))
      .split('\n')
      .filter(line => line.startsWith('- '))
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines) {
      // the id at the end is ours
      const text = line.slice(2).replace(/ `[0-9a-z]{10}`$/, '')
      const unescaped = text.replace(/\\[^a-z0-9\s]/gi, '')
      expect(unescaped).not.toMatch(/[<>[\]`*_|~@#&]|:\S|www\.|^[-+=]\s|^\d+\.\s/)
    }
  })
})
