import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { afterAll, describe, expect, test } from 'vitest'
import type { PagePicture } from '../../src/evidence/drawing/picture.ts'
import type { Excerpt, MarkBox } from '../../src/evidence/excerpt/excerpt.ts'
import { excerptsOf } from '../../src/evidence/excerpt/excerpts.ts'
import type { Entry } from '../../src/model.ts'
import { openEvidenceReader } from '../../src/read/process/evidence-process.ts'
import { drawingConfinement } from '../../src/read/process/launch.ts'
import { READER_LIMITS } from '../../src/read/process/limits.ts'
import { SOURCES } from '../../src/sources/registry.ts'
import type { DocumentInput } from '../../src/sources/source.ts'
import { drawPdf, stream } from '../read/hostile/pdf.ts'
import { htmlTable, own, page, ROWS } from '../sources/own-documents.ts'
import { sample } from '../support/icelist.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')

/** Every sample document that is read. */
const SAMPLES = SOURCES.flatMap(source =>
  readdirSync(join(FIXTURES, source.id)).flatMap(slug => {
    const folder = join(FIXTURES, source.id, slug)
    const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'))
    const file = readdirSync(folder).find(name => name.startsWith('source.')) ?? ''
    return 'error' in expected ? [] : [{ source, slug, path: join(folder, file), file }]
  }),
)

describe('the place of an entry shows what was read there', () => {
  test.each(SAMPLES)('$source.id $slug', async ({ source, path, file }) => {
    const document = documentAt(path, file)
    const { entries } = await source.read(document)
    if (entries.length === 0) return
    const excerpts = await excerptsOf(
      document,
      entries.map(entry => entry.evidence),
    )
    const strangers = entries.filter((entry, index) => !shows(excerpts[index], entry))
    expect(strangers).toEqual([])
  })
})

describe('and so it does on pages that a definition reads', () => {
  const definitions: [string, object, string][] = [
    [
      'by tables',
      { format: 'html', columns: [{ header: 'Jurisdiction', field: 'name' }], state: 'WY', kind: 'other' },
      htmlTable(ROWS.reduce<string[][]>((rows, [name = '']) => [...rows, [name]], [['Jurisdiction']])),
    ],
    [
      'by parts of items, within a line',
      {
        format: 'html',
        items: 'p.row',
        parts: [{ selector: 'b', field: 'name' }],
        state: 'WY',
        kind: 'other',
      },
      page(ROWS.map(([name], row) => `<p class="row"><i>No. ${row}</i>: <b>${name}</b></p>`).join('')),
    ],
  ]
  test.each(definitions)('%s', async (_, definition, html) => {
    const document = { bytes: new TextEncoder().encode(html), contentType: 'text/html', file: null }
    const { entries } = await own(definition).read(document)
    expect(entries).toHaveLength(ROWS.length)
    const excerpts = await excerptsOf(
      document,
      entries.map(entry => entry.evidence),
    )
    expect(entries.filter((entry, index) => !shows(excerpts[index], entry))).toEqual([])
  })
})

test('a row that goes on overleaf is shown from both pages', async () => {
  const document = documentAt(sample('ddor', 'row-split-inside-the-jurisdiction', 'pdf'), 'source.pdf')
  const { entries } = await sourceOf('ddor').read(document)
  const excerpts = await excerptsOf(
    document,
    entries.map(entry => entry.evidence),
  )
  const split = excerpts.filter(excerpt => excerpt.kind === 'pdf' && excerpt.pages.length === 2)
  expect(split.length).toBeGreaterThan(0)
})

test('a workbook’s row stands below the names of its columns, whatever stands above them', async () => {
  const path = sample('287g-participating', 'columns-reordered-below-a-title', 'xlsx')
  const [excerpt] = await excerptsOf(documentAt(path, 'source.xlsx'), [
    { sheet: 'Sheet1', row: 5, cell: 'D5' },
  ])
  expect(excerpt).toMatchObject({
    head: { row: 2, cells: expect.arrayContaining([{ text: 'SUPPORT TYPE', link: null }]) },
    rows: [{ row: 3 }, { row: 4 }, { row: 5, marked: true }, { row: 6 }, { row: 7 }, { row: 8 }],
  })
})

test('a place that another document does not have is refused in a sentence', async () => {
  const page = documentAt(sample('doj-sanctuary', '2025-08-05', 'html'), 'source.html')
  await expect(excerptsOf(page, [{ element: 'main > ul:nth-child(9)', offset: 3 }])).rejects.toThrow(
    'The page shows nothing at main > ul:nth-child(9)',
  )
  const report = documentAt(sample('ddor', '2017-03-20', 'pdf'), 'source.pdf')
  await expect(excerptsOf(report, [{ page: 99, box: [0, 0, 1, 1] }])).rejects.toThrow(
    'an entry was read from page 99',
  )
})

describe('a page is drawn', () => {
  const reader = openEvidenceReader()
  afterAll(() => reader.close())

  // fonts inside the file and fonts of every viewer, upright and turned
  test.each(['2017-03-29', 'pages-rotated-90', 'reprinted-by-cairo', 'borderless', 'chromium-open'])(
    'with ink where the rows of %s were read, and not between them and the edge',
    async slug => {
      const document = documentAt(sample('ddor', slug, 'pdf'), 'source.pdf')
      const { entries } = await sourceOf('ddor').read(document)
      const [first] = await excerptsOf(
        document,
        entries.slice(0, 1).map(entry => entry.evidence),
      )
      const page = first?.kind === 'pdf' ? first.pages[0] : undefined
      if (!page) throw new Error('no page')
      const picture = await reader.picture(document, page.page)
      expect([picture.width, picture.height]).toEqual([page.width, page.height])
      expect(await ink(picture, page.mark)).toBeGreaterThan(0.01)
      expect(await ink(picture, [0, 0, 20, page.height])).toBe(0)
    },
  )

  test('in bounds, whatever size it claims', async () => {
    const endless = drawPdf([
      '<</Type/Catalog/Pages 2 0 R>>',
      '<</Type/Pages/Kids[3 0 R]/Count 1>>',
      '<</Type/Page/Parent 2 0 R/MediaBox[0 0 400000 300000]/Contents 4 0 R>>',
      stream('0 0 1000 1000 re f'),
    ])
    const { width, png } = await reader.picture({ bytes: endless, contentType: null, file: null }, 1)
    const image = await loadImage(Buffer.from(png))
    expect(width).toBe(400_000)
    expect(image.width * image.height).toBeLessThan(4_010_000)
  })

  test('or not, and that is said in a sentence', async () => {
    const document = documentAt(sample('ddor', '2017-03-29', 'pdf'), 'source.pdf')
    await expect(reader.picture(document, 99)).rejects.toThrow('there is no page 99 to draw')
  })

  test('by a process that may do nothing else that reading does not need', async () => {
    const intruder = join(import.meta.dirname, '../read/hostile/intruder.ts')
    const child = fork(intruder, [], {
      env: {},
      execArgv: [...drawingConfinement(READER_LIMITS), `--allow-fs-read=${intruder}`],
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const [report] = await once(child, 'message')
    expect(report).toEqual({ succeeded: ['read its own program'] })
  })
})

function sourceOf(id: string) {
  const source = SOURCES.find(source => source.id === id)
  if (!source) throw new Error(`no list ${id}`)
  return source
}

function documentAt(path: string, file: string): DocumentInput {
  const contentType = file.endsWith('.csv') ? 'text/csv' : null
  return { bytes: new Uint8Array(readFileSync(path)), contentType, file }
}

/** The marked place prints the entry's name, or the label that stands for its state. */
function shows(excerpt: Excerpt | undefined, { name, fields }: Entry): boolean {
  const text = excerpt ? markedText(excerpt) : ''
  return text.includes(name) || (typeof fields.label === 'string' && text.includes(fields.label))
}

function markedText(excerpt: Excerpt): string {
  if (excerpt.kind === 'pdf') return excerpt.cells.map(cell => cell.text).join('\n')
  if (excerpt.kind === 'html')
    return excerpt.lines
      .filter(line => line.marked)
      .map(line => line.text)
      .join('\n')
  return excerpt.rows
    .filter(row => row.marked)
    .flatMap(row => row.cells.map(cell => cell.text))
    .join('\n')
}

/** The share of dark pixels in a box of the page. */
async function ink({ png, width }: PagePicture, [left, top, right, bottom]: MarkBox): Promise<number> {
  const image = await loadImage(Buffer.from(png))
  const context = createCanvas(image.width, image.height).getContext('2d')
  context.drawImage(image, 0, 0)
  const scale = image.width / width
  const [x, y, w, h] = [left, top, right - left, bottom - top].map(points => Math.round(points * scale))
  const { data } = context.getImageData(x ?? 0, y ?? 0, w ?? 1, h ?? 1)
  let dark = 0
  for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 128) dark++
  return dark / (data.length / 4)
}
