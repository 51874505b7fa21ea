import { X509Certificate } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { setDefaultCACertificates } from 'node:tls'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { UsageError } from '../../src/errors.ts'
import { type FetchRequest, fetchDocument } from '../../src/fetch/fetch-document.ts'
import { followRedirects } from '../../src/fetch/follow-redirects.ts'
import {
  CERTIFICATE,
  type Loopback,
  optionsFor,
  serve,
  serveProxy,
  serveRaw,
  serveTls,
} from './loopback/servers.ts'

const FINGERPRINT = new X509Certificate(CERTIFICATE).fingerprint256.replaceAll(':', '').toLowerCase()
const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const page = (server: Loopback, path = '/list'): FetchRequest => ({
  url: server.origin + path,
  validators: null,
  expected: 'text/html',
})
const say = (body: string) => (_: unknown, response: ServerResponse) => void response.end(body)

afterEach(() => void vi.unstubAllEnvs())

describe('an answer', () => {
  test('carries status, headers, bytes and times', async () => {
    const server = await serve((_, response) => {
      response.writeHead(404, { 'X-Seen': ['a', 'b'], 'Content-Type': 'text/html' }).end('gone')
    })
    const answer = await fetchDocument(page(server), optionsFor(server))
    expect(answer).toMatchObject({
      url: `${server.origin}/list`,
      finalUrl: `${server.origin}/list`,
      status: 404,
      redirects: [],
      startedAt: '2025-08-27T12:00:00.000Z',
      finishedAt: '2025-08-27T12:00:00.000Z',
      tlsFingerprint: null,
      attempts: 1,
    })
    expect(answer.headers).toMatchObject({ 'x-seen': 'a, b', 'content-type': 'text/html' })
    expect(text(answer.body)).toBe('gone')
    expect(answer.body).not.toBeInstanceOf(Buffer)
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('in %s is unpacked', async (coding, compress) => {
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': coding }).end(compress('the list'))
    })
    expect(text((await fetchDocument(page(server), optionsFor(server))).body)).toBe('the list')
  })

  test('without a body is empty, whatever its coding', async () => {
    const server = await serve(
      (_, response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(),
    )
    expect((await fetchDocument(page(server), optionsFor(server))).body).toHaveLength(0)
  })

  test('names who asks, and shows the entity tag before the date', async () => {
    const server = await serve(({ headers }, response) => {
      const { 'user-agent': agent, 'if-none-match': etag, 'if-modified-since': since, accept } = headers
      response
        .writeHead(etag || since ? 304 : 200, { 'X-Asked': JSON.stringify({ agent, etag, since, accept }) })
        .end()
    })
    const asked = async (validators: FetchRequest['validators']) => {
      const answer = await fetchDocument({ ...page(server), validators }, optionsFor(server))
      return { status: answer.status, ...JSON.parse(answer.headers['x-asked'] ?? '') }
    }
    const lastModified = 'Wed, 27 Aug 2025 10:00:00 GMT'
    const always = { agent: 'icelist/0.0.0 (+test)', accept: 'text/html, */*;q=0.1' }
    expect(await asked(null)).toEqual({ status: 200, ...always })
    expect(await asked({ etag: 'W/"a"', lastModified })).toEqual({ status: 304, etag: 'W/"a"', ...always })
    expect(await asked({ lastModified })).toEqual({ status: 304, since: lastModified, ...always })
  })
})

describe('redirects', () => {
  test('are followed and recorded', async () => {
    const server = await serve((request, response) => {
      if (request.url === '/new#x') throw new Error('a fragment was sent')
      if (request.url === '/list') response.writeHead(301, { Location: '/middle' }).end('moved')
      else if (request.url === '/middle')
        response.writeHead(302, { Location: `${server.origin}/new#top` }).end()
      else response.end('the list')
    })
    const answer = await fetchDocument(page(server), optionsFor(server))
    expect(answer).toMatchObject({
      status: 200,
      url: `${server.origin}/list`,
      finalUrl: `${server.origin}/new`,
    })
    expect(answer.redirects).toEqual([
      { status: 301, from: `${server.origin}/list`, to: `${server.origin}/middle` },
      { status: 302, from: `${server.origin}/middle`, to: `${server.origin}/new` },
    ])
  })

  test('are followed five times and no more', async () => {
    const server = await serve(({ url = '' }, response) => {
      const left = Number(url.slice(1))
      if (left === 0) response.end('the list')
      else response.writeHead(307, { Location: `/${left - 1}` }).end()
    })
    expect((await fetchDocument(page(server, '/5'), optionsFor(server))).redirects).toHaveLength(5)
    await expect(fetchDocument(page(server, '/6'), optionsFor(server))).rejects.toMatchObject({
      reason: 'redirect-loop',
    })
  })

  test('in a circle are noticed', async () => {
    const server = await serve(({ url }, response) => {
      response.writeHead(302, { Location: url === '/list' ? '/other' : '/list' }).end()
    })
    await expect(fetchDocument(page(server), optionsFor(server))).rejects.toMatchObject({
      reason: 'redirect-loop',
    })
    expect(server.asked).toEqual(['/list', '/other'])
  })

  test('to another host need the consent of the source', async () => {
    const server = await serve((request, response) => {
      if (request.headers.host?.startsWith('localhost')) response.end('the list')
      else response.writeHead(302, { Location: `http://localhost:${server.port}/` }).end()
    })
    const options = { ...optionsFor(server), allowHosts: [server.host, 'localhost'] }
    await expect(fetchDocument(page(server), options)).rejects.toMatchObject({ reason: 'redirect-host' })
    const answer = await fetchDocument({ ...page(server), redirectHosts: ['localhost'] }, options)
    expect(text(answer.body)).toBe('the list')
  })

  test('to the same host with www need none', async () => {
    const nobody = { body: new Uint8Array(), timings: { firstByte: 0, total: 0 } }
    const { url } = await followRedirects(
      new URL('https://ice.gov/list'),
      { redirectHosts: [], allowHosts: [] },
      async ({ hostname }) =>
        hostname === 'www.ice.gov'
          ? { ...nobody, status: 200, headers: {} }
          : { ...nobody, status: 301, headers: { location: 'https://www.ice.gov/list' } },
    )
    expect(url.href).toBe('https://www.ice.gov/list')
  })

  test.each([
    ['ftp://example.org/list', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['http://user:secret@127.0.0.1/', 'url'],
    ['http://', 'url'],
  ])('to %s are refused: %s', async (location, reason) => {
    const server = await serve((_, response) => void response.writeHead(302, { Location: location }).end())
    await expect(fetchDocument(page(server), optionsFor(server))).rejects.toMatchObject({ reason })
  })
})

describe('addresses that are not public', () => {
  test.each([
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0.0.0.0',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[64:ff9b::7f00:1]',
    '[2002:7f00:1::]',
    '[fe80::1]',
    '[fd00:ec2::254]',
    '169.254.169.254',
    '100.100.100.200',
    '10.0.0.1',
    '172.31.0.1',
    '192.168.1.1',
    '224.0.0.1',
    '255.255.255.255',
    'localhost',
    'localhost.',
    'LOCALHOST',
    'a.localhost',
    'metadata.google.internal',
  ])('%s: neither asked nor followed to', async host => {
    // what is refused would answer
    const inside = await serve(say('secret'))
    const outside = await serve((_, response) => {
      response.writeHead(302, { Location: `http://${host}:${inside.port}/` }).end()
    })
    const options = optionsFor(outside)
    const direct = { url: `http://${host}:${inside.port}/`, validators: null, expected: 'text/html' }
    const led = { ...page(outside), redirectHosts: [host, '127.0.0.1', 'localhost'] }
    await expect(fetchDocument(direct, options)).rejects.toMatchObject({ reason: 'address-refused' })
    await expect(fetchDocument(led, options)).rejects.toMatchObject({ reason: 'address-refused' })
    expect(inside.asked).toEqual([])
  })

  test('the port counts where allowHosts names one, and the name where it names a name', async () => {
    const server = await serve(say('the list'))
    const other = { ...optionsFor(server), allowHosts: [`127.0.0.1:${server.port + 1}`] }
    await expect(fetchDocument(page(server), other)).rejects.toMatchObject({ reason: 'address-refused' })
    const byName = { ...page(server), url: `http://localhost:${server.port}/` }
    await expect(fetchDocument(byName, optionsFor(server))).rejects.toMatchObject({
      reason: 'address-refused',
    })
    const everyPort = { ...optionsFor(server), allowHosts: ['127.0.0.1'] }
    expect((await fetchDocument(page(server), everyPort)).status).toBe(200)
  })
})

describe('limits', () => {
  const impatient = { connect: 2000, firstByte: 5000, total: 300 }

  test('a slow drip ends at the limit of the whole', async () => {
    const server = await serveRaw(socket => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n')
      const drip = setInterval(() => socket.write('.'), 20)
      socket.on('close', () => clearInterval(drip))
    })
    const options = { ...optionsFor(server), timeouts: impatient }
    await expect(fetchDocument(page(server), options)).rejects.toMatchObject({ reason: 'timeout-total' })
    expect(server.asked).toHaveLength(1)
  })

  test('silence ends at the limit of the first byte', async () => {
    const server = await serveRaw(() => {})
    const options = { ...optionsFor(server), timeouts: { connect: 2000, firstByte: 200, total: 5000 } }
    await expect(fetchDocument(page(server), options)).rejects.toMatchObject({ reason: 'timeout-first-byte' })
  })

  test('an endless body is cut off', async () => {
    let sent = 0
    const server = await serveRaw(socket => {
      const block = Buffer.alloc(64 * 1024, 'x')
      const pour = () => {
        while (!socket.destroyed && sent < 2 ** 30) {
          sent += block.length
          if (!socket.write(block)) return
        }
      }
      socket.on('drain', pour)
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      pour()
    })
    const options = { ...optionsFor(server), maxBytes: 2 ** 20 }
    await expect(fetchDocument(page(server), options)).rejects.toMatchObject({ reason: 'too-large' })
    expect(sent).toBeLessThan(2 ** 27)
  })

  test('a declared length over the limit is not waited for', async () => {
    const server = await serveRaw(
      socket => void socket.write('HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n'),
    )
    await expect(fetchDocument(page(server), optionsFor(server))).rejects.toMatchObject({
      reason: 'too-large',
    })
  })

  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ])('a %s bomb does not go off', async (coding, compress) => {
    const bomb = compress(Buffer.alloc(100 * 2 ** 20))
    const server = await serve((_, response) => {
      response.writeHead(200, { 'Content-Encoding': coding, 'Content-Length': bomb.length }).end(bomb)
    })
    expect(bomb.length).toBeLessThan(2 ** 18)
    const options = { ...optionsFor(server), maxDecodedBytes: 2 ** 20 }
    const before = process.memoryUsage().arrayBuffers
    await expect(fetchDocument(page(server), options)).rejects.toMatchObject({ reason: 'too-large-decoded' })
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20 * 2 ** 20)
  })

  test.each([
    ['a cut gzip body', { 'Content-Encoding': 'gzip' }, gzipSync('the list').subarray(0, 15)],
    ['a body that is not gzip', { 'Content-Encoding': 'gzip' }, Buffer.from('the list')],
    ['a coding that was not asked for', { 'Content-Encoding': 'zstd' }, Buffer.from('the list')],
    ['two codings at once', { 'Content-Encoding': 'gzip, gzip' }, gzipSync(gzipSync('the list'))],
  ])('%s is no answer', async (_, headers, body) => {
    const server = await serve((_, response) => void response.writeHead(200, headers).end(body))
    await expect(fetchDocument(page(server), optionsFor(server))).rejects.toMatchObject({
      reason: 'encoding',
    })
  })
})

describe('broken connections', () => {
  test('a body shorter than declared is no answer, at the fourth attempt either', async () => {
    const server = await serveRaw(socket => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf'))
    const options = optionsFor(server)
    await expect(fetchDocument(page(server), options)).rejects.toMatchObject({
      reason: 'content-length',
      message: `${server.origin}/list declared 100 bytes and sent 4. The answer was cut short; try again later. 4 attempts were made.`,
    })
    expect(server.asked).toHaveLength(4)
  })

  test.each([
    [
      'two lengths',
      'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 5\r\n\r\nhello',
      'content-length',
    ],
    ['another protocol', 'SSH-2.0-OpenSSH_9.9\r\n', 'protocol'],
    ['an endless header', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}`, 'protocol'],
    ['nothing', '', 'network'],
    [
      'the beginning of a body in chunks',
      'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\nhello\r\n',
      'network',
    ],
  ])('%s: %s', async (_, said, reason) => {
    const server = await serveRaw(socket => socket.end(said))
    await expect(fetchDocument(page(server), optionsFor(server))).rejects.toMatchObject({ reason })
  })

  test('one that passes is asked again, after a while that doubles and varies', async () => {
    let broken = 0
    const server = await serveRaw(socket => {
      broken += 1
      socket.end(broken < 4 ? '' : 'HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nthe list')
    })
    const options = optionsFor(server)
    const answer = await fetchDocument(page(server), options)
    expect({ attempts: answer.attempts, body: text(answer.body) }).toEqual({ attempts: 4, body: 'the list' })
    expect(options.waits).toHaveLength(3)
    for (const [index, wait] of options.waits.entries()) {
      expect(wait).toBeGreaterThanOrEqual(500 * 2 ** index)
      expect(wait).toBeLessThanOrEqual(1000 * 2 ** index)
    }
  })

  test('a port where nobody listens, and a name that nobody has', async () => {
    const server = await serve(say(''))
    const closed = { ...page(server), url: 'http://127.0.0.1:1/' }
    const options = { ...optionsFor(server), allowHosts: ['127.0.0.1'], retries: 0 }
    await expect(fetchDocument(closed, options)).rejects.toMatchObject({ reason: 'network' })
    const nowhere = { ...page(server), url: 'http://nowhere.invalid/' }
    await expect(fetchDocument(nowhere, options)).rejects.toMatchObject({ reason: 'dns' })
  })
})

describe('servers that are busy', () => {
  const inAMinute = 'Wed, 27 Aug 2025 12:01:00 GMT'
  test.each([
    ['503, Retry-After in seconds', 503, '30', 30_000],
    ['503, Retry-After as a date', 503, inAMinute, 60_000],
    ['429, Retry-After in seconds', 429, '7', 7000],
  ])('%s: asked again then', async (_, status, retryAfter, wait) => {
    const server = await serve((_, response) => {
      if (server.asked.length === 1) response.writeHead(status, { 'Retry-After': retryAfter }).end('busy')
      else response.end('the list')
    })
    const options = optionsFor(server)
    expect(await fetchDocument(page(server), options)).toMatchObject({ status: 200, attempts: 2 })
    expect(options.waits).toEqual([wait])
  })

  test('one that stays busy has the last word, after four attempts', async () => {
    const server = await serve(
      (_, response) => void response.writeHead(503, { 'Retry-After': '1' }).end('busy'),
    )
    const answer = await fetchDocument(page(server), optionsFor(server))
    expect(answer).toMatchObject({ status: 503, attempts: 4 })
    expect(text(answer.body)).toBe('busy')
  })

  test('one that asks for longer than the limit is left alone', async () => {
    const server = await serve((_, response) => void response.writeHead(503, { 'Retry-After': '3600' }).end())
    const options = optionsFor(server)
    expect(await fetchDocument(page(server), options)).toMatchObject({ status: 503, attempts: 1 })
    expect(options.waits).toEqual([])
  })

  test.each([400, 401, 403, 404, 410])('%i is not asked again', async status => {
    const server = await serve((_, response) => void response.writeHead(status).end())
    expect(await fetchDocument(page(server), optionsFor(server))).toMatchObject({ status, attempts: 1 })
  })
})

describe('TLS', () => {
  test('a certificate that nobody vouches for is refused, though the environment says otherwise', async () => {
    const server = await serveTls(say('the list'))
    vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0')
    await expect(fetchDocument(page(server), optionsFor(server))).rejects.toMatchObject({ reason: 'tls' })
    expect(server.asked).toEqual([])
  })

  test('one that the machine trusts is recorded, and must name the host', async () => {
    setDefaultCACertificates([CERTIFICATE])
    const server = await serveTls(say('the list'))
    expect(await fetchDocument(page(server), optionsFor(server))).toMatchObject({
      tlsFingerprint: FINGERPRINT,
    })
    const misnamed = { ...page(server), url: `https://localhost:${server.port}/` }
    const options = { ...optionsFor(server), allowHosts: ['localhost'] }
    await expect(fetchDocument(misnamed, options)).rejects.toMatchObject({ reason: 'tls' })
  })

  test('is not given up for a redirect', async () => {
    setDefaultCACertificates([CERTIFICATE])
    const server = await serveTls((_, response) => {
      response.writeHead(302, { Location: `http://${server.host}/` }).end()
    })
    await expect(fetchDocument(page(server), optionsFor(server))).rejects.toMatchObject({
      reason: 'redirect-downgrade',
    })
  })
})

describe('a proxy named by the environment', () => {
  test('carries what is public, and nothing else', async () => {
    setDefaultCACertificates([CERTIFICATE])
    const origin = await serveTls(say('the list'))
    const own = await serve(say('a mirror'))
    const proxy = await serveProxy(origin.port, say('the list'))
    vi.stubEnv('HTTP_PROXY', proxy.origin)
    vi.stubEnv('HTTPS_PROXY', proxy.origin)
    const options = { ...optionsFor(own), robots: 'ignore' } as const
    const ask = (url: string) => fetchDocument({ ...page(own), url }, options)

    expect(text((await ask('http://list.example/a')).body)).toBe('the list')
    expect(await ask('https://list.example/b')).toMatchObject({ status: 200, tlsFingerprint: FINGERPRINT })
    expect(text((await ask(`${own.origin}/c`)).body)).toBe('a mirror')
    await expect(ask('http://127.0.0.1:1/d')).rejects.toMatchObject({ reason: 'address-refused' })
    expect(proxy.asked).toEqual(['http://list.example/a', 'CONNECT list.example:443'])
    // public hosts are asked in turn, one's own at once
    expect(options.waits).toEqual([1000])
  })

  test('must be an address', async () => {
    vi.stubEnv('HTTP_PROXY', 'proxy:3128')
    const server = await serve(say('the list'))
    await expect(fetchDocument(page(server), optionsFor(server))).rejects.toThrow(UsageError)
  })
})
