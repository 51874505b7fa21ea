import { readFileSync, writeFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join } from 'node:path'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { backfill, isOpen } from '../../src/backfill/backfill.ts'
import { indexAddress, readIndexPage, WAYBACK_MACHINE } from '../../src/backfill/cdx.ts'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import type { BackfillRequest, NotedMemento } from '../../src/store/backfills.ts'
import { serve } from '../fetch/loopback/servers.ts'
import { icelist, sample, temporaryFolder } from '../support/icelist.ts'
import { type Held, notHere, serveArchive } from './archive-server.ts'
import { DHS } from './dhs-captures.ts'
import { openWorld } from './world.ts'

const PAGE = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'))
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const OFFLINE = '<html><head><title>Internet Archive: Temporarily Offline</title></head><body></body></html>'

/** One capture a day of June 2025, each with bytes of its own. */
function days(count: number): Held[] {
  return Array.from({ length: count }, (_, index) => ({
    url: DHS,
    timestamp: `202506${String(index + 1).padStart(2, '0')}120000`,
    body: `${PAGE}<!-- ${index} -->`,
  }))
}

function requestOf(list: string, archive: string, days: Partial<BackfillRequest> = {}): BackfillRequest {
  return { list, archive, url: null, from: null, to: null, ...days }
}

type World = Awaited<ReturnType<typeof openWorld>>

/** A backfill that is ended after so many captures. */
async function endedAfter(captures: number, request: BackfillRequest, world: World) {
  const stop = new AbortController()
  let left = captures
  return backfill(dhsSanctuary, request, {
    ...world,
    stop: stop.signal,
    tell: event => {
      if (event.kind === 'taken' && --left === 0) stop.abort()
    },
  })
}

const openIn = (mementos: readonly NotedMemento[]) => mementos.filter(isOpen).length

describe('backfills of one archive whose requests overlap', () => {
  test('each take all that they list, in whatever order they are ended and taken up', async () => {
    const server = await serveArchive(days(12))
    const world = await openWorld(temporaryFolder(), server)
    const all = requestOf(dhsSanctuary.id, server.origin)
    const late = { ...all, from: '2025-06-05' }
    expect(openIn(await endedAfter(2, all, world))).toBe(10)
    expect(openIn(await endedAfter(1, late, world))).toBe(7)
    const mementos = await backfill(dhsSanctuary, all, world)
    expect(mementos.map(({ state }) => state)).toEqual(Array(12).fill('taken'))
    expect(await world.store.captures(dhsSanctuary.id, 20)).toHaveLength(12)
    expect((await backfill(dhsSanctuary, late, world)).map(({ state }) => state)).toEqual(
      Array(8).fill('taken'),
    )
    const replays = server.asked.filter(path => path.startsWith('/web/'))
    expect(new Set(replays).size).toBe(replays.length)
    await world.store.close()
  })

  test('are led by one landing page to all documents of their own days', async () => {
    const folder = 'https://www.ice.gov/doclib/about/offices/ero/287g'
    const document = (day: string, name: string): Held => ({
      url: `${folder}/${name}`,
      timestamp: `${day.replaceAll('-', '')}151000`,
      headers: { 'content-type': XLSX },
      body: readFileSync(sample('287g-participating', day, 'xlsx')),
    })
    const server = await serveArchive([
      {
        url: 'https://www.ice.gov/identify-and-arrest/287g',
        timestamp: '20250221150000',
        body: `<html><body><h1>287(g)</h1>
          <a href="${folder}/participatingAgencies02212025.xlsx">Participating agencies</a></body></html>`,
      },
      document('2025-02-21', 'participatingAgencies02212025.xlsx'),
      document('2025-03-07', 'participatingAgencies03072025.xlsx'),
    ])
    const world = await openWorld(temporaryFolder(), server)
    const all = requestOf(participating.id, server.origin)
    await backfill(participating, { ...all, to: '2025-02-28' }, world)
    expect(await backfill(participating, all, world)).toHaveLength(3)
    const versions = await world.store.snapshots(participating.id)
    await world.store.close()
    expect(versions.map(({ publishedOn }) => publishedOn)).toEqual(['2025-02-21', '2025-03-07'])
  })

  test('go on in a record of an earlier schema, without what is taken being asked for again', async () => {
    const data = temporaryFolder()
    const server = await serveArchive(days(6))
    const before = await openWorld(data, server)
    const request = requestOf(dhsSanctuary.id, server.origin)
    await endedAfter(2, request, before)
    await before.store.close()
    toEarlierSchema(join(data, 'icelist.sqlite'))
    server.asked.length = 0
    const world = await openWorld(data, server)
    const mementos = await backfill(dhsSanctuary, request, world)
    await world.store.close()
    expect(mementos.map(({ state }) => state)).toEqual(Array(6).fill('taken'))
    expect(server.asked.filter(path => path.startsWith('/web/'))).toHaveLength(4)
  })
})

/** The tables of backfills as they were before several could list one capture. */
function toEarlierSchema(file: string): void {
  const db = new Database(file)
  db.exec(`
    alter table memento drop column led_to;
    alter table memento add column backfill integer references backfill (number);
    update memento set backfill = 1;
    create index memento_by_backfill on memento (backfill);
    drop table backfill_memento;
    delete from kysely_migration where name = '0003-shared-mementos'`)
  db.close()
}

describe('a web archive', () => {
  test('whose answer is cut short, or is a page of its own, is asked again; one that has no capture is not', async () => {
    let broken = true
    const cut = (headers: Record<string, string>) => (response: ServerResponse, memento: () => void) => {
      if (!broken) return memento()
      response.writeHead(200, { 'memento-datetime': 'Sun, 01 Jun 2025 12:00:00 GMT', ...headers })
      response.write(PAGE.subarray(0, 1000), () => response.socket?.end())
    }
    const offline = (response: ServerResponse, memento: () => void) =>
      broken ? response.end(OFFLINE) : memento()
    const replays = [cut({ 'content-length': '20000' }), cut({ connection: 'close' }), offline, notHere]
    const server = await serveArchive(
      days(5).map((held, index) => {
        const replay = replays[index]
        return replay ? { ...held, replay } : held
      }),
    )
    const world = await openWorld(temporaryFolder(), server)
    const request = requestOf(dhsSanctuary.id, server.origin)
    const statesNow = async () => (await backfill(dhsSanctuary, request, world)).map(({ state }) => state)
    expect(await statesNow()).toEqual(['listed', 'listed', 'listed', 'unplayable', 'taken'])
    broken = false
    expect(await statesNow()).toEqual(['taken', 'taken', 'taken', 'unplayable', 'taken'])
    await world.store.close()
  })

  test('that keeps bodies in the coding in which they were sent gives what the publisher meant', async () => {
    const codings = { gzip: gzipSync, deflate: deflateSync, br: brotliCompressSync }
    const packed = Object.entries(codings).map(([coding, pack], index) => ({
      url: DHS,
      timestamp: `2025060${index + 1}120000`,
      headers: { 'content-encoding': coding },
      body: new Uint8Array(pack(Buffer.from(`${PAGE}<!-- ${coding} -->`))),
    }))
    // below the same headers, unpacked by the archive
    const plain = packed.map((held, index) => {
      return { ...held, timestamp: `2025061${index + 1}120000`, body: `${PAGE}<!-- ${index} -->` }
    })
    const server = await serveArchive([...packed, ...plain])
    const world = await openWorld(temporaryFolder(), server)
    await backfill(dhsSanctuary, requestOf(dhsSanctuary.id, server.origin), world)
    const captures = await world.store.captures(dhsSanctuary.id, 10)
    await world.store.close()
    expect(captures.map(({ verdict }) => verdict).reverse()).toEqual([
      'new-version',
      ...Array(5).fill('same-list'),
    ])
  })

  test('that answers with a page in place of its index is told apart from an address that is wrong', async () => {
    const folder = temporaryFolder()
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end(OFFLINE)
    })
    writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ allowHosts: [server.host] }))
    const words = ['backfill', dhsSanctuary.id, '--archive', server.origin, '--data', 'data']
    const { exitCode, err } = await icelist(words, folder)
    expect(exitCode).toBe(3)
    expect(err).toMatch(/: a web page came in its place\. Try again later, or check .* with --archive\.$/m)
    const address = indexAddress(WAYBACK_MACHINE, DHS, { from: null, to: null }, null)
    expect(() => readIndexPage(Buffer.from(OFFLINE), address)).toThrow(
      /: a web page came in its place\. Try again later\.$/,
    )
  })
})
