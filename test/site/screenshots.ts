// The pictures of README.md, from the demo's site: npm run screenshots
import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { NO_BROWSER, openBrowser } from './browser.ts'
import { type DemoSite, demoSite } from './demo-site.ts'

const FOLDER = join(import.meta.dirname, '../../docs/screenshots')

interface Shot {
  readonly name: string
  readonly path: (site: DemoSite) => string
  readonly width: number
  readonly height: number
  readonly colorScheme: 'light' | 'dark'
  readonly before?: (page: Page) => Promise<void>
}

const SHOTS: readonly Shot[] = [
  { name: 'front', path: () => 'index.html', width: 1120, height: 900, colorScheme: 'light' },
  {
    name: 'list',
    path: () => 'lists/ddor/index.html',
    width: 1120,
    height: 700,
    colorScheme: 'light',
    before: async page => {
      await page.getByLabel('Field office (AOR)').selectOption('Boston')
      await page.locator('#entries').scrollIntoViewIfNeeded()
      await page.evaluate('document.querySelector("#entries").scrollIntoView()')
    },
  },
  {
    name: 'version',
    path: versionOf('ddor', '2017-04-05'),
    width: 1120,
    height: 820,
    colorScheme: 'light',
    before: async page => {
      await page.getByText('In the document').first().click()
      await page.waitForLoadState('networkidle')
      await page.evaluate('document.querySelector("#added").scrollIntoView()')
    },
  },
  {
    name: 'place',
    path: () => 'places/md/baltimore-county-24005.html',
    width: 390,
    height: 780,
    colorScheme: 'light',
  },
  {
    name: 'map',
    path: () => 'map/dhs-sanctuary.html',
    width: 1120,
    height: 820,
    colorScheme: 'dark',
    before: async page => {
      await page.evaluate('document.querySelector("h1").scrollIntoView()')
    },
  },
]

function versionOf(list: string, day: string): Shot['path'] {
  return site => {
    const name = readdirSync(join(site.folder, 'lists', list)).find(file => file.startsWith(day))
    return `lists/${list}/${name}`
  }
}

async function main(): Promise<void> {
  if (NO_BROWSER) throw new Error(`No pictures can be made: ${NO_BROWSER}`)
  mkdirSync(FOLDER, { recursive: true })
  const site = await demoSite()
  const browser = await openBrowser()
  try {
    for (const { name, path, width, height, colorScheme, before } of SHOTS) {
      const page = await browser.newPage({ viewport: { width, height }, colorScheme })
      await page.goto(site.server.address + path(site))
      await before?.(page)
      await page.screenshot({ path: join(FOLDER, `${name}.png`) })
      await page.close()
      console.log(`docs/screenshots/${name}.png`)
    }
  } finally {
    await browser.close()
    await site.close()
  }
}

await main()
