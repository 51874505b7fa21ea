import { copyFileSync, existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'cheerio'
import { expect, test } from 'vitest'
import { icelist, sample, temporaryFolder } from '../support/icelist.ts'
import { publisherSite } from '../support/publisher.ts'

const LIST = '287g-participating'

/** A folder whose configuration keeps feeds, and a way of bringing workbooks there. */
function setUp() {
  const folder = temporaryFolder()
  const feeds = {
    forms: ['atom', 'json-feed', 'jsonl', 'csv', 'html'],
    baseUrl: 'https://news.example/icelist/',
  }
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ feeds }))
  const kept = (path: string) => readFileSync(join(folder, 'snapshots', path), 'utf8')
  return {
    folder,
    kept,
    async bring(...days: string[]) {
      const files = days.map(day => join(folder, `${day}.xlsx`))
      for (const [index, day] of days.entries()) copyFileSync(sample(LIST, day, 'xlsx'), files[index] ?? '')
      const { exitCode, err } = await icelist(['import', LIST, ...files], folder)
      expect(exitCode, err).toBe(0)
    },
    items: (): FeedItem[] => JSON.parse(kept(`feeds/${LIST}.json`)).items,
  }
}

interface FeedItem {
  readonly id: string
  readonly title: string
  readonly content_html: string
}

test('a feed has an item a version with all that changed inside, and keeps its ids as versions come', async () => {
  const { bring, items, kept } = setUp()
  await bring('2025-02-21')
  const [first] = items()
  await bring('2025-02-26')
  expect(items().map(({ id }) => id)).toEqual([expect.stringMatching(/^urn:icelist:/), first?.id])

  const [newest] = items()
  const changes = kept('CHANGELOG.jsonl')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line))
    .filter(({ line }) => line === 'change')
  expect(changes.length).toBeGreaterThan(0)
  const shown = load(newest?.content_html ?? '')
  const ids = shown('li > code')
    .toArray()
    .map(element => shown(element).text())
  expect(ids.sort()).toEqual(changes.map(({ id }) => id).sort())

  const atom = load(kept(`feeds/${LIST}.atom`), { xml: true })
  expect(atom('feed > link[rel=self]').attr('href')).toBe(`https://news.example/icelist/feeds/${LIST}.atom`)
  expect(
    atom('entry > id')
      .toArray()
      .map(element => atom(element).text()),
  ).toEqual(items().map(({ id }) => id))
  expect(atom('entry > content').first().text()).toBe(newest?.content_html)
})

test('a version that arrives late corrects what was told of the next one, in a new item that names the old', async () => {
  const { bring, items } = setUp()
  await bring('2025-02-21', '2025-03-06')
  const [told, first] = items()
  await bring('2025-02-26')
  const [correction, late, baseline] = items()
  expect(items()).toHaveLength(3)
  expect(baseline).toEqual(first)
  expect(late?.title).toMatch(new RegExp(`^${LIST}, 2025-02-26: `))
  expect(correction?.title).toMatch(new RegExp(`^Correction: ${LIST}, 2025-03-06: `))
  expect(correction?.id).not.toBe(told?.id)
  expect(correction?.content_html).toContain(`(${told?.id})`)
})

test('what is kept is what is printed, and is not written again when nothing happened', async () => {
  const { folder, bring, kept } = setUp()
  await bring('2025-02-21', '2025-02-26')
  for (const [format, path] of [
    ['jsonl', 'CHANGELOG.jsonl'],
    ['csv', 'CHANGELOG.csv'],
    ['html', 'CHANGELOG.html'],
  ] as const)
    expect((await icelist(['changelog', '--format', format], folder)).out).toBe(kept(path))
  expect(existsSync(join(folder, 'snapshots/feeds/all.atom'))).toBe(true)
  const written = statSync(join(folder, 'snapshots/CHANGELOG.csv')).mtimeMs
  await bring('2025-02-26')
  expect(statSync(join(folder, 'snapshots/CHANGELOG.csv')).mtimeMs).toBe(written)
})

test('a page that is withdrawn and comes back is told in every form', async () => {
  const site = await publisherSite()
  const folder = temporaryFolder()
  const url = site.address('/list')
  const config = { lists: { 'dhs-sanctuary': { url } }, allowHosts: [site.host] }
  const withdrawnAfter = { hours: 0.000001, captures: 2 }
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ ...config, withdrawnAfter }))
  const page = readFileSync(sample('dhs-sanctuary', '2025-05-29', 'html'))
  for (const status of [200, 404, 404, 200]) {
    site.answers.set('/list', { status, body: status === 200 ? page : 'gone' })
    await icelist(['run', 'dhs-sanctuary'], folder)
  }
  const print = async (format: string) => (await icelist(['changelog', '--format', format], folder)).out
  const titles = JSON.parse(await print('json-feed')).items.map(({ title }: FeedItem) => title.split(': ')[1])
  expect(titles).toEqual(['page restored', 'page withdrawn', 'first version held, 609 entries'])
  expect((await print('jsonl')).split('\n').map(line => /"line":"(\w+)"/.exec(line)?.[1])).toEqual([
    'version',
    'withdrawn',
    'restored',
    undefined,
  ])
  expect(await print('csv')).toContain(',withdrawn,')
})
