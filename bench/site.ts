import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as the site was asked; the validator is the one that the asker sent. */
export interface Asked {
  readonly path: string
  readonly etag: string | null
}

export interface Site {
  /** without a slash at its end */
  readonly address: string
  readonly host: string
  /** every request since the site was opened, in order */
  readonly asked: readonly Asked[]
  readonly close: () => Promise<void>
}

/** What the site serves on a path: bytes with their content type. */
export interface Served {
  readonly bytes: Uint8Array
  readonly contentType: string
}

/** A publisher's site on loopback whose documents never change: asked with their ETag, it answers 304. */
export async function openSite(documents: ReadonlyMap<string, Served>): Promise<Site> {
  const asked: Asked[] = []
  const etags = new Map([...documents].map(([path, { bytes }]) => [path, etagOf(bytes)]))
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    const sent = request.headers['if-none-match'] ?? null
    asked.push({ path, etag: sent })
    const served = documents.get(path)
    const etag = etags.get(path)
    if (!served || !etag) response.writeHead(404, { 'content-type': 'text/plain' }).end('not here')
    else if (sent === etag) response.writeHead(304, { etag }).end()
    else response.writeHead(200, { 'content-type': served.contentType, etag }).end(served.bytes)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    address: `http://${host}`,
    host,
    asked,
    async close() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

function etagOf(bytes: Uint8Array): string {
  return `"${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}"`
}
