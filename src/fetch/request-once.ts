import { request } from 'undici'
import type { Connection } from './connection.ts'
import { explainFailure, failure } from './failure.ts'
import type { FetchSettings } from './options.ts'
import { type BodyLimits, readBody } from './read-body.ts'

/** One answer to one request; a redirect is an answer and is not followed. */
export interface HopAnswer {
  readonly status: number
  /** names in lower case; a header that came several times is joined by commas */
  readonly headers: Readonly<Record<string, string>>
  /** decompressed; empty for a redirect, whose body nobody reads */
  readonly body: Uint8Array
  /** milliseconds from the request to the headers and to the last byte */
  readonly timings: { readonly firstByte: number; readonly total: number }
}

/** Where a redirect leads, as it is written; null when the answer is none. */
export function locationOf({ status, headers }: Pick<HopAnswer, 'status' | 'headers'>): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? (headers.location ?? null) : null
}

/** Sends one GET and reads its answer within the time limits. @throws FetchError when there is no usable answer */
export async function requestOnce(
  url: URL,
  headers: Readonly<Record<string, string>>,
  limits: BodyLimits,
  connection: Connection,
  { timeouts }: FetchSettings,
): Promise<HopAnswer> {
  const abort = new AbortController()
  const expire = (reason: 'timeout-first-byte' | 'timeout-total', limit: number) =>
    setTimeout(() => abort.abort(tooSlow(reason, url, limit)), limit)
  const untilHeaders = expire('timeout-first-byte', timeouts.firstByte)
  const untilEnd = expire('timeout-total', timeouts.total)
  const started = performance.now()
  try {
    const response = await request(url, {
      dispatcher: connection.dispatcher,
      headers: { ...headers },
      signal: abort.signal,
      // undici's own limits are for gaps between packets; a slow drip passes them for ever
      headersTimeout: 0,
      bodyTimeout: 0,
    })
    clearTimeout(untilHeaders)
    const firstByte = performance.now() - started
    const answer = { status: response.statusCode, headers: joinHeaders(response.headers) }
    response.body.on('error', () => {})
    if (locationOf(answer) !== null) response.body.destroy()
    const body =
      locationOf(answer) === null
        ? await readBody(response.body, answer.headers, limits, url)
        : new Uint8Array()
    return { ...answer, body, timings: { firstByte, total: performance.now() - started } }
  } catch (error) {
    throw explainFailure(abort.signal.aborted ? abort.signal.reason : error, url)
  } finally {
    clearTimeout(untilHeaders)
    clearTimeout(untilEnd)
  }
}

function tooSlow(reason: 'timeout-first-byte' | 'timeout-total', url: URL, limit: number) {
  const what = reason === 'timeout-total' ? 'did not finish its answer' : 'did not begin to answer'
  return failure(reason, `${url.href} ${what} within ${limit / 1000} s. Try again later.`)
}

function joinHeaders(headers: Record<string, string | string[] | undefined>): Record<string, string> {
  const joined = Object.entries(headers).map(([name, value]) => [
    name.toLowerCase(),
    [value].flat().join(', '),
  ])
  return Object.fromEntries(joined)
}
