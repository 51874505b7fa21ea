import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { sample } from '../support/icelist.ts'
import { type Held, notHere } from './archive-server.ts'

export const DHS = 'https://www.dhs.gov/sanctuary-jurisdictions'
const FIRST = readFileSync(sample('dhs-sanctuary', '2025-05-29', 'html'), 'utf8')
const SECOND = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'), 'utf8')
const NOT_FOUND = readFileSync(sample('dhs-sanctuary', '2025-06-01-page-not-found', 'html'), 'utf8')
const DENIED =
  '<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>Reference #18.1a2b3c4d.1748900000.5e6f7a8b</body></html>'

/** Asset tokens and the like differ on every fetch though the list does not. */
const again = (page: string, token: number) => page.replace('</body>', `<!-- token ${token} --></body>`)
const without = (page: string, name: string) => page.replace(`<li>${name}</li>`, '')

/**
 * Forty captures of the DHS page, one every nine hours: two versions and a third that takes one county out and back again,
 * walls and missing pages between them, copies of the same bytes, one that is compressed as it came, a redirect to the home
 * page, a server error and one that does not play.
 */
export function dhsCaptures(): Held[] {
  const third = without(SECOND, 'Alameda County')
  const pages: Omit<Held, 'url' | 'timestamp'>[] = [
    { body: FIRST },
    { body: FIRST },
    { body: again(FIRST, 1) },
    { body: DENIED },
    { body: DENIED },
    { body: again(FIRST, 2) },
    { body: SECOND },
    { body: again(SECOND, 3) },
    { body: 'gone', status: 404 },
    { body: 'forbidden', status: 403 },
    { body: again(SECOND, 4) },
    { body: '', replay: notHere },
    { body: gzipSync(again(SECOND, 5)), headers: { 'content-encoding': 'gzip' } },
    { body: third },
    { body: third },
    { body: again(third, 6) },
    { body: DENIED },
    { body: again(third, 7) },
    { body: again(SECOND, 8) },
    { body: again(SECOND, 8) },
    { body: again(SECOND, 9) },
    { body: '', status: 302, headers: { location: 'https://www.dhs.gov/' } },
    { body: NOT_FOUND },
    { body: NOT_FOUND },
    { body: again(NOT_FOUND, 10) },
    { body: again(NOT_FOUND, 11) },
    { body: 'unavailable', status: 503 },
    { body: again(SECOND, 12) },
    { body: DENIED },
    { body: again(SECOND, 13) },
    ...Array.from({ length: 10 }, (_, index) => ({ body: again(NOT_FOUND, 20 + index) })),
  ]
  const start = Date.parse('2025-05-29T21:00:00Z')
  const captures = pages.map((page, index) => {
    const at = new Date(start + index * 9 * 3_600_000).toISOString()
    return { ...page, url: DHS, timestamp: at.replace(/\D/g, '').slice(0, 14) }
  })
  const redirect = captures[21]
  const home = redirect && {
    url: 'https://www.dhs.gov/',
    timestamp: redirect.timestamp,
    body: '<h1>DHS</h1>',
  }
  return home ? [...captures, home] : captures
}
