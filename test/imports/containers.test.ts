import { symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { recordIn } from '../backfill/world.ts'
import { drawZip } from '../read/hostile/zip.ts'
import { icelist, temporaryFolder } from '../support/icelist.ts'
import { crawl, WORKBOOKS, warcFile, write } from './containers.ts'

const LIST = '287g-participating'
const MINUTE = 60_000

const importInto = (folder: string, data: string, ...words: string[]) =>
  icelist(['import', LIST, ...words, '--data', data], folder)

/** Days and entries of all versions. */
async function versionsIn(data: string) {
  const { versions, entries } = await recordIn(data, LIST)
  return { days: versions.map(({ order }) => order.inForceOn), entries }
}

describe('import of what holds documents', () => {
  test(
    'reads the same of a folder, a ZIP, a WARC, a WACZ and a manifest, and says where each document stood',
    async () => {
      const folder = temporaryFolder()
      const warc = await warcFile(crawl(), { gzip: true })
      const rows = WORKBOOKS.map(({ day, takenAt, url }) => `${day},"files/${day}.xlsx",${takenAt},${url}`)
      write(folder, {
        ...Object.fromEntries(WORKBOOKS.map(({ day, bytes }) => [`files/${day}.xlsx`, bytes])),
        'files/notes.txt': 'not a workbook',
        'all.zip': drawZip([
          { name: 'readme.md', content: 'hello' },
          ...WORKBOOKS.map(({ day, bytes }) => ({ name: `books/${day}.xlsx`, content: bytes })),
        ]),
        'crawl.warc.gz': warc,
        'plain.warc': await warcFile(crawl(), { gzip: false }),
        'crawl.wacz': drawZip([
          { name: 'archive/data.warc.gz', content: warc },
          { name: 'datapackage.json', content: '{"profile":"data-package"}' },
        ]),
        'manifest.csv': `Published,File,Captured,URL\n${rows.join('\n')}\n`,
      })
      const containers = ['files', 'all.zip', 'crawl.warc.gz', 'plain.warc', 'crawl.wacz', 'manifest.csv']
      const told: string[] = []
      for (const [index, container] of containers.entries()) {
        const { exitCode, out, err } = await importInto(folder, `data-${index}`, container)
        expect([exitCode, err], container).toEqual([0, ''])
        told.push(out.split(': 287g-participating: ')[0] ?? '')
      }
      expect(told).toEqual([
        'files/2025-02-21.xlsx',
        'all.zip/books/2025-02-21.xlsx',
        `crawl.warc.gz/2025-02-21T20:15:00.000Z/${WORKBOOKS[0]?.url}`,
        `plain.warc/2025-02-21T20:15:00.000Z/${WORKBOOKS[0]?.url}`,
        `crawl.wacz/archive/data.warc.gz/2025-02-21T20:15:00.000Z/${WORKBOOKS[0]?.url}`,
        'manifest.csv/files/2025-02-21.xlsx',
      ])
      const [first, ...others] = await Promise.all(
        containers.map((_, index) => versionsIn(join(folder, `data-${index}`))),
      )
      expect(first?.days).toEqual(WORKBOOKS.map(({ day }) => day))
      for (const other of others) expect(other).toEqual(first)
    },
    2 * MINUTE,
  )

  test(
    'takes a capture with its time and address for the publisher’s answer, once, a wall as well',
    async () => {
      const folder = temporaryFolder()
      const [first, second] = WORKBOOKS
      if (!first || !second) throw new Error('no samples')
      const warc = await warcFile(
        [
          ...crawl().slice(0, 3),
          {
            type: 'response',
            url: second.url,
            at: '2025-02-25T10:00:00Z',
            status: '403 Forbidden',
            headers: { Server: 'AkamaiGHost' },
            body: 'no',
          },
          {
            type: 'response',
            url: second.url,
            at: '2025-02-26T10:00:00Z',
            headers: { 'Content-Encoding': 'gzip', 'Transfer-Encoding': 'chunked' },
            warcHeaders: { 'WARC-Payload-Digest': 'sha1:ABC' },
            body: chunked(gzipSync(second.bytes)),
          },
          {
            type: 'revisit',
            url: second.url,
            at: '2025-02-27T10:00:00Z',
            warcHeaders: { 'WARC-Payload-Digest': 'sha1:ABC' },
            body: '',
          },
        ],
        { gzip: false },
      )
      write(folder, { 'crawl.warc': warc })
      await importInto(folder, 'data', 'crawl.warc')
      const once = await recordIn(join(folder, 'data'), LIST)
      expect(
        once.captures.map(({ via, capturedAt, verdict, url }) => [via, capturedAt, verdict, url]),
      ).toEqual([
        ['memento', '2025-02-21T20:15:00.000Z', 'new-version', first.url],
        ['memento', '2025-02-25T10:00:00.000Z', 'blocked', second.url],
        ['memento', '2025-02-26T10:00:00.000Z', 'new-version', second.url],
        ['memento', '2025-02-27T10:00:00.000Z', 'same-bytes', second.url],
      ])
      expect(once.captures[0]?.headers.etag).toBe(`"${first.takenAt}"`)
      expect(once.captures[0]?.archive).toMatch(/^urn:uuid:/)
      await importInto(folder, 'data', 'crawl.warc')
      expect(await recordIn(join(folder, 'data'), LIST)).toEqual(once)
    },
    MINUTE,
  )
})

describe('a hostile container', () => {
  const [good] = WORKBOOKS
  const book = { name: '2025-02-21.xlsx', content: good?.bytes ?? '' }

  test(
    'is refused in one sentence, or loses the part that is at fault, and the rest is taken',
    async () => {
      const folder = temporaryFolder()
      const zeros = new Uint8Array(40 * 2 ** 20)
      const warc = await warcFile(crawl(), { gzip: false })
      const bomb = await warcFile(
        [
          {
            type: 'response',
            url: good?.url ?? '',
            at: '2025-02-21T20:15:00Z',
            headers: { 'Content-Encoding': 'gzip' },
            body: gzipSync(zeros),
          },
        ],
        { gzip: true },
      )
      write(folder, {
        'bomb.zip': drawZip([{ name: '2025-01-01.xlsx', content: zeros }, book]),
        'lies.zip': drawZip([{ name: '2025-01-01.xlsx', content: zeros, claims: { unpacked: 1000 } }, book]),
        'slip.zip': drawZip([book, { name: '../../2025-02-26.xlsx', content: good?.bytes ?? '' }]),
        'broken.warc': warc.slice(0, warc.length - 20_000),
        // within the headers of a record, and within a record that nobody wants
        'headless.warc': warc.slice(0, 100),
        'cut.warc': warc.slice(0, Buffer.from(warc).indexOf('image') + 2),
        'endless.warc': `WARC/1.1\r\nWARC-Type: ${'x'.repeat(3 * 2 ** 20)}`,
        'bomb.warc.gz': bomb,
        'packed.warc.gz': gzipSync(`WARC/1.1\r\nX: ${' '.repeat(64 * 2 ** 20)}`),
        'out/manifest.csv': 'file,published\n../bomb.zip,2025-01-01\n',
        'out/linked.csv': 'file,published\nlink.xlsx,2025-01-01\n',
        'out/when.csv': 'file,captured,url\nmanifest.csv,2025-02-30,https://a.example/\n',
      })
      symlinkSync('/etc/hostname', join(folder, 'out/link.xlsx'))
      const results: [string, number | null, string, number][] = []
      for (const name of [
        ...['bomb.zip', 'lies.zip', 'slip.zip', 'broken.warc', 'headless.warc', 'cut.warc', 'endless.warc'],
        ...['bomb.warc.gz', 'packed.warc.gz', 'out/manifest.csv', 'out/linked.csv', 'out/when.csv'],
      ]) {
        const { exitCode, out, err } = await importInto(folder, `data/${name}`, name)
        expect(`${out}${err}`, name).not.toMatch(/\n {4}at /)
        results.push([name, exitCode, err, out.split('\n').length - 1])
      }
      const told = (text: RegExp) => expect.stringMatching(text)
      expect(results).toEqual([
        ['bomb.zip', 4, told(/2025-01-01\.xlsx is not taken: it has more than 32 MB/), 1],
        ['lies.zip', 4, told(/2025-01-01\.xlsx: not taken: .*too many bytes/), 1],
        ['slip.zip', 4, told(/slip\.zip: not taken: invalid relative path/), 1],
        ['broken.warc', 4, told(/broken\.warc: not taken: it is damaged: its last record is cut short/), 3],
        ['headless.warc', 4, told(/a record does not state its length/), 0],
        ['cut.warc', 4, told(/its last record is cut short/), 0],
        ['endless.warc', 4, told(/it has a record that is larger than any real one/), 0],
        ['bomb.warc.gz', 4, told(/it unpacks to more than any list’s document/), 0],
        ['packed.warc.gz', 4, told(/it has a record that is larger than any real one/), 0],
        ['out/manifest.csv', 2, told(/row 2: "..\/bomb\.zip" lies outside of the manifest's folder/), 0],
        ['out/linked.csv', 2, told(/row 2: "link\.xlsx" lies outside of the manifest's folder/), 0],
        ['out/when.csv', 2, told(/row 2: captured: "2025-02-30" is no time/), 0],
      ])
    },
    3 * MINUTE,
  )
})

/** As HTTP/1.1 sends a body of which the length is not known beforehand. */
function chunked(body: Uint8Array): Uint8Array {
  const half = Math.floor(body.length / 2)
  const chunks = [body.subarray(0, half), body.subarray(half)].flatMap(chunk => [
    Buffer.from(`${chunk.length.toString(16)}\r\n`),
    chunk,
    Buffer.from('\r\n'),
  ])
  return new Uint8Array(Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]))
}
