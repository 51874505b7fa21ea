import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { onTestFinished } from 'vitest'

/** What a test's publisher answers on one path. */
export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
}

/** A publisher's site on loopback; the test changes what it answers. Closed after the test. */
export async function publisherSite() {
  const answers = new Map<string, Answer>()
  const server = createServer((request, response) => {
    const answer = answers.get(request.url ?? '/') ?? { status: 404, body: 'not here' }
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
  return { host, address: (path: string) => `http://${host}${path}`, answers }
}
