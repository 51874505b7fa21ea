import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { openDocumentArchive, sha256Of } from '../src/archive/document-archive.ts'
import { exitCodeOf } from '../src/cli/exit-codes.ts'
import { fetchDocument } from '../src/fetch/fetch-document.ts'
import { DEFAULT_POLICY } from '../src/judge/policy.ts'
import { type Outcome, runList } from '../src/pipeline.ts'
import { changelogMarkdown } from '../src/report/changelog.ts'
import { participating } from '../src/sources/287g-participating/source.ts'
import { dhsSanctuary } from '../src/sources/dhs-sanctuary/source.ts'
import type { Source } from '../src/sources/source.ts'
import { openSqliteStore } from '../src/store/sqlite.ts'
import { sample, temporaryFolder } from './support/icelist.ts'
import { PAGES_HERE } from './support/pages.ts'
import { publisherSite } from './support/publisher.ts'

const DHS_PAGE = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'), 'utf8')

/** A record in a new folder, a publisher's site, and one run after another on days of June 2025. */
async function newsroom(source: Source, path: string) {
  const folder = temporaryFolder()
  const store = await openSqliteStore(join(folder, 'icelist.sqlite'))
  const archive = openDocumentArchive(folder)
  const site = await publisherSite()
  let day = 0
  const run = (): Promise<Outcome> => {
    const at = new Date(Date.UTC(2025, 5, ++day, 12))
    const options = { userAgent: 'icelist/test', allowHosts: [site.host], retries: 0, now: () => at }
    return runList(source, site.address(path), {
      store,
      archive,
      now: () => at,
      read: (source, document) => source.read(document),
      pages: PAGES_HERE,
      fetch: request => fetchDocument(request, options),
    })
  }
  return { run, store, archive, site }
}

describe('a page, run by run', () => {
  test('every ordinary thing that a server does gets its verdict, and only a new list writes a version', async () => {
    const { run, store, site } = await newsroom(dhsSanctuary, '/list')
    const serve = (body: string, status = 200) => site.answers.set('/list', { body, status })
    const verdicts: string[] = []
    const step = async (body: string, status?: number) => {
      serve(body, status)
      const { verdict, difference } = await run()
      verdicts.push(`${verdict}${difference ? ` ${JSON.stringify(difference.summary)}` : ''}`)
    }
    await step(DHS_PAGE)
    await step(DHS_PAGE)
    await step(DHS_PAGE.replace('</body>', '<!-- another token --></body>'))
    await step('', 200)
    await step(readFileSync(sample('dhs-sanctuary', '2025-06-01-page-not-found', 'html'), 'utf8'))
    await step('gone', 404)
    await step('<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1></body></html>')
    await step(DHS_PAGE)
    await step(DHS_PAGE.replace(/<li>\s*Alameda County\s*<\/li>/, ''))
    expect(verdicts).toEqual([
      'new-version',
      'same-bytes',
      'same-list',
      'failed',
      'missing',
      'missing',
      'blocked',
      'same-bytes',
      'new-version {"added":0,"removed":1,"renamed":0,"changed":0}',
    ])
    expect((await store.snapshots(dhsSanctuary.id)).map(({ entries }) => entries)).toEqual([605, 604])
    await store.close()
  })

  test('that stays missing is withdrawn, which is told once; that it is still missing is then no failure', async () => {
    const { run, store, site } = await newsroom(dhsSanctuary, '/list')
    site.answers.set('/list', { body: DHS_PAGE })
    await run()
    site.answers.set('/list', { body: 'gone', status: 404 })
    const told = []
    for (let day = 0; day < 4; day++) {
      const outcome = await run()
      told.push([outcome.event?.kind ?? null, exitCodeOf([outcome], false)])
    }
    expect(told).toEqual([
      ['missing', 5],
      [null, 5],
      ['withdrawn', 5],
      [null, 0],
    ])
    expect(await store.snapshots(dhsSanctuary.id)).toHaveLength(1)
    await store.close()
  })

  test('a page cut short below the least that the list ever had is a failure, and its bytes are kept', async () => {
    const { run, store, archive, site } = await newsroom(dhsSanctuary, '/list')
    site.answers.set('/list', { body: DHS_PAGE })
    await run()
    const rows = DHS_PAGE.split(/(?=<li)/)
    const cut = `${rows.slice(0, Math.floor(rows.length / 3)).join('')}</ul></div></main></body></html>`
    site.answers.set('/list', { body: cut })
    const outcome = await run()
    expect(outcome.verdict).toBe('failed')
    const [capture] = await store.captures(dhsSanctuary.id, 1)
    expect(capture?.document).toBe(sha256Of(Buffer.from(cut)))
    expect(Buffer.from(await archive.read(capture?.document ?? '')).toString()).toBe(cut)
    expect(await store.snapshots(dhsSanctuary.id)).toHaveLength(1)
    await store.close()
  })
})

describe('a workbook behind a landing page', () => {
  const landing = (...files: string[]) => ({
    body: `<!doctype html><title>287(g)</title><main>${files.map(file => `<a href="/files/${file}">Participating Agencies</a>`).join('')}</main>`,
  })
  const workbook = (day: string) => {
    const body = new Uint8Array(readFileSync(sample('287g-participating', day, 'xlsx')))
    return { body, headers: { 'content-type': participating.mediaType, etag: `"${sha256Of(body)}"` } }
  }

  test('is found under each new name, asked for conditionally, and dated by its name', async () => {
    const { run, store, site } = await newsroom(participating, '/287g')
    site.answers.set('/287g', landing('participatingAgencies02212025.xlsx'))
    site.answers.set('/files/participatingAgencies02212025.xlsx', workbook('2025-02-21'))
    expect((await run()).verdict).toBe('new-version')
    expect((await run()).verdict).toBe('not-modified')
    site.answers.set('/287g', landing('participatingAgencies02262025pm.xlsx'))
    site.answers.set('/files/participatingAgencies02262025pm.xlsx', workbook('2025-02-26'))
    const { difference, snapshot } = await run()
    expect(difference?.summary).toEqual({ added: 88, removed: 0, renamed: 0, changed: 1 })
    expect([snapshot?.publishedOn, snapshot?.file]).toEqual([
      '2025-02-26',
      'participatingAgencies02262025pm.xlsx',
    ])
    await store.close()
  })

  test('that is older than the one held waits for a person, whatever was accepted once', async () => {
    const { run, store, site } = await newsroom(participating, '/287g')
    const verdicts: string[] = []
    for (const day of ['2025-02-21', '2025-02-26', '2025-02-21', '2025-02-26']) {
      const [year, month, date] = day.split('-')
      const name = `participatingAgencies${month}${date}${year}.xlsx`
      site.answers.set('/287g', landing(name))
      site.answers.set(`/files/${name}`, workbook(day))
      const { verdict, reasons } = await run()
      verdicts.push([verdict, ...reasons.map(({ rule }) => rule)].join(' '))
    }
    expect(verdicts).toEqual(['new-version', 'new-version', 'held older-document', 'not-modified'])
    expect(await store.snapshots(participating.id)).toHaveLength(2)
    await store.close()
  })

  test('tells of other documents that the page did not link before', async () => {
    const { run, site } = await newsroom(participating, '/287g')
    site.answers.set('/287g', landing('participatingAgencies02212025.xlsx'))
    site.answers.set('/files/participatingAgencies02212025.xlsx', workbook('2025-02-21'))
    await run()
    site.answers.set('/287g', landing('participatingAgencies02212025.xlsx', 'factsheet.pdf'))
    const { verdict, reasons } = await run()
    expect([verdict, reasons.map(({ rule }) => rule)]).toEqual(['not-modified', ['new-link']])
    expect(reasons[0]?.text).toContain('/files/factsheet.pdf')
  })

  test('under a new name with the same bytes is the same version, and both names are told', async () => {
    const { run, store, site } = await newsroom(participating, '/287g')
    for (const name of ['participatingAgencies02212025.xlsx', 'participatingAgencies02222025am.xlsx']) {
      site.answers.set('/287g', landing(name))
      site.answers.set(`/files/${name}`, workbook('2025-02-21'))
      await run()
    }
    const [capture] = await store.captures(participating.id, 1)
    expect([capture?.verdict, capture?.reasons[0]?.rule]).toEqual(['same-bytes', 'same-bytes-other-name'])
    const changelog = await changelogMarkdown(store, [participating], DEFAULT_POLICY.withdrawnAfter)
    expect(changelog).toContain('also published as `participatingAgencies02222025am.xlsx`')
    expect(await store.snapshots(participating.id)).toHaveLength(1)
  })

  test('is asked for whole after a week, whatever the server says of it', async () => {
    const { run, site } = await newsroom(participating, '/287g')
    site.answers.set('/287g', landing('participatingAgencies02212025.xlsx'))
    site.answers.set('/files/participatingAgencies02212025.xlsx', workbook('2025-02-21'))
    const verdicts = []
    for (let day = 0; day < 9; day++) verdicts.push((await run()).verdict)
    expect(verdicts).toEqual(['new-version', ...Array(6).fill('not-modified'), 'same-bytes', 'not-modified'])
  })

  test('whose link is gone is missing: nothing is taken for removed', async () => {
    const { run, store, site } = await newsroom(participating, '/287g')
    site.answers.set('/287g', landing('participatingAgencies02212025.xlsx'))
    site.answers.set('/files/participatingAgencies02212025.xlsx', workbook('2025-02-21'))
    await run()
    site.answers.set('/287g', landing())
    const outcome = await run()
    expect([outcome.verdict, outcome.reasons[0]?.rule]).toEqual(['missing', 'no-link'])
    expect(await store.snapshots(participating.id)).toHaveLength(1)
    await store.close()
  })
})
