import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { ReadError } from '../../src/errors.ts'
import { ANSWER_RULES } from '../../src/judge/answer-rules.ts'
import { type JudgedAnswer, judgeAnswer } from '../../src/judge/answers.ts'
import { bodyType } from '../../src/judge/body-type.ts'
import { type PageFacts, readPageFacts } from '../../src/read/html/page-facts.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const URL_OF_LIST = 'https://www.dhs.gov/sanctuary-jurisdictions'
const FIXTURES = new URL('../../fixtures/', import.meta.url)

const bytes = (text: string) => new TextEncoder().encode(text)
const html = (head: string, body: string) =>
  `<!doctype html><html><head>${head}</head><body>${body}</body></html>`
const answer = (changes: Partial<Omit<JudgedAnswer, 'body'>> & { body?: string }): JudgedAnswer => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8' },
  url: URL_OF_LIST,
  finalUrl: changes.url ?? URL_OF_LIST,
  ...changes,
  body: bytes(changes.body ?? LIST),
})
const judge = (of: JudgedAnswer, expected = 'text/html', validators = {}) =>
  judgeAnswer(of, { expected, validators }, pageOf(of))

function pageOf({ body, headers }: JudgedAnswer): PageFacts | ReadError | null {
  if (bodyType(body) !== 'html') return null
  try {
    return readPageFacts({ bytes: body, contentType: headers['content-type'] ?? null, file: null })
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
}

/** A list in the publisher's template: menus that speak of everything, and names. */
const LIST = html(
  '<title>Sanctuary Jurisdictions | Homeland Security</title><script src="/recaptcha/api.js"></script>',
  `<nav><ul><li><a href="/404">Page Not Found</a></li><li>Access Denied</li></ul><iframe src="/interstitial"></iframe></nav>
   <main><h1>Sanctuary Jurisdictions</h1><p>If a page was not found: the page may have been moved, deleted, or is otherwise
   unavailable. Access denied? Your support ID is on the form.</p>
   <ul>${Array.from({ length: 200 }, (_, n) => `<li>County ${n}</li>`).join('')}</ul></main>
   <footer><h1>Page Not Found</h1></footer>`,
)

/** One answer for each rule of the table, that fires it. */
const SAMPLES: Record<string, JudgedAnswer> = {
  forbidden: answer({ status: 403, body: 'no' }),
  'access-denied': answer({ body: html('<TITLE>Access Denied</TITLE>', '<H1>Access Denied</H1>') }),
  'cdn-reference': answer({
    body: html(
      '<title>Error</title>',
      'You don\'t have permission to access "http&#58;&#47;&#47;www&#46;dhs&#46;gov&#47;" on this server.<P>Reference&#32;&#35;18&#46;c6a50517&#46;1514639126&#46;176b29a',
    ),
  }),
  'cdn-answers-itself': answer({
    headers: { server: 'AkamaiGHost' },
    body: html('<title>www.dhs.gov</title>', '<p>The service is paused.</p>'),
  }),
  'bm-verify': answer({
    body: html(
      '<title>&nbsp;</title><meta http-equiv="refresh" content="5; URL=\'/ag/list?bm-verify=AAQAAAAN_____x\'" />',
      '<script>var i = 1;</script>',
    ),
  }),
  interstitial: answer({
    body: html('<title>&nbsp;</title>', '<iframe id="sec-overlay" src="/_sec/interstitial/x.html"></iframe>'),
  }),
  'blank-page': answer({ body: html('<title>&nbsp;</title>', '<script>var a = "the list";</script>') }),
  'cdn-challenge': answer({
    body: html(
      '<title>www.ice.gov</title>',
      '<div id="sec-if-cpt-container">Powered and protected by Akamai</div>',
    ),
  }),
  'cloudflare-header': answer({ status: 503, headers: { 'cf-mitigated': 'challenge' } }),
  'aws-header': answer({ status: 202, headers: { 'x-amzn-waf-action': 'challenge' }, body: '' }),
  'are-you-human': answer({ body: html('<title>Just a moment...</title>', '<p>www.dhs.gov</p>') }),
  captcha: answer({
    body: html('<title>www.dhs.gov</title>', '<form action="/go"><div id="g-recaptcha"></div></form>'),
  }),
  'firewall-text': answer({
    body: html('<title>Error</title>', 'The requested URL was rejected. Your support ID is: 1234567890'),
  }),
  'not-found': answer({ status: 410, body: 'gone' }),
  'page-not-found': answer({
    body: html(
      '<title>Page Not Found | Homeland Security</title>',
      `<nav>${'<a href="/x">Border Security</a>'.repeat(500)}</nav><main><h1>Sorry</h1></main>`,
    ),
  }),
  'moved-or-deleted': answer({
    body: html(
      '<title>Homeland Security</title>',
      '<main><p>The page may have been moved, deleted, or is otherwise&nbsp;unavailable.</p></main>',
    ),
  }),
  'redirect-to-home': answer({ finalUrl: 'https://www.dhs.gov/' }),
  'redirect-to-error-page': answer({ finalUrl: 'https://www.dhs.gov/error/page-not-found.html' }),
}

describe('the table of rules', () => {
  test.each(ANSWER_RULES)('$id: fired by its case, $seen', ({ id, verdict }) => {
    const sample = SAMPLES[id]
    if (!sample) throw new Error(`no sample for the rule ${id}`)
    const judged = judge(sample)
    expect(judged.verdict).toBe(verdict)
    expect(judged.reasons.map(({ rule }) => rule)).toContain(id)
    // whatever was due, a wall is a wall
    expect(judge(sample, XLSX).verdict).toBe(verdict)
  })

  test('has no case without a rule', () => {
    expect(Object.keys(SAMPLES)).toEqual(ANSWER_RULES.map(({ id }) => id))
  })

  test('says which text fired it', () => {
    const reasons = (id: string) => judge(SAMPLES[id] ?? expect.unreachable(id)).reasons
    expect(reasons('not-found')).toEqual([{ rule: 'not-found', text: 'Status 410.' }])
    expect(reasons('page-not-found')).toEqual([
      { rule: 'page-not-found', text: 'Status 200; the page calls itself "page not found".' },
    ])
    expect(reasons('redirect-to-home')).toEqual([
      { rule: 'redirect-to-home', text: 'Redirected to https://www.dhs.gov/.' },
    ])
    expect(reasons('bm-verify')).toContainEqual({
      rule: 'bm-verify',
      text: 'The page’s markup has "bm-verify=".',
    })
  })

  test('is not fired by a list that speaks of all of it in its menus and its text', () => {
    expect(judge(answer({}))).toEqual({ verdict: 'ok', reasons: [] })
  })

  const WORTH = { 'not-found': 'missing', 'bot-wall': 'blocked', 'cut-short': 'failed' }
  const pages = ['dhs-sanctuary', 'doj-sanctuary'].flatMap(list =>
    readdirSync(new URL(`${list}/`, FIXTURES)).map(slug => `${list}/${slug}`),
  )
  test.each(pages)('judges the sample %s by what it is', slug => {
    const body = readFileSync(new URL(`${slug}/source.html`, FIXTURES))
    const judged = judge({ ...answer({}), body: new Uint8Array(body) })
    const [, worth = 'ok'] = Object.entries(WORTH).find(([word]) => slug.includes(word)) ?? []
    expect(judged.verdict).toBe(worth)
  })
})

describe('other answers', () => {
  test.each([
    ['etag', { etag: '"a"' }, 'not-modified'],
    ['date', { lastModified: 'Wed, 27 Aug 2025 10:00:00 GMT' }, 'not-modified'],
    ['nothing', {}, 'failed'],
  ])('304 to a request that named %s', (_, validators, verdict) => {
    expect(judge(answer({ status: 304, body: '' }), 'text/html', validators).verdict).toBe(verdict)
  })

  test.each([
    [429, 'server-busy'],
    [500, 'server-busy'],
    [503, 'server-busy'],
    [400, 'unexpected-status'],
    [206, 'unexpected-status'],
    [301, 'unexpected-status'],
  ])('%i is a failure, though it carries a good page', (status, rule) => {
    expect(judge(answer({ status }))).toMatchObject({ verdict: 'failed', reasons: [{ rule }] })
  })

  test.each([
    ['nothing', '', 'text/html', 'empty-body', 'The server answered 200 and sent nothing.'],
    ['white space', ' \r\n\t', XLSX, 'empty-body', 'The server answered 200 and sent nothing.'],
    ['a page', LIST, XLSX, 'wrong-type', 'A workbook (XLSX) was due, and a web page came.'],
    ['a page', LIST, 'application/pdf', 'wrong-type', 'A PDF document was due, and a web page came.'],
    ['a PDF', '%PDF-1.7\n', 'text/html', 'wrong-type', 'A web page was due, and a PDF document came.'],
    [
      'JSON',
      '{"list":[]}',
      'text/html',
      'wrong-type',
      expect.stringContaining('A web page was due, and something'),
    ],
    [
      'XML',
      '<?xml version="1.0"?><Error/>',
      'text/html',
      'wrong-type',
      expect.stringContaining('and something'),
    ],
  ])('%s where something else is due', (_, body, expected, rule, text) => {
    expect(judge(answer({ body }), expected)).toEqual({ verdict: 'failed', reasons: [{ rule, text }] })
  })

  test.each([
    ['application/pdf', bytes('\n%PDF-1.4\n%âãÏÓ')],
    [XLSX, bytes('PK\u0003\u0004…')],
    ['text/html', bytes(`\ufeff<!-- ${'x'.repeat(2000)} --><html><title>List</title><p>A list</p></html>`)],
    ['text/html', new Uint8Array(Buffer.from(`\ufeff${LIST}`, 'utf16le'))],
    ['text/html', bytes(`<!doctype html><title>%PDF-1.4 explained</title><p>A list</p>`)],
  ])('%s is what it is by its bytes', (expected, body) => {
    expect(judge({ ...answer({ headers: {} }), body }, expected).verdict).toBe('ok')
  })

  test('a page that cannot be read is a failure that says why, unless its status says more', () => {
    const cut = LIST.slice(0, -20)
    expect(judge(answer({ body: cut }))).toEqual({
      verdict: 'failed',
      reasons: [{ rule: 'unreadable', text: 'The page breaks off before </html>: fetch it again.' }],
    })
    expect(judge(answer({ body: cut, status: 404 })).verdict).toBe('missing')
    expect(judge(answer({ body: cut }), XLSX)).toMatchObject({ reasons: [{ rule: 'wrong-type' }] })
  })

  test('compressed bytes that nobody unpacked are no page', () => {
    expect(judge({ ...answer({}), body: new Uint8Array(gzipSync(LIST)) })).toMatchObject({
      verdict: 'failed',
      reasons: [{ rule: 'wrong-type' }],
    })
  })
})
