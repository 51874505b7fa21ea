import type { RequestListener } from 'node:http'
import { describe, expect, test, vi } from 'vitest'
import { fetchDocument } from '../../src/fetch/fetch-document.ts'
import { createHostMemory } from '../../src/fetch/host-memory.ts'
import { type Loopback, optionsFor, serve } from './loopback/servers.ts'

const list: RequestListener = (_, response) => void response.end('the list')
const rules =
  (text: string): RequestListener =>
  (_, response) =>
    void response.end(text)
const ask = (server: Loopback, path: string, options = optionsFor(server)) =>
  fetchDocument({ url: server.origin + path, validators: null, expected: 'text/html' }, options)

describe('robots.txt', () => {
  test('is obeyed, for this program by its name', async () => {
    const server = await serve(
      list,
      rules('User-agent: *\nDisallow: /\n\nUser-agent: icelist\nDisallow: /private/\n'),
    )
    expect((await ask(server, '/list')).status).toBe(200)
    await expect(ask(server, '/private/list')).rejects.toMatchObject({
      reason: 'robots',
      message: expect.stringContaining(`${server.origin}/robots.txt (line 5) forbids /private/list`),
    })
    expect(server.asked).toEqual(['/list'])
  })

  test('is obeyed where a redirect leads', async () => {
    const server = await serve(
      (_, response) => void response.writeHead(302, { Location: '/private/list' }).end(),
      rules('User-agent: *\nDisallow: /private/\n'),
    )
    await expect(ask(server, '/list')).rejects.toMatchObject({ reason: 'robots' })
    expect(server.asked).toEqual(['/list'])
  })

  test('is not asked for when the configuration says so', async () => {
    const server = await serve(list, () => expect.unreachable())
    const options = { ...optionsFor(server), robots: 'ignore' } as const
    expect((await ask(server, '/list', options)).status).toBe(200)
  })

  test('is asked for once a day', async () => {
    let asked = 0
    const server = await serve(list, (_, response) => {
      asked += 1
      response.end('User-agent: *\nDisallow:\n')
    })
    const morning = optionsFor(server)
    await ask(server, '/list', morning)
    await ask(server, '/other', morning)
    expect(asked).toBe(1)
    await ask(server, '/list', { ...morning, now: () => new Date('2025-08-28T12:00:00.000Z') })
    expect(asked).toBe(2)
  })

  test.each<[string, RequestListener]>([
    ['missing', (_, response) => void response.writeHead(404).end()],
    ['forbidden', (_, response) => void response.writeHead(403).end('Disallow: /')],
    ['led in a circle', (_, response) => void response.writeHead(302, { Location: '/robots.txt' }).end()],
    ['a web page', rules('<!doctype html><title>Home</title>')],
  ])('that is %s forbids nothing', async (_, robots) => {
    const server = await serve(list, robots)
    expect((await ask(server, '/list')).status).toBe(200)
  })

  test('of endless length counts as far as it is read', async () => {
    const server = await serve(list, (_, response) => {
      response.end(`User-agent: *\nDisallow: /private/\n${'#'.repeat(2 ** 20)}\nDisallow: /list\n`)
    })
    expect((await ask(server, '/list')).status).toBe(200)
    await expect(ask(server, '/private/list')).rejects.toMatchObject({ reason: 'robots' })
  })

  test('that cannot be had is asked for again, and forbids everything until it can', async () => {
    let asked = 0
    const server = await serve(list, (_, response) => {
      asked += 1
      response.writeHead(503, { 'Retry-After': '5' }).end()
    })
    const options = optionsFor(server)
    await expect(ask(server, '/list', options)).rejects.toMatchObject({
      reason: 'robots',
      message: expect.stringContaining('/robots.txt answered 503'),
    })
    expect({ asked, waits: options.waits, documents: server.asked }).toEqual({
      asked: 4,
      waits: [5000, 5000, 5000],
      documents: [],
    })
  })
})

test('a pause that robots.txt asks for is kept before the document', async () => {
  const proxy = await serve((request, response) => {
    response.end(request.url?.endsWith('/robots.txt') ? 'User-agent: *\nCrawl-delay: 10\n' : 'the list')
  })
  vi.stubEnv('HTTP_PROXY', proxy.origin)
  const options = optionsFor(proxy)
  await ask({ ...proxy, origin: 'http://list.example' }, '/list', options)
  vi.unstubAllEnvs()
  expect(options.waits).toEqual([10_000])
})

test('turns on one host are spaced, whatever the clock does', () => {
  const hosts = createHostMemory()
  const at = (second: number) => new Date(1_756_296_000_000 + second * 1000)
  expect(hosts.takeTurn('a.example', 1000, at(0))).toBe(0)
  expect(hosts.takeTurn('a.example', 1000, at(0.25))).toBe(750)
  expect(hosts.takeTurn('b.example', 1000, at(0.25))).toBe(0)
  expect(hosts.takeTurn('a.example', 5000, at(2))).toBe(4000)
  expect(hosts.takeTurn('a.example', 1000, at(-86_400))).toBe(1000)
  expect(hosts.takeTurn('a.example', 1000, at(60))).toBe(0)
})
