import robotsParser, { type Robot } from 'robots-parser'
import { FetchError } from '../errors.ts'
import { failure } from './failure.ts'
import type { FinalAnswer } from './follow-redirects.ts'
import type { FetchSettings } from './options.ts'
import { RobotsUnavailable } from './retry.ts'

// the package's types put the function under `default`; the package itself is the function
const parseRobots = robotsParser as unknown as (url: string, text: string) => Robot

/** RFC 9309, 2.5: at least the first 500 kibibytes are read. */
export const ROBOTS_LIMITS = { maxBytes: 500 * 1024, maxDecodedBytes: 500 * 1024, beyond: 'cut' } as const

/**
 * The rules of `url`'s origin: asked for once a day, by `ask`, which is given the address of robots.txt. By RFC 9309 a
 * robots.txt that is not there (4xx, a redirect without end) forbids nothing; one that cannot be had forbids everything.
 * @throws RobotsUnavailable for 429 and 5xx; what `ask` throws
 */
export async function robotsFor(
  url: URL,
  { hosts, now }: Pick<FetchSettings, 'hosts' | 'now'>,
  ask: (robotsUrl: URL) => Promise<FinalAnswer>,
): Promise<Robot> {
  const kept = hosts.robotsOf(url.origin, now())
  if (kept) return kept
  const address = new URL('/robots.txt', url)
  const answer = await ask(address).catch(withoutRobots)
  if (answer.status === 429 || answer.status >= 500) throw new RobotsUnavailable(address.href, answer)
  const text = answer.status === 200 ? new TextDecoder().decode(answer.body) : ''
  const rules = parseRobots(address.href, text)
  hosts.keepRobots(url.origin, rules, now())
  return rules
}

/** A robots.txt that is led astray is one that is not there. */
function withoutRobots(error: unknown): Pick<FinalAnswer, 'status' | 'headers' | 'body'> {
  if (error instanceof FetchError && error.reason.startsWith('redirect-'))
    return { status: 404, headers: {}, body: new Uint8Array() }
  throw error
}

/** @throws FetchError when the rules forbid `url` */
export function checkRobots(robots: Robot, url: URL, userAgent: string): void {
  if (robots.isAllowed(url.href, userAgent) !== false) return
  const line = robots.getMatchingLineNumber(url.href, userAgent)
  throw failure(
    'robots',
    `${new URL('/robots.txt', url).href} (line ${line}) forbids ${url.pathname}. Ask the publisher for its consent, or import the document from a file.`,
  )
}

/** Milliseconds that the rules ask to keep between two requests; 0 when they ask for nothing. */
export function crawlDelay(robots: Robot, userAgent: string): number {
  return (robots.getCrawlDelay(userAgent) ?? 0) * 1000
}
