import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { openDocumentArchive } from '../../src/archive/document-archive.ts'
import { withRecord } from '../../src/cli/record.ts'
import { loadConfig } from '../../src/config.ts'
import type { PageReader } from '../../src/fetch/answer-capture.ts'
import { fetchDocument } from '../../src/fetch/fetch-document.ts'
import { fetchList } from '../../src/fetch/fetch-list.ts'
import { rememberedPages } from '../../src/fetch/remembered-pages.ts'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { pending } from '../../src/sources/287g-pending/source.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { sample, temporaryFolder } from '../support/icelist.ts'
import { PAGES_HERE } from '../support/pages.ts'
import { publisherSite } from '../support/publisher.ts'

const DOCUMENTS = [
  ['participatingAgencies02212025.xlsx', sample('287g-participating', '2025-02-21', 'xlsx')],
  ['pendingAgencies02212025.xlsx', sample('287g-pending', '2025-02-21', 'xlsx')],
] as const
const LINKS = DOCUMENTS.map(([name]) => `<li><a href="/files/${name}">${name}</a></li>`).join('')
const PAGE = `<!doctype html><html><head><title>Agreements</title></head><body><ul>${LINKS}</ul></body></html>`

/** ICE's site on loopback, and runs of its two lists, each with the record opened anew. */
async function newsroom() {
  const folder = temporaryFolder()
  const site = await publisherSite()
  for (const [name, file] of DOCUMENTS) site.answers.set(`/files/${name}`, { body: readFileSync(file) })
  const serve = (body: string, headers = {}, path = '/page') => site.answers.set(path, { body, headers })
  serve(PAGE)
  const read: string[] = []
  const counted: PageReader = {
    facts: page => {
      read.push('facts')
      return PAGES_HERE.facts(page)
    },
    links: (page, url) => {
      read.push('links')
      return PAGES_HERE.links(page, url)
    },
  }
  /** What the run read of pages, and what it came to: the verdict of a page that led nowhere, or the document. */
  const run = async (program = '1.0.0', path = '/page') => {
    read.length = 0
    const led: string[] = []
    const store = await openSqliteStore(join(folder, 'icelist.sqlite'))
    for (const source of [participating, pending]) {
      const { capture, body } = await fetchList(source, site.address(path), {
        store,
        archive: openDocumentArchive(folder),
        pages: rememberedPages(counted, store.pageReadings, program),
        now: () => new Date(),
        fetch: request => fetchDocument(request, { userAgent: 'icelist/test', allowHosts: [site.host] }),
      })
      led.push(body === null ? capture.verdict : (capture.file ?? ''))
    }
    await store.close()
    return { read: [...read], led }
  }
  const sql = <T>(statement: string): T[] => {
    const database = new Database(join(folder, 'icelist.sqlite'))
    const prepared = database.prepare<[], T>(statement)
    const rows = prepared.reader ? prepared.all() : (prepared.run(), [])
    database.close()
    return rows
  }
  return { run, serve, sql }
}

const BOTH = DOCUMENTS.map(([name]) => name)

test('a landing page is read once, for both of its lists and for later runs', async () => {
  const { run } = await newsroom()
  expect(await run()).toEqual({ read: ['facts', 'links'], led: BOTH })
  expect(await run()).toEqual({ read: [], led: BOTH })
})

test('a page with other bytes is read anew, and followed to where it leads now', async () => {
  const { run, serve } = await newsroom()
  await run()
  serve(PAGE.replaceAll('participating', 'formerly'))
  expect(await run()).toEqual({ read: ['facts', 'links'], led: ['missing', BOTH[1]] })
})

test('so is one of another content type, of another address, or read by another version of icelist', async () => {
  const { run, serve } = await newsroom()
  await run()
  serve(PAGE, { 'content-type': 'text/html; charset=windows-1252' })
  expect(await run()).toEqual({ read: ['facts', 'links'], led: BOTH })
  // what a page says of itself does not depend on its address, where its links lead does
  serve(PAGE, {}, '/other')
  expect(await run('1.0.0', '/other')).toEqual({ read: ['links'], led: BOTH })
  expect(await run('1.0.1')).toEqual({ read: ['facts', 'links'], led: BOTH })
})

test.each([
  '',
  '{',
  'null',
  '[]]',
  '{"bytes":1}',
  '[{"url":"javascript:0","text":"","fileName":null,"order":0}]',
])('what was remembered and is damaged (%s) is read anew, and remembered again', async damaged => {
  const { run, sql } = await newsroom()
  await run()
  sql(`update page_reading set body = '${damaged}'`)
  expect(await run()).toEqual({ read: ['facts', 'links'], led: BOTH })
  expect(await run()).toEqual({ read: [], led: BOTH })
})

test('a page that cannot be read is not remembered', async () => {
  const { run, serve, sql } = await newsroom()
  serve(PAGE.slice(0, -30))
  const tried = { read: ['facts', 'facts'], led: ['failed', 'failed'] }
  expect([await run(), await run()]).toEqual([tried, tried])
  expect(sql('select * from page_reading')).toEqual([])
})

test('every command that asks publishers remembers pages in its record', async () => {
  const config = loadConfig(null, temporaryFolder())
  const page = { bytes: Buffer.from(PAGE), contentType: 'text/html', file: null }
  const factsOf = () =>
    withRecord(
      config,
      '1.0.0',
      () => new Date(),
      ({ pages }) => pages.facts(page),
    )
  expect(await factsOf()).toMatchObject({ says: ['agreements'] })
  const database = new Database(join(config.dataDir, 'icelist.sqlite'))
  database.exec("update page_reading set body = replace(body, 'agreements', 'remembered')")
  database.close()
  expect(await factsOf()).toMatchObject({ says: ['remembered'] })
})

test('what is remembered does not grow', async () => {
  const { run, serve, sql } = await newsroom()
  for (let day = 1; day <= 15; day++) {
    serve(PAGE.replace('Agreements', `Day ${day}`))
    await run()
  }
  expect(sql('select count(*) as rows from page_reading')).toEqual([{ rows: 20 }])
  expect((await run()).read).toEqual([])
})
