import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { UsageError } from '../errors.ts'
import { builtFiles } from './write-site.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.atom': 'application/atom+xml; charset=utf-8',
  '.xml': 'application/xml; charset=utf-8',
  '.png': 'image/png',
}

export interface SiteServer {
  /** http://127.0.0.1:8017/ */
  readonly address: string
  readonly close: () => Promise<void>
}

/**
 * Serves a site that was built to this machine alone: the files of its manifest, and no other file of the folder.
 * @throws UsageError when the port is taken
 */
export async function serveSite(folder: string, port: number): Promise<SiteServer> {
  const server = createServer((request, response) => {
    answer(folder, request.url ?? '/', response).catch(() => {
      response.writeHead(500).end()
    })
  })
  server.listen(port, '127.0.0.1')
  await Promise.race([
    once(server, 'listening'),
    once(server, 'error').then(([cause]: Error[]) => {
      throw new UsageError(
        `Cannot listen on port ${port}: ${cause?.message}. Name another one with --port.`,
        { cause },
      )
    }),
  ])
  const { port: taken } = server.address() as AddressInfo
  return {
    address: `http://127.0.0.1:${taken}/`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
}

async function answer(folder: string, url: string, response: ServerResponse): Promise<void> {
  const asked = pathOf(url)
  const known = await builtFiles(folder)
  if (asked === null || !known?.has(asked)) {
    response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.\n')
    return
  }
  const bytes = await readFile(join(folder, asked))
  const type = TYPES[extname(asked)] ?? 'application/octet-stream'
  response
    .writeHead(200, {
      'content-type': type,
      'cache-control': 'no-cache',
      'x-content-type-options': 'nosniff',
    })
    .end(bytes)
}

/** The file that an address means; null for an address that means none. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname).slice(1)
    return path === '' || path.endsWith('/') ? `${path}index.html` : path
  } catch {
    return null
  }
}
