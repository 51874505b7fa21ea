import { EventEmitter, once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a test's publisher answers on one path. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** the answer is sent when this has resolved */
  readonly wait?: () => Promise<unknown>
}

/** A publisher's site on loopback; the test changes what it answers. Closed after the test. */
export async function publisherSite() {
  const answers = new Map<string, Answer>()
  const asked: string[] = []
  const asking = new EventEmitter()
  const atOnce = { now: 0, most: 0 }
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    asking.emit('asked')
    atOnce.now++
    atOnce.most = Math.max(atOnce.most, atOnce.now)
    response.on('close', () => atOnce.now--)
    const answer = answers.get(path) ?? { status: 404, body: 'not here' }
    await answer.wait?.()
    const etag = answer.headers?.etag
    if (etag !== undefined && request.headers['if-none-match'] === etag)
      response.writeHead(304, { etag }).end()
    else
      response
        .writeHead(answer.status ?? 200, { 'content-type': 'text/html', ...answer.headers })
        .end(answer.body)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(async () => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const timesAsked = (path: string) => asked.filter(other => other === path).length
  return {
    host,
    address: (path: string) => `http://${host}${path}`,
    answers,
    /** requests that were answered at the same time, so far and at most */
    atOnce,
    timesAsked,
    /** Resolves when a path has been asked for as many times in all. */
    async untilAsked(path: string, times: number) {
      while (timesAsked(path) < times) await once(asking, 'asked')
    },
  }
}
