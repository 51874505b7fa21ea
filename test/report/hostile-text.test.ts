import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import type { Difference, Entry } from '../../src/model.ts'
import { differenceCsv } from '../../src/report/csv.ts'
import { differenceMarkdown } from '../../src/report/markdown.ts'
import { differenceText } from '../../src/report/text.ts'

const PAYLOADS = [
  '\u001b[2J\u001b[31mred',
  '\u001b]0;title\u0007',
  '\u009b31m',
  'a\rb\nc\u2028d',
  '\u202eevil\u202c',
  '=HYPERLINK("http://x.example","y")',
  '+1+cmd|x',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '[click](http://x.example)',
  '![](http://x.example/p.png)',
  '<script>alert(1)</script>',
  '<http://x.example>',
  'http://x.example/',
  'www.example.com',
  'someone@example.com',
  '**bold** _it_ `code` ~~gone~~',
  '# heading',
  '- item',
  '1. item',
  '| cell |',
  '&lt;b&gt;',
  '\\[escaped](x)',
]

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
      const unescaped = line.slice(2).replace(/\\[^a-z0-9\s]/gi, '')
      expect(unescaped).not.toMatch(/[<>[\]`*_|~@#&]|:\S|www\.|^[-+=]\s|^\d+\.\s/)
    }
  })
})
