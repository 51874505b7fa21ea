import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { readdir, readFile } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { LANDING_PAGE, type Publication } from './timeline.ts'

const FIXTURES = join(import.meta.dirname, '../../fixtures')
const CONTENT_TYPES: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

interface Served {
  readonly publication: Publication
  readonly bytes: Buffer
  readonly extension: string
}

/** The publishers' sites on a loopback address, serving what was published so far. */
export class DemoPublisher {
  /** the newest document of each list */
  readonly #served = new Map<string, Served>()
  readonly #server = createServer((request, response) =>
    this.#answer(request.url ?? '/', request.headers['if-none-match'], response),
  )
  /** answers given so far, by path */
  readonly #answers = new Map<string, number>()

  /** Resolves with the site's address, without a slash at its end. */
  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1')
    await once(this.#server, 'listening')
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async close(): Promise<void> {
    this.#server.close()
    this.#server.closeAllConnections()
    await once(this.#server, 'close')
  }

  async publish(publication: Publication): Promise<void> {
    const folder = join(FIXTURES, publication.list, publication.sample)
    const file = (await readdir(folder)).find(name => name.startsWith('source.')) ?? 'source.html'
    const extension = file.split('.').at(-1) ?? ''
    this.#served.set(publication.list, { publication, extension, bytes: await readFile(join(folder, file)) })
  }

  #answer(path: string, etagHeld: string | undefined, response: ServerResponse): void {
    if (path === LANDING_PAGE) {
      this.#send(response, 'html', Buffer.from(this.#landingPage()))
      return
    }
    const served = [...this.#served.values()].find(({ publication }) => publication.path === path)
    if (!served) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('not here')
      return
    }
    // as on the real sites, a page differs in its bytes at every fetch; files have validators
    if (served.extension === 'html') {
      const count = (this.#answers.get(path) ?? 0) + 1
      this.#answers.set(path, count)
      const noise = Buffer.from(`<!-- answer ${count} -->\n`)
      this.#send(response, 'html', Buffer.concat([served.bytes, noise]))
      return
    }
    const etag = `"${createHash('sha256').update(served.bytes).digest('hex').slice(0, 16)}"`
    if (etagHeld === etag) response.writeHead(304, { etag }).end()
    else this.#send(response, served.extension, served.bytes, { etag })
  }

  #send(
    response: ServerResponse,
    extension: string,
    bytes: Buffer,
    headers: Record<string, string> = {},
  ): void {
    response.writeHead(200, {
      'content-type': CONTENT_TYPES[extension] ?? 'application/octet-stream',
      ...headers,
    })
    response.end(bytes)
  }

  #landingPage(): string {
    const files = [...this.#served.values()].filter(({ extension }) => extension === 'xlsx')
    const links = files.map(({ publication }) => {
      const words = publication.list === '287g-pending' ? 'Pending' : 'Participating'
      return `<li><a href="${publication.path}">${words} Agencies</a></li>`
    })
    return `<!doctype html><html lang="en"><head><title>Delegation of Immigration Authority Section 287(g)</title></head>
<body><main><h1>Section 287(g)</h1><p>Reconstruction for testing, not an ICE document</p>
<ul>${links.join('')}</ul></main></body></html>`
  }
}
