import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ddor } from '../../src/sources/ddor/source.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures/ddor')

/** Where the last word of a criterion is drawn. */
const HOMICIDE = /(?<=396 )323.804(?= Tm\n.*\n\[<686f6d6963696465>)/
/** Where the last word of a policy is drawn, at the foot of a page. */
const POLICY = /(?<=258 )91.804(?= Tm\n.*\n\[<506f6c6963>)/
/** The size of the "o" of "Lebanon County", which is drawn by itself. */
const LEBANON = /(?<=89.748 527.804 Tm\n\/F2 )12(?= Tf\n\[<6f>)/

test.each([
  ['crowds the text of another row', 'open-name-above-whole-row', HOMICIDE, '468.204', 'irregular-lines'],
  ['fills free space in another row', 'open-name-above-whole-row', HOMICIDE, '143.804', 'drawn-out-of-order'],
  // a row from the page before could go on there
  ['stands above the first row', 'rows-split-borderless', POLICY, '700.20', 'table-starts-elsewhere'],
  ['is set in tiny type', 'item-for-a-few-letters', LEBANON, '02', 'irregular-lines'],
])('tells of a word that %s', async (_, sample, from, to, code) => {
  const text = readFileSync(join(FIXTURES, sample, 'source.pdf')).toString('latin1')
  const damaged = text.replace(from, to)
  expect(damaged).not.toBe(text)
  const { notices } = await read(new Uint8Array(Buffer.from(damaged, 'latin1')))
  expect(notices.map(notice => notice.code)).toContain(code)
})

test.each([
  ['the first rows of', 0, 0.5],
  ['rows in the middle of', 0.4, 0.6],
  ['the last rows of', 0.5, 1],
])('tells of a page that has lost %s its table', async (_, from, to) => {
  const bytes = new Uint8Array(readFileSync(join(FIXTURES, 'borderless', 'source.pdf')))
  const text = Buffer.from(bytes).toString('latin1')
  const page = [...text.matchAll(/(?<=\nstream\n)[^]*?(?=\nendstream)/g)][3]
  const drawn = [...(page?.[0].matchAll(/\nBT\n[^]*?\nET\n/g) ?? [])]
  for (const { index, 0: shown } of drawn.slice(from * drawn.length, to * drawn.length))
    bytes.fill(32, (page?.index ?? 0) + index, (page?.index ?? 0) + index + shown.length)
  const whole = await read(new Uint8Array(readFileSync(join(FIXTURES, 'borderless', 'source.pdf'))))
  const { entries, notices } = await read(bytes)
  expect(entries.length).toBeLessThan(whole.entries.length)
  expect(whole.notices).toEqual([])
  expect(notices).not.toEqual([])
})

test.each([0.1, 0.3, 0.5, 0.7, 0.9])(
  'refuses a long page that cannot be drawn from %f of it on',
  async share => {
    const bytes = new Uint8Array(readFileSync(join(FIXTURES, 'item-for-a-few-letters', 'source.pdf')))
    const text = Buffer.from(bytes).toString('latin1')
    const page = [...text.matchAll(/(?<=\nstream\n)[^]*?(?=\nendstream)/g)].find(([drawn]) =>
      drawn.includes('\nBT\n'),
    )
    const drawn = [...(page?.[0].matchAll(/\nBT\n/g) ?? [])]
    const at = drawn[Math.floor(share * drawn.length)]
    Buffer.from(' /Nothing Do ').copy(bytes, (page?.index ?? 0) + (at?.index ?? 0))
    await expect(read(bytes)).rejects.toThrow(/page \d of the PDF is damaged/)
  },
)

function read(bytes: Uint8Array) {
  return ddor.read({ bytes, contentType: 'application/pdf', file: null })
}
