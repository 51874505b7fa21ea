import { request } from 'undici'
import { FetchError } from '../../errors.ts'
import { checkTarget } from '../../fetch/address-guard.ts'
import { openConnection } from '../../fetch/connection.ts'
import { explainFailure } from '../../fetch/failure.ts'
import { FETCH_DEFAULTS } from '../../fetch/options.ts'
import { retryAfter } from '../../fetch/retry-after.ts'
import { discordBody } from '../bodies/discord.ts'
import { slackBody } from '../bodies/slack.ts'
import { teamsBody } from '../bodies/teams.ts'
import type { AlertEvent } from '../event.ts'
import type { WebhookSettings } from '../settings.ts'
import { signedHeaders } from '../signature.ts'
import { type Channel, type ChannelWorld, fromEnvironment, notSent, type Sent } from './channel.ts'

/** A receiver answers when it has taken the event in; what it does with it then is its own affair. In milliseconds. */
const TIMEOUT = 15_000

const BODIES: Record<WebhookSettings['shape'], (event: AlertEvent) => unknown> = {
  json: event => event,
  slack: slackBody,
  discord: discordBody,
  teams: teamsBody,
}

/** POSTs each event as JSON. The address's path is kept out of all that is told, as it often is the only secret. */
export function webhookChannel(settings: WebhookSettings, world: ChannelWorld): Channel {
  return {
    name: settings.name,
    send: async event => {
      const address = addressOf(settings, world.env)
      if ('problem' in address) return notSent(address.problem)
      const body = JSON.stringify(BODIES[settings.shape](event))
      const signed = signatureOf(settings, event.id, body, world)
      if ('problem' in signed) return notSent(signed.problem)
      return post(address.url, body, { 'idempotency-key': event.id, ...signed.headers }, world)
    },
  }
}

function addressOf({ url, urlFrom = '' }: WebhookSettings, env: ChannelWorld['env']) {
  if (url !== undefined) return { url: new URL(url) }
  const found = fromEnvironment(urlFrom, env)
  if ('problem' in found) return found
  const address = URL.parse(found.value)
  return address ? { url: address } : { problem: `the environment variable ${urlFrom} holds no address` }
}

function signatureOf({ secretFrom }: WebhookSettings, id: string, body: string, { env, now }: ChannelWorld) {
  if (secretFrom === undefined) return { headers: {} }
  const secret = fromEnvironment(secretFrom, env)
  return 'problem' in secret ? secret : { headers: signedHeaders(id, body, now(), secret.value) }
}

async function post(
  url: URL,
  body: string,
  headers: Readonly<Record<string, string>>,
  { userAgent, allowHosts, now }: ChannelWorld,
): Promise<Sent> {
  const connection = openConnection({ ...FETCH_DEFAULTS, userAgent, allowHosts })
  try {
    checkTarget(url, allowHosts)
    const answer = await request(url, {
      dispatcher: connection.dispatcher,
      method: 'POST',
      headers: { 'content-type': 'application/json', 'user-agent': userAgent, ...headers },
      body,
      signal: AbortSignal.timeout(TIMEOUT),
    })
    await answer.body.dump()
    // a redirect is no receipt: it is not followed
    if (answer.statusCode >= 200 && answer.statusCode < 300) return { sent: true, remark: null }
    const asked = retryAfter([answer.headers['retry-after']].flat()[0], now())
    return notSent(`${url.host} answered with status ${answer.statusCode}`, asked)
  } catch (error) {
    return notSent(problemOf(error, url))
  } finally {
    await connection.close()
  }
}

function problemOf(error: unknown, url: URL): string {
  const { reason } = error instanceof FetchError ? error : explainFailure(error, url)
  if (reason === 'address-refused')
    return `${url.host} is not a public address; if it is yours, name it in allowHosts`
  if (reason === 'scheme' || reason === 'url') return `the address on ${url.host} cannot be used (${reason})`
  const slow = error instanceof DOMException && error.name === 'TimeoutError'
  return slow
    ? `${url.host} did not answer within ${TIMEOUT / 1000} s`
    : `${url.host} was not reached (${reason})`
}
