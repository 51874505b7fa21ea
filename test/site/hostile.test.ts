import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stringify } from 'csv-stringify/sync'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type SiteServer, serveSite } from '../../src/site/serve-site.ts'
import { icelist } from '../support/icelist.ts'
import { PAYLOADS } from '../support/payloads.ts'
import { misdeedsOf, NO_BROWSER, openBrowser } from './browser.ts'

/** Of the addresses that the lists' definitions have, not their documents. */
const PUBLISHERS = ['example.org', 'www.ice.gov', 'www.dhs.gov', 'www.justice.gov']

/** A list whose every cell is hostile, in two versions that differ in every way in which versions can. */
async function hostileSite(root: string): Promise<string> {
  const row = (payload: string, index: number, version: number) => [
    `${payload} ${index}`,
    version === 1 ? payload : `other ${payload}`,
    `${index % 3}${payload}`,
  ]
  const list = {
    id: 'hostile-list',
    title: '<script>alert("title")</script>',
    publisher: '"><img src=x onerror=alert(1)>',
    url: 'https://example.org/list.csv',
    format: 'csv',
    columns: [
      { header: 'Name', field: 'place' },
      { header: 'Policy', field: 'policy' },
      { header: 'Support', field: 'supportType' },
    ],
    name: 'place',
    key: ['place'],
    state: 'WY',
    kind: 'county',
    expected: { floor: 1, ceiling: 1000 },
    publisherWords: 'https://example.org/"><script>alert(2)</script>',
  }
  writeFileSync(join(root, 'icelist.config.json'), JSON.stringify({ ownLists: [list] }))
  const files = [1, 2].map(version => {
    const rows = PAYLOADS.map((payload, index) => row(payload, index, version)).slice(version === 1 ? 0 : 3)
    const file = `2025-06-0${version}.csv`
    writeFileSync(join(root, file), stringify([['Name', 'Policy', 'Support'], ...rows]))
    return file
  })
  for (const words of [
    ['import', 'hostile-list', '--accept', 'all of it is hostile', ...files],
    ['site', '--out', 'site'],
  ]) {
    const { exitCode, err } = await icelist(words, root)
    expect(exitCode, err).toBe(0)
  }
  return join(root, 'site')
}

describe.skipIf(NO_BROWSER !== null)('the site of a hostile list, in a browser', () => {
  const root = mkdtempSync(join(tmpdir(), 'icelist-hostile-'))
  let folder: string
  let server: SiteServer
  let browser: Browser
  beforeAll(async () => {
    folder = await hostileSite(root)
    server = await serveSite(folder, 0)
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
    rmSync(root, { recursive: true })
  })

  test('no text of a document runs, loads, links or hides anything on any page', async () => {
    const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file =>
      file.endsWith('.html'),
    )
    expect(pages.length).toBeGreaterThan(8)
    for (const path of pages) {
      const page = await browser.newPage()
      const misdeeds = misdeedsOf(page, new URL(server.address).origin)
      await page.goto(server.address + path)
      const search = page.getByLabel('Search')
      // the page's program writes the rows anew
      if (await search.isVisible()) {
        await search.fill('other')
        await search.fill('')
      }
      const foreign: string[] = await page.evaluate(`[
        ...[...document.querySelectorAll('img, iframe, object, embed, style, base, form[action^="http"], script:not([src]):not([type="application/json"])')].map(element => element.outerHTML),
        ...[...document.querySelectorAll('a[href]')].map(link => new URL(link.getAttribute('href'), link.baseURI)).filter(({ host }) => host !== location.host && !${JSON.stringify(PUBLISHERS)}.includes(host)).map(String),
        ...[...document.querySelectorAll('*')].flatMap(element => element.getAttributeNames().filter(name => /^on|^style$/.test(name)))
      ]`)
      const text = await page.locator('body').innerText()
      expect(
        { misdeeds, foreign, hidden: /[\p{Cc}\u202a-\u202e]/u.test(text.replaceAll(/[\n\t]/g, '')) },
        path,
      ).toEqual({
        misdeeds: [],
        foreign: [],
        hidden: false,
      })
      await page.close()
    }
  })

  test('no cell of a file to download is a formula', () => {
    for (const name of ['entries.csv', 'history.csv']) {
      const text = readFileSync(join(folder, 'lists/hostile-list', name), 'utf8')
      for (const cell of text.split(/[,\n]/)) expect(cell).not.toMatch(/^"?\s*[=+@-]/)
    }
  })
})
