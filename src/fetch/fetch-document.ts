import { isAllowedHost } from './address-guard.ts'
import { type Connection, openConnection } from './connection.ts'
import { failure } from './failure.ts'
import { type FinalAnswer, followRedirects, type Redirect } from './follow-redirects.ts'
import { FETCH_DEFAULTS, type FetchOptions, type FetchSettings } from './options.ts'
import { ACCEPT_ENCODING } from './read-body.ts'
import { type HopAnswer, requestOnce } from './request-once.ts'
import { withRetries } from './retry.ts'
import { checkRobots, crawlDelay, ROBOTS_LIMITS, robotsFor } from './robots.ts'

/** What to ask a publisher for. */
export interface FetchRequest {
  readonly url: string
  /** as the server's last good answer gave them; null or empty asks unconditionally */
  readonly validators: Validators | null
  /** the media type that the document is due in: asked for, and for the judge of the answer to compare */
  readonly expected: string
  /** other hosts that a redirect may lead to; without it, none */
  readonly redirectHosts?: readonly string[]
}

interface Validators {
  readonly etag?: string
  readonly lastModified?: string
}

/** What a publisher answered, whatever its status. Instants are ISO 8601 in UTC, to the millisecond. */
export interface FetchAnswer {
  readonly url: string
  readonly finalUrl: string
  readonly status: number
  /** names in lower case */
  readonly headers: Readonly<Record<string, string>>
  readonly redirects: readonly Redirect[]
  /** decompressed */
  readonly body: Uint8Array
  readonly startedAt: string
  readonly finishedAt: string
  /** SHA-256 of the certificate at the final address, 64 hexadecimal digits; null over http */
  readonly tlsFingerprint: string | null
  readonly attempts: number
  /** milliseconds that the last request took, to the first byte of its answer and to the last */
  readonly timings: HopAnswer['timings']
}

/**
 * Asks for a document. Any answer is an answer, 304, 403, 404 and a 503 that did not pass among them; what it is worth
 * is for `judgeAnswer` to say.
 * @throws FetchError when there is no usable answer; its `reason` is a FetchReason
 * @throws UsageError when the environment's proxy is no address
 */
export async function fetchDocument(request: FetchRequest, options: FetchOptions): Promise<FetchAnswer> {
  const settings = { ...FETCH_DEFAULTS, ...options }
  const start = URL.parse(request.url)
  if (!start) throw failure('url', `"${request.url}" is not an address. Correct the list's url.`)
  start.hash = ''
  const startedAt = settings.now().toISOString()
  const connection = openConnection(settings)
  try {
    const { answer, attempts } = await withRetries(() => ask(start, request, connection, settings), settings)
    const { url, status, headers, redirects, body, timings } = answer
    return {
      url: request.url,
      finalUrl: url.href,
      status,
      headers,
      redirects,
      body,
      startedAt,
      finishedAt: settings.now().toISOString(),
      tlsFingerprint: connection.fingerprintOf(url),
      attempts,
      timings,
    }
  } finally {
    await connection.close()
  }
}

/** One attempt: the document, over all its redirects, each in its turn and with the leave of its host's robots.txt. */
function ask(
  start: URL,
  request: FetchRequest,
  connection: Connection,
  settings: FetchSettings,
): Promise<FinalAnswer> {
  const { allowHosts, userAgent } = settings
  const rule = { allowHosts, redirectHosts: request.redirectHosts ?? [] }
  const headers = {
    'user-agent': userAgent,
    accept: `${request.expected}, */*;q=0.1`,
    'accept-encoding': ACCEPT_ENCODING,
    ...conditions(request.validators),
  }
  const limits = { ...settings, beyond: 'refuse' } as const
  return followRedirects(start, rule, async url => {
    const delay = settings.robots === 'obey' ? await askLeave(url, connection, settings) : 0
    await takeTurn(url, delay, settings)
    return requestOnce(url, headers, limits, connection, settings)
  })
}

/** @returns the milliseconds that the host asks to keep between two requests */
async function askLeave(url: URL, connection: Connection, settings: FetchSettings): Promise<number> {
  const { allowHosts, userAgent, maxRetryAfter } = settings
  const headers = { 'user-agent': userAgent, 'accept-encoding': ACCEPT_ENCODING }
  const robots = await robotsFor(url, settings, robotsUrl =>
    followRedirects(robotsUrl, { allowHosts, redirectHosts: [] }, async hop => {
      await takeTurn(hop, 0, settings)
      return requestOnce(hop, headers, ROBOTS_LIMITS, connection, settings)
    }),
  )
  checkRobots(robots, url, userAgent)
  return Math.min(crawlDelay(robots, userAgent), maxRetryAfter)
}

async function takeTurn(url: URL, delay: number, settings: FetchSettings): Promise<void> {
  const { hosts, spacing, allowHosts, now, sleep } = settings
  if (isAllowedHost(url, allowHosts)) return
  const wait = hosts.takeTurn(url.host, Math.max(spacing, delay), now())
  if (wait > 0) await sleep(wait)
}

/** RFC 9110, 13.1: the entity tag is the stronger of the two, and the server's own date stands in where there is none. */
function conditions(validators: Validators | null): Record<string, string> {
  if (validators?.etag) return { 'if-none-match': validators.etag }
  if (validators?.lastModified) return { 'if-modified-since': validators.lastModified }
  return {}
}
