import { createHash } from 'node:crypto'
import { EventEmitter } from 'node:events'
import type { ServerResponse } from 'node:http'
import { serve } from '../fetch/loopback/servers.ts'

/** A capture that the test's web archive holds. */
export interface Held {
  readonly url: string
  /** 14 digits */
  readonly timestamp: string
  readonly status?: number
  /** as the publisher sent them */
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string | Uint8Array
  /** in place of the capture; `memento` gives the capture after all */
  readonly replay?: (response: ServerResponse, memento: () => void) => void
}

/** Captures a page of the index, whatever limit is asked for: archives have their own. */
const PAGE = 9

/** A web archive on loopback: index and replay as the Wayback Machine has them. */
export async function serveArchive(held: readonly Held[]) {
  const asking = new EventEmitter()
  const rows = held.toSorted((a, b) => (a.url + a.timestamp < b.url + b.timestamp ? -1 : 1))
  const server = await serve((request, response) => {
    const address = new URL(`http://archive${request.url}`)
    const answer = () =>
      address.pathname === '/cdx/search/cdx'
        ? response.end(JSON.stringify(indexPage(rows, address.searchParams)))
        : replay(rows, request.url ?? '', response)
    // a test that holds the answer back has a listener
    if (!asking.emit('asked', server.asked.length, answer)) answer()
  })
  return { ...server, asking }
}

function indexPage(rows: readonly Held[], query: URLSearchParams): string[][] {
  const url = query.get('url') ?? ''
  const matches = (row: Held) => (url.endsWith('*') ? row.url.startsWith(url.slice(0, -1)) : row.url === url)
  const from = query.get('from') ?? ''
  const until = `${query.get('to') ?? ''}~`
  const found = rows.filter(
    row => matches(row) && row.timestamp >= from && (until === '~' || row.timestamp <= until),
  )
  const distinct = found.filter(
    (row, index) => digestOf(row) !== (found[index - 1] && digestOf(found[index - 1] as Held)),
  )
  const start = Number(query.get('resumeKey') ?? 0)
  const page = distinct.slice(start, start + Math.min(PAGE, Number(query.get('limit'))))
  const fields = (query.get('fl') ?? '').split(',')
  const lines = page.map(row => {
    const values: Record<string, string> = {
      timestamp: row.timestamp,
      original: row.url,
      mimetype: row.headers?.['content-type'] ?? 'text/html',
      statuscode: String(row.status ?? 200),
      digest: digestOf(row),
      length: '1000',
    }
    return fields.map(field => values[field] ?? '')
  })
  const more = start + page.length < distinct.length
  return [fields, ...lines, ...(more ? [[], [String(start + page.length)]] : [])]
}

function replay(rows: readonly Held[], path: string, response: ServerResponse): void {
  const [, timestamp = '', url = ''] = /^\/web\/(\d{14})id_\/(.*)$/.exec(path) ?? []
  const row = rows.find(other => other.timestamp === timestamp && other.url === url)
  if (!row) return notHere(response)
  const memento = () => {
    const { status = 200, headers = {}, body } = row
    const originals = Object.entries({ 'content-type': 'text/html; charset=utf-8', ...headers })
    const at = timestamp.replace(/(....)(..)(..)(..)(..)(..)/, '$1-$2-$3T$4:$5:$6Z')
    const location = headers.location && { location: `/web/${timestamp}id_/${headers.location}` }
    response
      .writeHead(status, {
        ...Object.fromEntries(originals.map(([name, value]) => [`x-archive-orig-${name}`, value])),
        'content-type': headers['content-type'] ?? 'text/html; charset=utf-8',
        'memento-datetime': new Date(at).toUTCString(),
        ...location,
      })
      .end(body)
  }
  if (row.replay) row.replay(response, memento)
  else memento()
}

/** What the archive itself says of a capture that it does not have. */
export function notHere(response: ServerResponse): void {
  response
    .writeHead(404, { 'x-archive-wayback-runtime-error': 'ResourceNotInArchiveException: not found' })
    .end('<html><body><h1>The archive does not have this page</h1></body></html>')
}

function digestOf({ status = 200, body }: Held): string {
  return createHash('sha1').update(String(status)).update(body).digest('hex').toUpperCase()
}
