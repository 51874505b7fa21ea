import { readFileSync } from 'node:fs'
import { describe, expect, test, vi } from 'vitest'
import { backfill } from '../../src/backfill/backfill.ts'
import { openWebArchive } from '../../src/backfill/web-archive.ts'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { ddor } from '../../src/sources/ddor/source.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import type { BackfillRequest } from '../../src/store/backfills.ts'
import { optionsFor, serve, serveProxy } from '../fetch/loopback/servers.ts'
import { sample, temporaryFolder } from '../support/icelist.ts'
import { type Held, serveArchive } from './archive-server.ts'
import { DHS } from './dhs-captures.ts'
import { openWorld } from './world.ts'

const PAGE = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'))
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const requestOf = (list: string, archive: string): BackfillRequest => {
  return { list, archive, url: null, from: null, to: null }
}

describe('a web archive', () => {
  test('is asked at its rates: 0.4 questions a second to the index, 8 captures a second', async () => {
    const proxy = await serveProxy(0, (request, response) =>
      response.end(request.url?.includes('/cdx/') ? '[]' : 'bytes'),
    )
    vi.stubEnv('HTTP_PROXY', proxy.origin)
    vi.stubEnv('NO_PROXY', '')
    const options = { ...optionsFor(proxy), allowHosts: [] }
    // a host that is not the user's own is spaced; the name is looked up by the proxy
    const archive = openWebArchive('http://archive.example', options)
    const days = { from: null, to: null }
    for (let times = 0; times < 3; times++) await archive.index(DHS, days, null)
    for (let times = 0; times < 3; times++) await archive.replay('http://archive.example/web/1id_/http://a/')
    vi.unstubAllEnvs()
    expect(options.waits).toEqual([2500, 2500, 125, 125])
    expect(proxy.asked.some(path => path.endsWith('/robots.txt'))).toBe(false)
  })

  test('that says 429 is left alone for a minute', async () => {
    let busy = 2
    const server = await serve((_request, response) =>
      busy-- > 0 ? response.writeHead(429, { 'retry-after': '5' }).end() : response.end('[]'),
    )
    const options = optionsFor(server)
    await openWebArchive(server.origin, options).index(DHS, { from: null, to: null }, null)
    expect(options.waits).toEqual([60_000, 60_000])
  })

  test('that breaks down is asked again by the next backfill for what is left, and for nothing else', async () => {
    const data = temporaryFolder()
    let down = true
    const held: Held[] = Array.from({ length: 8 }, (_, index) => ({
      url: DHS,
      timestamp: `2025060${index + 1}120000`,
      body: `${PAGE}<!-- ${index} -->`,
      replay: (response, memento) => (down && index > 0 ? response.writeHead(503).end() : memento()),
    }))
    const server = await serveArchive(held)
    const world = await openWorld(data, server)
    const request = requestOf(dhsSanctuary.id, server.origin)
    await expect(backfill(dhsSanctuary, request, world)).rejects.toThrow(/503.*7 are left/s)
    down = false
    server.asked.length = 0
    const mementos = await backfill(dhsSanctuary, request, world)
    await world.store.close()
    expect(mementos.map(({ state }) => state)).toEqual(Array(8).fill('taken'))
    expect(server.asked).toEqual(held.slice(1).map(({ timestamp }) => `/web/${timestamp}id_/${DHS}`))
  })

  test('that plays another capture, or broken bytes, in place of one does not make it pass for it', async () => {
    const server = await serveArchive([
      { url: DHS, timestamp: '20250601120000', body: PAGE },
      {
        url: DHS,
        timestamp: '20250602120000',
        body: 'not in the archive any more',
        replay: response => response.writeHead(302, { location: `/web/20250601120000id_/${DHS}` }).end(),
      },
      {
        url: DHS,
        timestamp: '20250603120000',
        headers: { 'content-encoding': 'gzip' },
        body: new Uint8Array([0x1f, 0x8b, 0, 0]),
      },
      { url: DHS, timestamp: '20250604120000', status: 500, body: 'the publisher’s own error' },
    ])
    const world = await openWorld(temporaryFolder(), server)
    const mementos = await backfill(dhsSanctuary, requestOf(dhsSanctuary.id, server.origin), world)
    const captures = await world.store.captures(dhsSanctuary.id, 10)
    await world.store.close()
    expect(mementos.map(({ state, reason }) => [state, reason])).toEqual([
      ['taken', null],
      ['unplayable', `the archive plays the capture of ${DHS} at 2025-06-01T12:00:00.000Z in its place`],
      ['unplayable', 'its compressed bytes are broken'],
      ['taken', null],
    ])
    expect(captures.map(({ verdict, status }) => [verdict, status])).toEqual([
      ['failed', 500],
      ['new-version', 200],
    ])
    // what the publisher answered is no trouble of the archive: nothing was asked twice
    expect(world.waits).toEqual([])
  })

  test('is asked for a list with a landing page by way of that page, then for its folder', async () => {
    const page = 'https://www.ice.gov/identify-and-arrest/287g'
    const folder = 'https://www.ice.gov/doclib/about/offices/ero/287g'
    const linking = (name: string) =>
      `<html><head><title>287(g)</title></head><body><h1>Partner</h1>
       <a href="/doclib/about/offices/ero/287g/${name}">Participating agencies</a>
       <a href="/doclib/about/offices/ero/287g/pendingAgencies02212025.xlsx">Pending agencies</a></body></html>`
    const workbook = (day: string, name: string, timestamp: string): Held => ({
      url: `${folder}/${name}`,
      timestamp,
      headers: { 'content-type': XLSX },
      body: readFileSync(sample('287g-participating', day, 'xlsx')),
    })
    const server = await serveArchive([
      { url: page, timestamp: '20250221150000', body: linking('participatingAgencies02212025.xlsx') },
      { url: page, timestamp: '20250301150000', body: '<html><body><h1>Access Denied</h1></body></html>' },
      { url: page, timestamp: '20250307150000', body: linking('participatingAgencies03072025.xlsx') },
      workbook('2025-02-21', 'participatingAgencies02212025.xlsx', '20250221151000'),
      // no capture of the page linked this one
      workbook('2025-02-26', 'participatingAgencies02262025.xlsx', '20250226151000'),
      workbook('2025-03-07', 'participatingAgencies03072025.xlsx', '20250307151000'),
      { ...workbook('2025-02-21', 'pendingAgencies02212025.xlsx', '20250221151000') },
      { url: `${folder}/logo.png`, timestamp: '20250221151000', body: 'image' },
    ])
    const world = await openWorld(temporaryFolder(), server)
    await backfill(participating, requestOf(participating.id, server.origin), world)
    const versions = await world.store.snapshots(participating.id)
    const blocked = (await world.store.captures(participating.id, 10)).filter(
      ({ target }) => target === 'landing-page',
    )
    await world.store.close()
    expect(versions.map(({ publishedOn, file }) => [publishedOn, file])).toEqual([
      ['2025-02-21', 'participatingAgencies02212025.xlsx'],
      ['2025-02-26', 'participatingAgencies02262025.xlsx'],
      ['2025-03-07', 'participatingAgencies03072025.xlsx'],
    ])
    expect(blocked.map(({ verdict, capturedAt }) => [verdict, capturedAt])).toEqual([
      ['blocked', '2025-03-01T15:00:00.000Z'],
    ])
    const questions = server.asked
      .filter(path => path.startsWith('/cdx/'))
      .map(path => new URL(`http://a${path}`).searchParams.get('url'))
    expect(questions).toEqual([page, `${folder}/*`])
  })

  test('is asked for a list of several documents by the folder in which they stand', async () => {
    const report = (day: string, name: string, timestamp: string): Held => ({
      url: `https://www.ice.gov/doclib/ddor/${name}`,
      timestamp,
      headers: { 'content-type': 'application/pdf' },
      body: readFileSync(sample('ddor', day, 'pdf')),
    })
    const server = await serveArchive([
      report('2017-03-20', 'ddor2017_01-28to02-03.pdf', '20170320190000'),
      report('2017-03-29', 'ddor2017_02-04to02-10.pdf', '20170329190000'),
      report('2017-04-05', 'ddor2017_02-11to02-17.pdf', '20170405190000'),
    ])
    const world = await openWorld(temporaryFolder(), server)
    await backfill(ddor, requestOf(ddor.id, server.origin), world)
    const versions = await world.store.snapshots(ddor.id)
    await world.store.close()
    expect(versions.map(({ entries }) => entries)).toEqual([118, 155, 154])
  })
})
