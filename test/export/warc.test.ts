import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { expect, onTestFinished, test } from 'vitest'
import { WARCParser, type WARCRecord } from 'warcio'
import { openDocumentArchive, sha256Of } from '../../src/archive/document-archive.ts'
import { warcFile } from '../../src/export/warc/warc-file.ts'
import { fetchDocument } from '../../src/fetch/fetch-document.ts'
import { importFile, runList } from '../../src/pipeline.ts'
import { captureLink, FIRST_LINK } from '../../src/proof/chain.ts'
import { dhsSanctuary } from '../../src/sources/dhs-sanctuary/source.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { sample, temporaryFolder } from '../support/icelist.ts'
import { PAGES_HERE } from '../support/pages.ts'
import { publisherSite } from '../support/publisher.ts'

const PAGE = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'))
const EARLIER = readFileSync(sample('dhs-sanctuary', '2025-05-29', 'html'))

/** A record of six captures: sent packed by way of a redirect, not modified, sent again, missing, broken; and an import. */
async function record() {
  const folder = temporaryFolder()
  const store = await openSqliteStore(join(folder, 'icelist.sqlite'))
  onTestFinished(() => store.close())
  const archive = openDocumentArchive(folder)
  const site = await publisherSite()
  let day = 0
  const now = () => new Date(Date.UTC(2025, 5, day, 12))
  const effects = {
    store,
    archive,
    now,
    read: (source: typeof dhsSanctuary, document: Parameters<typeof dhsSanctuary.read>[0]) =>
      source.read(document),
    pages: PAGES_HERE,
    fetch: (request: Parameters<typeof fetchDocument>[0]) =>
      fetchDocument(request, { userAgent: 'icelist/test', allowHosts: [site.host], retries: 0, now }),
  }
  const run = async () => {
    day++
    return (await runList(dhsSanctuary, site.address('/old'), effects)).verdict
  }
  const packed = { 'content-encoding': 'gzip', 'x-note': 'kept' }
  site.answers.set('/old', { status: 301, headers: { location: '/list' }, body: '' })
  site.answers.set('/list', { headers: { ...packed, etag: '"1"' }, body: gzipSync(PAGE) })
  const verdicts = [await run(), await run()]
  site.answers.set('/list', { headers: { ...packed, etag: '"2"' }, body: gzipSync(PAGE) })
  verdicts.push(await run())
  site.answers.set('/list', { status: 404, body: 'gone' })
  verdicts.push(await run())
  site.answers.set('/list', { headers: packed, body: 'not packed' })
  verdicts.push(await run())
  expect(verdicts).toEqual(['new-version', 'not-modified', 'same-bytes', 'missing', 'failed'])
  await importFile(dhsSanctuary, { name: '2025-05-29 page.html', bytes: EARLIER, publishedOn: null }, effects)
  return {
    site,
    contents: { store, archive, lists: new Set(['dhs-sanctuary']), version: '1.2.3', progress: () => {} },
  }
}

async function bytesOf(parts: AsyncIterable<Uint8Array>): Promise<Buffer[]> {
  const all: Buffer[] = []
  for await (const part of parts) all.push(Buffer.from(part))
  return all
}

async function recordsIn(bytes: Uint8Array): Promise<WARCRecord[]> {
  const records: WARCRecord[] = []
  for await (const one of new WARCParser([bytes])) {
    await one.readFully(true)
    records.push(one)
  }
  return records
}

const payload = ({ payload }: WARCRecord) => Buffer.from(payload ?? []).toString()

test('a WARC file holds what was asked, every answer, redirects, repeats and what the chain says; it is the same when made again', async () => {
  const { contents, site } = await record()
  const parts = await bytesOf(warcFile(contents))
  expect(Buffer.concat(await bytesOf(warcFile(contents)))).toEqual(Buffer.concat(parts))
  const records = await recordsIn(Buffer.concat(parts))
  const host = site.address('')
  expect(
    records.map(one => [
      one.warcType,
      one.httpHeaders?.statusline ?? '',
      one.warcTargetURI?.replace(host, '') ?? '',
    ]),
  ).toEqual([
    ['warcinfo', '', ''],
    ['response', 'HTTP/1.1 301 Moved Permanently', '/old'],
    ['request', 'GET /old HTTP/1.1', '/old'],
    ['response', 'HTTP/1.1 200 OK', '/list'],
    ['request', 'GET /list HTTP/1.1', '/list'],
    ['metadata', '', '/list'],
    ['response', 'HTTP/1.1 301 Moved Permanently', '/old'],
    ['request', 'GET /old HTTP/1.1', '/old'],
    ['revisit', 'HTTP/1.1 304 Not Modified', '/list'],
    ['request', 'GET /list HTTP/1.1', '/list'],
    ['metadata', '', '/list'],
    ['response', 'HTTP/1.1 301 Moved Permanently', '/old'],
    ['request', 'GET /old HTTP/1.1', '/old'],
    ['revisit', 'HTTP/1.1 200 OK', '/list'],
    ['request', 'GET /list HTTP/1.1', '/list'],
    ['metadata', '', '/list'],
    ['response', 'HTTP/1.1 301 Moved Permanently', '/old'],
    ['request', 'GET /old HTTP/1.1', '/old'],
    ['response', 'HTTP/1.1 404 Not Found', '/list'],
    ['request', 'GET /list HTTP/1.1', '/list'],
    ['metadata', '', '/list'],
    ['metadata', '', '/old'],
    ['resource', '', 'import://dhs-sanctuary/2025-05-29%20page.html'],
    ['metadata', '', 'import://dhs-sanctuary/2025-05-29%20page.html'],
  ])

  const [first, notModified, repeated] = records.filter(
    one => one.warcTargetURI?.endsWith('/list') && /response|revisit/.test(one.warcType),
  )
  expect(first && payload(first)).toBe(PAGE.toString())
  expect(first?.warcPayloadDigest).toBe(`sha256:${sha256Of(PAGE)}`)
  // the body is kept unpacked, and no header says otherwise
  const headers = first?.httpHeaders?.headers
  expect([headers?.get('content-encoding'), headers?.get('content-length')]).toEqual([
    null,
    String(PAGE.length),
  ])
  expect([headers?.get('x-crawler-content-encoding'), headers?.get('x-note')]).toEqual(['gzip', 'kept'])
  for (const revisit of [notModified, repeated]) {
    expect(revisit?.warcRefersToTargetURI).toBe(first?.warcTargetURI)
    expect(revisit?.warcRefersToDate).toBe(first?.warcDate)
  }
  expect(notModified?.warcHeader('WARC-Profile')).toBe(
    'http://netpreserve.org/warc/1.1/revisit/server-not-modified',
  )
  expect(repeated?.warcHeader('WARC-Profile')).toBe(
    'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest',
  )
  expect(repeated?.warcPayloadDigest).toBe(first?.warcPayloadDigest)
})

test('from the file alone the chain can be made again', async () => {
  const { contents } = await record()
  const records = await recordsIn(Buffer.concat(await bytesOf(warcFile(contents))))
  const captures = records.filter(one => one.warcType === 'metadata').map(one => JSON.parse(payload(one)))
  let link = FIRST_LINK
  for (const { capture, link: stored, said } of captures) {
    link = captureLink(link, said)
    expect([capture, link]).toEqual([capture, stored])
  }
  expect(captures).toHaveLength(6)
})

test('each record is packed by itself, so that a tool can begin at any', async () => {
  const { contents } = await record()
  const parts = await bytesOf(warcFile(contents))
  for (const part of parts) expect(gunzipSync(part).subarray(0, 10).toString()).toBe('WARC/1.1\r\n')
})
