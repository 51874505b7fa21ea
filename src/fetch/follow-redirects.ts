import { checkTarget } from './address-guard.ts'
import { failure } from './failure.ts'
import { type HopAnswer, locationOf } from './request-once.ts'
import { isSameHost } from './same-host.ts'

/** More lead nowhere. */
export const MAX_REDIRECTS = 5

export interface Redirect {
  readonly status: number
  readonly from: string
  readonly to: string
}

/** The answer at the end of a chain of redirects. */
export interface FinalAnswer extends HopAnswer {
  readonly url: URL
  readonly redirects: readonly Redirect[]
}

/** Where a request may be led. */
export interface RedirectRule {
  /** other hosts than the first that a redirect may name */
  readonly redirectHosts: readonly string[]
  readonly allowHosts: readonly string[]
}

/**
 * Asks for `start` and follows the answer's redirects, at most five, each checked before it is asked.
 * @throws FetchError for a loop, another host, a fall from https to http, or an address that is refused
 */
export async function followRedirects(
  start: URL,
  rule: RedirectRule,
  ask: (url: URL) => Promise<HopAnswer>,
): Promise<FinalAnswer> {
  const redirects: Redirect[] = []
  let url = start
  while (redirects.length <= MAX_REDIRECTS) {
    checkTarget(url, rule.allowHosts)
    const answer = await ask(url)
    const location = locationOf(answer)
    if (location === null) return { ...answer, url, redirects }
    const to = resolve(location, url)
    redirects.push({ status: answer.status, from: url.href, to: to.href })
    checkTarget(to, rule.allowHosts)
    checkRedirect(start, url, to, rule.redirectHosts)
    if (redirects.some(({ from }) => from === to.href)) break
    url = to
  }
  const chain = redirects.map(({ to }) => to).join(' → ')
  throw failure('redirect-loop', `${start.href} redirects without end: ${chain}. Tell the publisher.`)
}

function resolve(location: string, from: URL): URL {
  const to = URL.parse(location, from.href)
  if (!to) throw failure('url', `${from.href} redirects to "${location}", which is not an address.`)
  // a fragment is not sent, and would make one address look like two
  to.hash = ''
  return to
}

function checkRedirect(start: URL, from: URL, to: URL, redirectHosts: readonly string[]): void {
  if (from.protocol === 'https:' && to.protocol === 'http:')
    throw failure(
      'redirect-downgrade',
      `${from.href} redirects from https to ${to.href}, which is not followed.`,
    )
  if (![start.hostname, ...redirectHosts].some(host => isSameHost(host, to.hostname)))
    throw failure(
      'redirect-host',
      `${from.href} redirects to another host, ${to.host}, which the list's source does not name. Look at the page: has the list moved?`,
    )
}
