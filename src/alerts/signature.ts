import { createHmac } from 'node:crypto'

/**
 * The headers by which a receiver knows that a request is icelist's, as Standard Webhooks 1.0 lays them down, so that its
 * libraries verify them: HMAC-SHA256 over id, time and body.
 * @param secret `whsec_` and base64, as such receivers hand it out; anything else is taken byte by byte
 * @param at when it is sent: a receiver refuses old ones, which somebody may have recorded
 */
export function signedHeaders(
  id: string,
  body: string,
  at: Date,
  secret: string,
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const [, encoded] = /^whsec_([A-Za-z0-9+/=]+)$/.exec(secret) ?? []
  const key = encoded === undefined ? Buffer.from(secret, 'utf8') : Buffer.from(encoded, 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` }
}
