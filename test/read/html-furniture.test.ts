import { expect, test } from 'vitest'
import { dhsPage, dhsSampleRows } from '../../fixtures/generator/html/dhs-page.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'

const PAGE = dhsPage({ rows: dhsSampleRows(), lastUpdated: '2025-05-31', nonce: 'a' })
const read = (page: string) =>
  dhsSanctuary.read({ bytes: Buffer.from(page), contentType: 'text/html', file: null })
const BANNER = '<section class="usa-banner">'

test('a banner that contains an entry is a notice with its text', async () => {
  const plain = await read(PAGE)
  const page = PAGE.replace(/<li>\s*Hartford\s*<\/li>/, `<li>${BANNER}Hartford</section></li>`)
  const { entries, notices } = await read(page)
  expect(entries).toHaveLength(plain.entries.length - 1)
  expect(notices).toContainEqual(
    expect.objectContaining({ code: 'text-not-understood', examples: ['Hartford'] }),
  )
})

test('a banner that contains half of the list is a refusal', async () => {
  const half = PAGE.indexOf('Louisiana')
  const heading = PAGE.lastIndexOf('<h', half)
  await expect(read(PAGE.slice(0, heading) + BANNER + PAGE.slice(heading))).rejects.toThrow('fit no rule')
})
