import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDocumentArchive } from '../../src/archive/document-archive.ts'
import { backfill } from '../../src/backfill/backfill.ts'
import { fetchDocument } from '../../src/fetch/fetch-document.ts'
import { importFile, runList } from '../../src/pipeline.ts'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { serveArchive } from '../backfill/archive-server.ts'
import { DHS } from '../backfill/dhs-captures.ts'
import { changelogIn, openWorld, recordIn } from '../backfill/world.ts'
import { dump } from '../support/dump.ts'
import { icelist, sample, temporaryFolder } from '../support/icelist.ts'
import { PAGES_HERE } from '../support/pages.ts'
import { publisherSite } from '../support/publisher.ts'
import { WORKBOOKS, warcFile, write } from './containers.ts'

const PAGE = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'))
const EARLIER = readFileSync(sample('dhs-sanctuary', '2025-05-29', 'html'))
const HOME = '<html><head><title>Home | Homeland Security</title></head><body><h1>DHS</h1></body></html>'
const MINUTE = 60_000

/** Writes the record in `data` as a WARC file, reads that into a folder of its own, and compares what the two say. */
async function expectReadBack(folder: string, words: readonly string[]) {
  await icelist(['changelog', '--data', 'data'], folder)
  await icelist(['export', 'warc', '--data', 'data', '--out', 'record.warc.gz'], folder)
  const { exitCode, err } = await icelist(['import', ...words, 'record.warc.gz', '--data', 'again'], folder)
  // 5: it was missing
  expect([exitCode, err]).toEqual([5, ''])
  const [data, again] = [join(folder, 'data'), join(folder, 'again')]
  expect(await dump(again)).toEqual(await dump(data))
  expect(changelogIn(again)).toBe(changelogIn(data))
}

describe('a WARC file that icelist wrote of its own record', () => {
  test(
    'is read back with what was not modified, moved, withdrawn, restored and imported',
    async () => {
      const folder = temporaryFolder()
      const site = await publisherSite()
      const store = await openSqliteStore(join(folder, 'data', 'icelist.sqlite'))
      let day = 0
      const now = () => new Date(Date.UTC(2025, 5, day, 12))
      const options = { userAgent: 'icelist/test', allowHosts: [site.host], retries: 0, now }
      const effects = {
        store,
        archive: openDocumentArchive(join(folder, 'data')),
        now,
        read: (source: typeof dhsSanctuary, document: Parameters<typeof dhsSanctuary.read>[0]) =>
          source.read(document),
        pages: PAGES_HERE,
        fetch: (request: Parameters<typeof fetchDocument>[0]) => fetchDocument(request, options),
      }
      const good = { headers: { etag: '"1"' }, body: PAGE }
      const home = { status: 302, headers: { location: '/' }, body: '' }
      const gone = { status: 404, body: 'gone' }
      site.answers.set('/', { body: HOME })
      site.answers.set('/moved', { body: `${PAGE}<!-- moved -->` })
      const verdicts: string[] = []
      for (const answer of [
        good,
        good,
        gone,
        home,
        home,
        good,
        { ...home, headers: { location: '/moved' } },
      ]) {
        day++
        site.answers.set('/list', answer)
        verdicts.push((await runList(dhsSanctuary, site.address('/list'), effects)).verdict)
      }
      const file = { name: 'page.html', bytes: EARLIER, publishedOn: '2025-05-29' }
      await importFile(dhsSanctuary, file, effects)
      await store.close()
      expect(verdicts).toEqual([
        ...['new-version', 'not-modified', 'missing', 'missing', 'missing', 'not-modified', 'same-list'],
      ])

      await expectReadBack(folder, ['dhs-sanctuary', '--url', site.address('/list')])
      expect(changelogIn(join(folder, 'again'))).toMatch(/2025-06-06, page restored[^]*page withdrawn/)
      const { captures } = await recordIn(join(folder, 'again'), 'dhs-sanctuary')
      expect(captures.find(({ verdict }) => verdict === 'missing')?.redirects).toEqual([])
      expect(captures.findLast(({ verdict }) => verdict === 'missing')).toMatchObject({
        url: site.address('/list'),
        finalUrl: site.address('/'),
        redirects: [{ status: 302, from: site.address('/list'), to: site.address('/') }],
        reasons: [{ rule: 'redirect-to-home' }],
      })
    },
    MINUTE,
  )

  test(
    'is read back with a landing page that was missing',
    async () => {
      const folder = temporaryFolder()
      const page = 'https://www.ice.gov/identify-and-arrest/287g'
      const [first, , , last] = WORKBOOKS
      if (!first || !last) throw new Error('no samples')
      const workbook = ({ url, bytes }: typeof first, timestamp: string) => ({
        url,
        timestamp,
        headers: { 'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
        body: bytes,
      })
      const archive = await serveArchive([
        {
          url: page,
          timestamp: '20250221150000',
          body: `<html><body><h1>287(g)</h1><a href="${first.url}">Participating agencies</a></body></html>`,
        },
        { url: page, timestamp: '20250301150000', status: 404, body: 'gone' },
        { url: page, timestamp: '20250302150000', status: 404, body: 'gone still' },
        { url: page, timestamp: '20250304150000', status: 404, body: 'gone for good' },
        workbook(first, '20250221151000'),
        workbook(last, '20250307151000'),
      ])
      const world = await openWorld(join(folder, 'data'), archive)
      const request = { list: participating.id, archive: archive.origin, url: null, from: null, to: null }
      await backfill(participating, request, world)
      await world.store.close()
      await expectReadBack(folder, [participating.id])
      expect(changelogIn(join(folder, 'again'))).toMatch(/page restored[^]*page withdrawn/)
    },
    MINUTE,
  )
})

describe('a WARC file of a crawler', () => {
  test(
    'has its redirects followed to the next capture of where they lead, and told of where it has none',
    async () => {
      const folder = temporaryFolder()
      const redirect = (url: string, at: string, location: string) => {
        return {
          type: 'response' as const,
          url,
          at,
          status: '302 Found',
          headers: { Location: location },
          body: '',
        }
      }
      const html = (url: string, at: string, body: Uint8Array | string) => {
        return { type: 'response' as const, url, at, headers: { 'Content-Type': 'text/html' }, body }
      }
      const insecure = DHS.replace('https', 'http')
      const crawled = await warcFile(
        [
          html('https://www.dhs.gov/', '2025-05-28T10:00:00Z', HOME),
          redirect(insecure, '2025-05-29T10:00:00Z', DHS),
          html(DHS, '2025-05-29T10:00:01Z', EARLIER),
          // the record to which it leads stands before it, and repeats one that nobody wants
          {
            type: 'revisit',
            url: 'https://www.dhs.gov/',
            at: '2025-06-01T10:00:01Z',
            warcHeaders: {
              'WARC-Refers-To-Target-URI': 'https://www.dhs.gov/',
              'WARC-Refers-To-Date': '2025-05-28T10:00:00Z',
            },
            body: '',
          },
          redirect(DHS, '2025-06-01T10:00:00Z', '/'),
          // to what is not there; only long after; round in a circle; to another host; there is no such address
          redirect(DHS, '2025-06-02T10:00:00Z', '/elsewhere'),
          redirect(DHS, '2025-06-03T10:00:00Z', '/later'),
          html('https://www.dhs.gov/later', '2025-06-03T12:00:00Z', PAGE),
          redirect(DHS, '2025-06-04T10:00:00Z', DHS),
          redirect(DHS, '2025-06-05T10:00:00Z', 'https://archive.example/'),
          html('https://archive.example/', '2025-06-05T10:00:01Z', PAGE),
        ],
        { gzip: true },
      )
      write(folder, { 'crawl.warc.gz': crawled })
      const words = ['import', 'dhs-sanctuary', 'crawl.warc.gz', '--data', 'data']
      const { exitCode, err } = await icelist(words, folder)
      expect([exitCode, err]).toEqual([
        3,
        'icelist: 3 redirects left out: what they led to is not in the file\n',
      ])
      const { captures } = await recordIn(join(folder, 'data'), 'dhs-sanctuary')
      expect(captures.map(({ url, finalUrl, verdict }) => [url, finalUrl, verdict])).toEqual([
        [insecure, DHS, 'new-version'],
        [DHS, 'https://www.dhs.gov/', 'missing'],
        [DHS, 'https://archive.example/', 'failed'],
      ])
      await icelist(words, folder)
      expect((await recordIn(join(folder, 'data'), 'dhs-sanctuary')).captures).toEqual(captures)
    },
    MINUTE,
  )
})
