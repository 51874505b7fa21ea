import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { misdeedsOf, NO_BROWSER, openBrowser } from './browser.ts'
import { type DemoSite, demoSite } from './demo-site.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Every colour and every arrangement once: axe takes its time. */
const LOOKS = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 390 },
] as const

if (NO_BROWSER) console.warn(`The site was not tried in a browser: ${NO_BROWSER}`)

describe.skipIf(NO_BROWSER !== null)('the site of the demo, in a browser', () => {
  let site: DemoSite
  let browser: Browser
  beforeAll(async () => {
    site = await demoSite()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  /** One page of each type, by what is on it. */
  function paths(): Record<string, string> {
    const version = (list: string, day: string) => {
      const name = readdirSync(join(site.folder, 'lists', list)).find(file => file.startsWith(day))
      return `lists/${list}/${name}`
    }
    return {
      front: '',
      list: 'lists/287g-participating/index.html',
      'list of a report': 'lists/ddor/index.html',
      'version of a web page': version('dhs-sanctuary', '2025-05-31'),
      'version of a workbook': version('287g-participating', '2025-03-06'),
      'version of a PDF': version('ddor', '2017-04-05'),
      'first version': version('ddor', '2017-03-20'),
      place: 'places/md/baltimore-county-24005.html',
      places: 'places/index.html',
      map: 'map/dhs-sanctuary.html',
      maps: 'map/index.html',
      methods: 'methods.html',
    }
  }

  async function open(path: string, options: Parameters<Browser['newPage']>[0] = {}): Promise<Page> {
    const page = await browser.newPage(options)
    onTestFinished(() => page.close())
    await page.goto(site.server.address + path)
    return page
  }

  test('pages of every type are without errors, messages, requests to others and axe violations', async () => {
    for (const { colorScheme, width } of LOOKS)
      for (const [type, path] of Object.entries(paths())) {
        // axe is put into the page, which the page's own policy forbids
        const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme, bypassCSP: true })
        const misdeeds = misdeedsOf(page, new URL(site.server.address).origin)
        await page.goto(site.server.address + path)
        for (const details of await page.locator('details').all())
          await details.evaluate(element => element.setAttribute('open', ''))
        await page.addScriptTag({ content: AXE })
        const found: { id: string; nodes: { html: string }[] }[] = await page.evaluate(
          'axe.run(document, { resultTypes: ["violations"] }).then(result => result.violations)',
        )
        const violations = found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
        const sideways: number = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        expect({ violations, misdeeds, sideways }, `${type} at ${width}, ${colorScheme}`).toEqual({
          violations: [],
          misdeeds: [],
          sideways: 0,
        })
        await page.close()
      }
  }, 600_000)

  test('a list is searched, filtered and sorted', async () => {
    const page = await open('lists/ddor/index.html')
    const names = () => page.locator('#entry-table tbody th').allTextContents()
    expect(await names()).toHaveLength(154)
    await page.getByLabel('Field office (AOR)').selectOption('Boston')
    expect(await names()).toContain('Northampton')
    await page.getByLabel('Search').fill('trust act')
    expect(await names()).toEqual(['Connecticut', 'Boston'])
    expect(await page.getByRole('status').textContent()).toContain('2 of 154 rows')
    await page.getByRole('button', { name: 'Clear' }).click()
    await expect.poll(names).toHaveLength(154)
    await page.getByRole('button', { name: 'Name' }).click()
    await page.getByRole('button', { name: 'Name' }).click()
    const sorted = await names()
    expect(sorted).toEqual(sorted.toSorted().toReversed())
    expect(await page.locator('th[aria-sort]').getAttribute('aria-sort')).toBe('descending')
  })

  test('a list is shown as of a day, and the address keeps it', async () => {
    const page = await open('lists/dhs-sanctuary/index.html')
    const rows = page.locator('#entry-table tbody tr')
    await page.getByLabel('or as of the day').fill('2025-05-30')
    await expect.poll(() => rows.count()).toBe(609)
    await page.getByLabel('Search').fill('martinsville county')
    expect(await rows.allTextContents()).toEqual([expect.stringContaining('Martinsville County')])
    await page.reload()
    expect(await rows.count()).toBe(1)
    await page.getByLabel('or as of the day').fill('2025-05-31')
    await expect.poll(() => rows.count()).toBe(0)
    await page.getByLabel('or as of the day').fill('2025-05-01')
    await expect
      .poll(() => page.getByRole('status').textContent())
      .toContain('No version is held from so early')
  })

  test('a place has all lists that named it, with the versions that prove it', async () => {
    const page = await open('index.html')
    await page.getByLabel('Was a place ever listed?').fill('Baltimore County, MD')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: 'Baltimore County' }).click()
    await page.getByRole('heading', { level: 1, name: 'Baltimore County, MD' }).waitFor()
    const text = await page.getByRole('main').innerText()
    expect(text).toContain(
      'Was listed from Aug 5, 2025 to Sep 26, 2025; gone from the version of Oct 31, 2025.',
    )
    expect(text).toContain('287(g) pending agencies')
    await page.getByRole('link', { name: 'Oct 31, 2025' }).click()
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('Version of Oct 31, 2025')
  })

  test('a version shows what its documents show', async () => {
    const page = await open(paths()['version of a PDF'] ?? '')
    await page.getByText('In the document').first().click()
    const image = page.getByRole('img', { name: /^Page \d+ of the document/ }).first()
    await expect
      .poll(() => image.evaluate(element => ('naturalWidth' in element ? element.naturalWidth : 0)))
      .toBeGreaterThan(500)
    expect(await page.locator('.evidence rect').count()).toBeGreaterThan(0)
    await page.goto(site.server.address + (paths()['version of a web page'] ?? ''))
    await page.getByText('In the document').first().click()
    expect(await page.locator('.evidence mark').first().innerText()).toBe('Aurora')
  })

  test('the map is walked through by keyboard, and goes back to any day', async () => {
    const page = await open('map/dhs-sanctuary.html')
    const stops = page.locator('#map a[tabindex="0"]')
    expect(await stops.count()).toBe(1)
    await stops.focus()
    const first = await page.locator('#map a:focus').getAttribute('aria-label')
    await page.keyboard.press('ArrowRight')
    const second = await page.locator('#map a:focus').getAttribute('aria-label')
    expect(second).toMatch(/: \d+ entr(y|ies)$/)
    expect(second).not.toBe(first)
    const weld = page.locator('#areas tr', { hasText: 'Weld County' })
    expect(await weld.isVisible()).toBe(false)
    await page.getByLabel('or as of the day').fill('2025-05-29')
    await expect.poll(() => weld.isVisible()).toBe(true)
    await page.locator('#map a:focus, #map a[tabindex="0"]').first().focus()
    await page.keyboard.press('Enter')
    await page.waitForURL(/places\//)
  })

  test('every page can be reached and read by keyboard and without JavaScript', async () => {
    const page = await open('', { javaScriptEnabled: false })
    await page.keyboard.press('Tab')
    expect(await page.locator(':focus').innerText()).toBe('Skip to the content')
    for (const [type, path] of Object.entries(paths())) {
      await page.goto(site.server.address + path)
      expect(await page.getByRole('heading', { level: 1 }).isVisible(), type).toBe(true)
      expect(await page.locator('[hidden] :visible').count(), type).toBe(0)
    }
    await page.goto(`${site.server.address}lists/doj-sanctuary/index.html`)
    expect(await page.locator('#entry-table tbody tr:visible').count()).toBe(33)
    expect(await page.getByLabel('Search').isVisible()).toBe(false)
  })

  test('links within the site lead somewhere', async () => {
    const page = await open('')
    const seen = new Set<string>()
    const misdeeds = misdeedsOf(page, new URL(site.server.address).origin)
    for (const path of Object.values(paths())) {
      await page.goto(site.server.address + path)
      const hrefs: string[] = await page.evaluate(
        '[...document.querySelectorAll("a[href], link[href]")].map(link => new URL(link.getAttribute("href"), link.baseURI).href)',
      )
      for (const href of hrefs) if (href.startsWith(site.server.address)) seen.add(href.replace(/#.*/, ''))
    }
    const answers = await Promise.all(
      [...seen].map(async href => [href, (await fetch(href)).status] as const),
    )
    expect(answers.filter(([, status]) => status !== 200)).toEqual([])
    expect(seen.size).toBeGreaterThan(500)
    expect(misdeeds).toEqual([])
  })
})
