import { STATUS_CODES } from 'node:http'

/** Header lines of an HTTP message, in order. */
export type Headers = [name: string, value: string][]

/**
 * Headers that told how the body was sent, and not what it says. Bodies are kept unpacked and in one piece, so these would
 * be false of them: they are written under Common Crawl's prefix for that.
 */
const OF_TRANSFER = new Set(['content-encoding', 'transfer-encoding', 'content-length'])
const PREFIX = 'X-Crawler-'

/**
 * An answer's headers as they are true of the body that is kept.
 * @param length of that body in bytes; null when the answer has none by its nature
 */
export function answerHeaders(kept: Readonly<Record<string, string>>, length: number | null): Headers {
  const headers = Object.entries(kept).map(([name, value]): [string, string] => [
    OF_TRANSFER.has(name) ? `${PREFIX}${name}` : name,
    oneLine(value),
  ])
  return length === null ? headers : [...headers, ['content-length', String(length)]]
}

/** The reason phrase is not kept; the one that the standard has stands for it. */
export function statusLine(status: number): string {
  return `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd()
}

/** What is known of a request: method and address. Its other headers are not kept. */
export function requestHead(url: URL): { line: string; headers: Headers } {
  return { line: `GET ${url.pathname}${url.search} HTTP/1.1`, headers: [['host', url.host]] }
}

/** No header can hold a line break but one that somebody put into the database. */
function oneLine(value: string): string {
  return value.replace(/[\r\n\0]+/g, ' ')
}
