import { expect, test } from 'vitest'
import { dhsPage, dhsSampleRows } from '../../fixtures/generator/html/dhs-page.ts'
import { ReadError } from '../../src/errors.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'

/** The sample page with `markup` above its list. */
function pageWith(markup: string): string {
  const page = dhsPage({ rows: dhsSampleRows(), lastUpdated: '2025-05-31', nonce: 'a' })
  return page.replace('<h3>Sanctuary', () => `${markup}<h3>Sanctuary`)
}

function many(count: number, write: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => write(index)).join('')
}

const formatting = many(200, p => `<p>${many(100, b => `<b class="x${p}-${b}">`)}</p>`)

// each of these keeps the parser busy for minutes, or overflows its stack, when it is let in
test.each([
  ['100,000 elements in one another', pageWith('<div>'.repeat(100_000)), 'deep in one another'],
  ['200,000 attributes on one tag', pageWith(`<p ${many(200_000, n => `a${n} `)}></p>`), 'attributes'],
  [
    'the same in UTF-16',
    Buffer.from(`\ufeff<p ${many(200_000, n => `a${n} `)}></p>`, 'utf16le'),
    'attributes',
  ],
  ['bold text that is opened again in every paragraph', pageWith(formatting), 'deep in one another'],
  ['a million elements', pageWith('<br>'.repeat(1_000_000)), 'elements'],
  ['tables in tables', pageWith('<table><tr><td>'.repeat(50_000)), 'deep in one another'],
  ['a tag whose name has five million characters', pageWith('<a'.repeat(2_500_000)), 'characters'],
  ['seven million bytes', pageWith('x'.repeat(7_000_000)), 'bytes'],
  ['no bytes', '', 'is empty'],
  ['white space', ' \n\0\ufeff ', 'no list'],
  ['an image', Buffer.from('GIF89a\u0001\u0000\u0001\u0000', 'latin1'), 'no list'],
  ['a list behind a comment that never ends', pageWith('<!--'), 'no list'],
  ['a list behind a script that never ends', pageWith('<script>'), 'no list'],
])('%s end in one sentence', async (_, page, says) => {
  const error = await read(page).catch(error => error)
  expect(error).toBeInstanceOf(ReadError)
  expect(error.message).toContain(says)
})

test.each([
  [
    'spans that claim 65,000 rows and 1,000 columns',
    '<table><tr><td colspan="1000" rowspan="65000">x</td></tr></table>',
  ],
  ['entities in entities', '<p>&amp;lt;li&amp;gt;Boston&amp;lt;/li&amp;gt;&NotAnEntity;&#0;&#x110000;</p>'],
  ['signs that open nothing', '<p>< <3 <<<>>> </ > <!></p>'],
  ['endings without beginnings', '</em></ul></h3>'],
])('%s change nothing', async (_, markup) => {
  const plain = await read(pageWith(''))
  const names = (await read(pageWith(markup))).entries.map(entry => [entry.state, entry.name])
  expect(names).toEqual(plain.entries.map(entry => [entry.state, entry.name]))
})

function read(page: string | Uint8Array) {
  const bytes = typeof page === 'string' ? Buffer.from(page) : page
  return dhsSanctuary.read({ bytes, contentType: 'text/html', file: null })
}
