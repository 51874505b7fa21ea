import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from 'playwright-core'

const CHROMIUM = '/usr/bin/chromium'

/** Why tests of the site in a browser are left out; null where they run. */
export const NO_BROWSER = existsSync(CHROMIUM) ? null : `no Chromium at ${CHROMIUM}: apt-get install chromium`

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
}

/** What a page did that it should not: errors, messages on the console, requests to anybody but its own server. */
export function misdeedsOf(page: Page, origin: string): string[] {
  const misdeeds: string[] = []
  page.on('pageerror', error => misdeeds.push(`error: ${error.message}`))
  page.on('console', message => misdeeds.push(`console: ${message.text()}`))
  page.on('dialog', dialog => {
    misdeeds.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', request => {
    const { protocol, origin: asked } = new URL(request.url())
    if (protocol !== 'data:' && asked !== origin) misdeeds.push(`request: ${request.url()}`)
  })
  page.on('response', response => {
    if (response.status() >= 400) misdeeds.push(`${response.status()}: ${response.url()}`)
  })
  return misdeeds
}
