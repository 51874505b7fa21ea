import { load } from 'cheerio'
import { isTag } from 'domhandler'
import { describe, expect, test } from 'vitest'
import type { Excerpt } from '../../src/evidence/excerpt/excerpt.ts'
import { evidencePage } from '../../src/evidence/show/page.ts'
import { evidenceText } from '../../src/evidence/show/text.ts'
import {
  type PictureOrProblem,
  type Pictures,
  pictureKey,
  type Sight,
  type Traced,
} from '../../src/evidence/trace/traced.ts'
import type { Entry } from '../../src/model.ts'

const PAYLOADS = [
  '<script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><img src="http://x.example/p.png">',
  "' onmouseover='alert(1)",
  '<a href="javascript:alert(1)">x</a>',
  '<meta http-equiv="refresh" content="0;url=http://x.example/">',
  '<base href="http://x.example/">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<svg onload=alert(1)><style>*{background:url(http://x.example/)}</style></svg>',
  '<!-- ',
  ']]><!--',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  'javascript:alert(1)',
  '\u001b[2J\u001b[31mred',
  '\u001b]8;;http://x.example\u0007link\u001b]8;;\u0007',
  '\u009b31m',
  '\u202eevil\u202c',
  'a\rb\nc\u2028d\u0000e',
]

/** All that the page is made of, and may carry. */
const ELEMENTS = new Set(
  'html head meta title style body header p code h1 main section h2 dl div dt dd figure img svg rect figcaption table caption thead tr th span tbody td ol li mark footer'.split(
    ' ',
  ),
)
const ATTRIBUTES = new Set(
  'lang charset http-equiv content name class role aria-label aria-hidden tabindex alt src loading viewbox x y width height scope'.split(
    ' ',
  ),
)

describe.each(PAYLOADS)('%j', payload => {
  const traced = tracedWith(payload)

  test('cannot act on a terminal', () => {
    expect(evidenceText(traced).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\u2028\u2029]/u)
  })

  test('is text on the page and nothing else', async () => {
    const page = await evidencePage(traced, picturesWith(payload))
    const $ = load(page)
    const elements = $('*').toArray().filter(isTag)
    expect(elements.map(element => element.name).filter(name => !ELEMENTS.has(name))).toEqual([])
    const attributes = elements.flatMap(element => Object.entries(element.attribs))
    expect(attributes.filter(([name]) => !ATTRIBUTES.has(name.toLowerCase()))).toEqual([])
    expect(
      attributes.filter(([name, value]) => name === 'src' && !value.startsWith('data:image/png')),
    ).toEqual([])
    expect(
      $('meta[http-equiv]')
        .toArray()
        .map(meta => $(meta).attr('http-equiv')),
    ).toEqual(['Content-Security-Policy'])
    // as many elements as when the document prints a harmless word
    const harmless = load(await evidencePage(tracedWith('Alder'), picturesWith('Alder')))
    expect(elements.length).toBe(harmless('*').length)
    expect(page).not.toMatch(/[\p{Cf}\u2028\u2029]|(?!\n)\p{Cc}/u)
  })
})

/** A page that was drawn, and one that was not. */
function picturesWith(text: string): Pictures {
  return new Map<string, PictureOrProblem>([
    [pictureKey('ab', 1), { src: 'data:image/png;base64,AA' }],
    [pictureKey('ab', 2), { problem: text }],
  ])
}

/** A changed entry that prints the text wherever a document can put one. */
function tracedWith(text: string): Traced {
  const excerpts: Excerpt[] = [
    {
      kind: 'pdf',
      pages: [1, 2].map(page => ({ page, width: 612, height: 792, mark: [1, 2, 3, 4] as const })),
      cells: [{ fields: [text], text }],
    },
    {
      kind: 'sheet',
      sheet: text,
      columns: ['A'],
      head: { row: 1, cells: [{ text, link: null }], hidden: false },
      rows: [{ row: 2, cells: [{ text, link: text }], hidden: true, marked: true }],
    },
    { kind: 'html', lines: [text, text].map((text, index) => ({ text, marked: index === 0 })) },
  ]
  const entry: Entry = {
    name: text,
    state: null,
    kind: 'other',
    key: text,
    fields: { state: text, supportType: text },
    evidence: { sheet: text, row: 2, cell: 'A2' },
  }
  const evidence = [
    entry.evidence,
    { element: text, offset: 0 },
    { page: 1, box: [1, 2, 3, 4] as [number, number, number, number] },
  ]
  const version = {
    snapshot: 1,
    publishedOn: null,
    capturedAt: '2025-06-01T00:00:00.000Z',
    document: 'ab',
    file: text,
    entries: 1,
  }
  const sights = excerpts.map((excerpt, index): Sight => {
    const shown = { entry: { ...entry, evidence: evidence[index] ?? entry.evidence }, excerpt }
    return { role: 'before', version, url: text, imported: false, archived: text, shown }
  })
  const change = {
    kind: 'changed' as const,
    before: entry,
    after: entry,
    fields: { policy: [text, text] as [string, string] },
  }
  return { id: '0123456789', list: 'ddor', change, sights }
}
