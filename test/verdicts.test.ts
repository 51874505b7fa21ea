import { readFileSync } from 'node:fs'
import type { RequestListener, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { openDocumentArchive } from '../src/archive/document-archive.ts'
import { exitCodeOf } from '../src/cli/exit-codes.ts'
import { fetchDocument } from '../src/fetch/fetch-document.ts'
import type { FetchOptions } from '../src/fetch/options.ts'
import { runList } from '../src/pipeline.ts'
import { participating } from '../src/sources/287g-participating/source.ts'
import { dhsSanctuary } from '../src/sources/dhs-sanctuary/source.ts'
import type { Source } from '../src/sources/source.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { optionsFor, serve, serveTls } from './fetch/loopback/servers.ts'
import { sample, temporaryFolder } from './support/icelist.ts'
import { PAGES_HERE } from './support/pages.ts'

/**
 * What ordinary and hostile servers do, and what is made of it: the table that other tools were measured on and more. Each
 * row begins with the good page and ends with it: whatever came between must have changed nothing but what it says.
 */

const PAGE = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'), 'utf8')
const NOT_FOUND = readFileSync(sample('dhs-sanctuary', '2025-06-01-page-not-found', 'html'), 'utf8')
const DOJ_PAGE = readFileSync(sample('doj-sanctuary', '2025-08-05', 'html'), 'utf8')
const BM_VERIFY = readFileSync(sample('doj-sanctuary', 'bot-wall', 'html'), 'utf8')
const HTML = { 'content-type': 'text/html; charset=utf-8' }

const page =
  (body: string | Buffer, status = 200, headers: Record<string, string> = {}): RequestListener =>
  (_request, response) =>
    response.writeHead(status, { ...HTML, ...headers }).end(body)
const redirect =
  (to: string): RequestListener =>
  (_request, response) =>
    response.writeHead(302, { location: to }).end()
const withoutItems = (pattern: RegExp) => PAGE.replace(pattern, '')
/** The first third of the places, the rest of the page in order. */
const cutShort = () => {
  let seen = 0
  return PAGE.replace(/<li>[^<]*<\/li>/g, item => (++seen <= 450 ? item : ''))
}

interface Row {
  readonly name: string
  readonly server: RequestListener
  readonly verdict: string
  readonly rule?: string
  readonly exitCode: number
  /** changes of the version written, if one is: added, removed, renamed, changed */
  readonly changes?: readonly [number, number, number, number]
  readonly settings?: Partial<FetchOptions>
}

const ROWS: Row[] = [
  { name: 'the same page, ETag honoured', server: page('', 304), verdict: 'not-modified', exitCode: 0 },
  {
    name: 'the list, empty',
    server: page(withoutItems(/<li>[^<]*<\/li>/g)),
    verdict: 'failed',
    rule: 'unreadable',
    exitCode: 4,
  },
  { name: 'zero bytes', server: page(''), verdict: 'failed', rule: 'empty-body', exitCode: 4 },
  { name: '200 "Page Not Found"', server: page(NOT_FOUND), verdict: 'missing', exitCode: 5 },
  {
    name: '200 "Access Denied" of the CDN',
    server: page('<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1></body></html>'),
    verdict: 'blocked',
    exitCode: 5,
  },
  {
    name: 'an interstitial with bm-verify',
    server: page(BM_VERIFY),
    verdict: 'blocked',
    rule: 'bm-verify',
    exitCode: 5,
  },
  { name: '403', server: page('no', 403), verdict: 'blocked', rule: 'forbidden', exitCode: 5 },
  { name: '404', server: page('gone', 404), verdict: 'missing', exitCode: 5 },
  { name: '410', server: page('gone', 410), verdict: 'missing', exitCode: 5 },
  {
    name: '503 with Retry-After in seconds, all the time',
    server: page('', 503, { 'retry-after': '2' }),
    verdict: 'failed',
    rule: 'server-busy',
    exitCode: 3,
  },
  {
    name: '503 with Retry-After as a date, once',
    server: firstly(page('', 503, { 'retry-after': 'Wed, 27 Aug 2025 12:00:30 GMT' }), page(PAGE)),
    verdict: 'same-bytes',
    exitCode: 0,
  },
  { name: 'the page cut to its first places', server: page(cutShort()), verdict: 'held', exitCode: 7 },
  {
    name: 'the same entries in another order',
    server: page(sortedBackwards()),
    verdict: 'same-list',
    exitCode: 0,
  },
  {
    name: 'one spelling fixed',
    server: page(PAGE.replace('>Alameda County<', '>Alamedda County<')),
    verdict: 'new-version',
    changes: [0, 0, 1, 0],
    exitCode: 0,
  },
  {
    name: 'one entry added',
    server: page(PAGE.replace('<li>Alameda County</li>', '<li>Alameda County</li><li>Alpine County</li>')),
    verdict: 'new-version',
    changes: [1, 0, 0, 0],
    exitCode: 0,
  },
  {
    name: 'a redirect to the home page',
    server: byPath({ '/': page('<h1>Homeland Security</h1>') }, redirect('/')),
    verdict: 'missing',
    exitCode: 5,
  },
  {
    name: 'a redirect in a circle',
    server: redirect('/list'),
    verdict: 'failed',
    rule: 'redirect-loop',
    exitCode: 3,
  },
  {
    name: 'a redirect to 127.0.0.1, port of another server',
    server: redirect('http://127.0.0.1:9/'),
    verdict: 'failed',
    rule: 'address-refused',
    exitCode: 3,
  },
  {
    name: 'a redirect to a name that resolves to 127.0.0.1',
    server: redirect('http://localhost:9/'),
    verdict: 'failed',
    exitCode: 3,
  },
  {
    name: 'the page of another list',
    server: page(DOJ_PAGE),
    verdict: 'failed',
    exitCode: 4,
  },
  {
    name: 'a PDF document where a page is due',
    server: page('%PDF-1.7\n%%EOF\n', 200, { 'content-type': 'application/pdf' }),
    verdict: 'failed',
    rule: 'wrong-type',
    exitCode: 4,
  },
  {
    name: 'a slow drip',
    server: dripping,
    verdict: 'failed',
    rule: 'timeout-total',
    exitCode: 3,
    settings: { timeouts: { connect: 500, firstByte: 500, total: 700 } },
  },
  {
    name: 'an endless body',
    server: endless,
    verdict: 'failed',
    rule: 'too-large',
    exitCode: 3,
    settings: { maxBytes: 200_000 },
  },
  {
    name: 'a gzip bomb',
    server: page(gzipSync(Buffer.alloc(30_000_000)), 200, { 'content-encoding': 'gzip' }),
    verdict: 'failed',
    rule: 'too-large-decoded',
    exitCode: 3,
    settings: { maxDecodedBytes: 1_000_000 },
  },
  {
    name: 'a Content-Length that promises more than comes',
    server: (_request, response) => {
      response.writeHead(200, { ...HTML, 'content-length': '100000' })
      response.write('<html>')
      setTimeout(() => response.destroy(), 20)
    },
    verdict: 'failed',
    exitCode: 3,
  },
]

describe('a page whose server answers with', () => {
  test.each(ROWS)('$name: $verdict, exit code $exitCode', async row => {
    let answer: RequestListener = page(PAGE, 200, { etag: '"good"' })
    const server = await serve((request, response) => answer(request, response))
    const record = await openRecord(dhsSanctuary, `${server.origin}/list`, {
      ...optionsFor(server),
      ...row.settings,
    })
    expect((await record.run()).verdict).toBe('new-version')

    answer = row.server
    const outcome = await record.run()
    expect(outcome.verdict).toBe(row.verdict)
    if (row.rule) expect(outcome.reasons.map(({ rule }) => rule)).toContain(row.rule)
    if (outcome.verdict === 'failed') expect(outcome.reasons[0]?.text).toMatch(/^[^\n]{10,400}$/)
    expect(exitCodeOf([outcome], false)).toBe(row.exitCode)
    const { added, removed, renamed, changed } = outcome.difference?.summary ?? {}
    expect(outcome.difference && [added, removed, renamed, changed]).toEqual(row.changes ?? null)

    answer = page(PAGE, 200, { etag: '"good"' })
    const after = await record.run()
    expect(after.difference === null).toBe(row.changes === undefined)
    expect(await record.versions()).toBe(row.changes ? 3 : 1)
    await record.close()
  })

  test('304 to a request without validators is no answer', async () => {
    const server = await serve(page('', 304))
    const record = await openRecord(dhsSanctuary, `${server.origin}/list`, optionsFor(server))
    const outcome = await record.run()
    expect([outcome.verdict, outcome.reasons[0]?.rule]).toEqual(['failed', 'unasked-304'])
    await record.close()
  })

  test('a certificate that nobody vouches for is never accepted', async () => {
    const server = await serveTls(page(PAGE))
    const record = await openRecord(dhsSanctuary, `${server.origin}/list`, optionsFor(server))
    const outcome = await record.run()
    expect([outcome.verdict, outcome.reasons[0]?.rule]).toEqual(['failed', 'tls'])
    await record.close()
  })
})

describe('a workbook whose publisher', () => {
  const workbook =
    (slug: string): RequestListener =>
    (_request, response) =>
      response
        .writeHead(200, { 'content-type': participating.mediaType })
        .end(readFileSync(sample('287g-participating', slug, 'xlsx')))
  const landing = (body: string) =>
    page(`<!doctype html><html><title>287(g)</title><main>${body}</main></html>`)
  const link = '<a href="/files/participatingAgencies02212025.xlsx">Participating Agencies</a>'

  test.each([
    [
      'puts the pending list up under its name',
      { '/files/participatingAgencies02212025.xlsx': workbook('pending-list-under-this-name') },
      'failed',
      'unreadable',
      4,
    ],
    [
      'drops the link from the landing page',
      { '/list': landing('<p>Check back soon.</p>') },
      'missing',
      'no-link',
      5,
    ],
    [
      'links it as a workbook of another kind',
      { '/list': landing(link.replace('.xlsx', '.xls')) },
      'failed',
      'no-sure-link',
      4,
    ],
    [
      'serves a web page under its name',
      { '/files/participatingAgencies02212025.xlsx': page(DOJ_PAGE) },
      'failed',
      'wrong-type',
      4,
    ],
  ] as const)('%s', async (_name, faults, verdict, rule, exitCode) => {
    const good = {
      '/list': landing(link),
      '/files/participatingAgencies02212025.xlsx': workbook('2025-02-21'),
    }
    let answers: Record<string, RequestListener> = good
    const server = await serve((request, response) => byPath(answers, page('', 404))(request, response))
    const record = await openRecord(participating, `${server.origin}/list`, optionsFor(server))
    await record.run()
    answers = { ...good, ...faults }
    const outcome = await record.run()
    expect([outcome.verdict, outcome.reasons[0]?.rule, exitCodeOf([outcome], false)]).toEqual([
      verdict,
      rule,
      exitCode,
    ])
    answers = good
    await record.run()
    expect(await record.versions()).toBe(1)
    await record.close()
  })
})

async function openRecord(source: Source, url: string, options: FetchOptions) {
  const folder = temporaryFolder()
  const store = await openSqliteStore(join(folder, 'icelist.sqlite'))
  let runs = 0
  return {
    run: () => {
      const at = new Date(Date.UTC(2025, 7, 27, 12, runs++))
      return runList(source, url, {
        store,
        archive: openDocumentArchive(folder),
        now: () => at,
        read: (source, document) => source.read(document),
        pages: PAGES_HERE,
        fetch: request => fetchDocument(request, { ...options, now: () => at }),
      })
    },
    versions: async () => (await store.snapshots(source.id)).length,
    close: () => store.close(),
  }
}

/** The first request gets the one answer, all others the other. */
function firstly(first: RequestListener, then: RequestListener): RequestListener {
  let asked = 0
  return (request, response) => (asked++ === 0 ? first : then)(request, response)
}

function byPath(
  answers: Readonly<Record<string, RequestListener>>,
  otherwise: RequestListener,
): RequestListener {
  return (request, response) => (answers[request.url ?? ''] ?? otherwise)(request, response)
}

/** Every list of places turned round. */
function sortedBackwards(): string {
  return PAGE.replace(
    /(?:<li>[^<]*<\/li>\s*)+/g,
    items =>
      items
        .match(/<li>[^<]*<\/li>/g)
        ?.reverse()
        .join('\n') ?? items,
  )
}

function dripping(_request: unknown, response: ServerResponse): void {
  response.writeHead(200, HTML)
  const drops = setInterval(() => response.write('<p>'), 50)
  response.on('close', () => clearInterval(drops))
}

function endless(_request: unknown, response: ServerResponse): void {
  response.writeHead(200, HTML)
  const chunk = Buffer.alloc(16_384, 'x')
  const flow = setInterval(() => response.write(chunk), 1)
  response.on('close', () => clearInterval(flow))
}
