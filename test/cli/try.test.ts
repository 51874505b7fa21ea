import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { icelist, sample, temporaryFolder } from '../support/icelist.ts'
import { publisherSite } from '../support/publisher.ts'

const CSV = `County,Rules,Contact
Alder County,none,a
Birch County,some,b
`
const LIST = {
  id: 'own-list',
  title: 'A made-up list',
  publisher: 'Nobody',
  url: 'https://example.org/list.csv',
  format: 'csv',
  columns: [
    { header: 'County', field: 'name' },
    { header: 'Rules', field: 'rules' },
  ],
  state: 'WY',
  kind: 'county',
  expected: { floor: 2, ceiling: 10 },
}

/** A folder with nothing in it but the configuration and the files given. */
function folderWith(config: object, files: Readonly<Record<string, string>> = {}): string {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries({ ...files, 'icelist.config.json': JSON.stringify(config) }))
    writeFileSync(join(folder, name), text)
  return folder
}

test('prints notices, count and entries with their evidence, and keeps nothing', async () => {
  const folder = folderWith({ ownLists: [LIST] }, { 'list.csv': CSV })
  const { exitCode, out } = await icelist(['try', 'list.csv', '--list', 'own-list'], folder)
  expect(out).toBe(`! The table has 1 column that is not known and not read: Contact.
own-list: 2 entries in list.csv

where   state    kind    name          fields
CSV!A2  Wyoming  county  Alder County  rules: none
CSV!A3  Wyoming  county  Birch County  rules: some
`)
  expect(exitCode).toBe(0)
  expect(readdirSync(folder).sort()).toEqual(['icelist.config.json', 'list.csv'])
})

test('reads with the reader of a list that icelist knows, as many entries as are asked for', async () => {
  const folder = temporaryFolder()
  const words = [
    'try',
    sample('dhs-sanctuary', '2025-05-31', 'html'),
    '--list',
    'dhs-sanctuary',
    '--limit',
    '2',
  ]
  const { out } = await icelist(words, folder)
  expect(out).toContain('dhs-sanctuary: 605 entries in ')
  expect(out).toContain('dated 2025-05-31 (printed)\n')
  expect(out.trim().split('\n').slice(-2)).toEqual([
    expect.stringMatching(
      / > li:nth-child\(1\) +California +state +California +heading: State; label: Self-/,
    ),
    '… and 603 entries more',
  ])
  const json = JSON.parse((await icelist([...words, '--json'], folder)).out)
  expect([json.verdict, json.count, json.entries.length]).toEqual(['ok', 605, 2])
  expect(readdirSync(folder)).toEqual([])
})

describe('asks an address as a run does', () => {
  test('the document’s, or the list’s own by way of its landing page', async () => {
    const site = await publisherSite()
    site.answers.set('/lists', {
      body: '<title>Our lists</title><a href="/a/list.csv">The list</a> <a href="/b.csv">Another</a>',
    })
    site.answers.set('/a/list.csv', { body: CSV, headers: { 'content-type': 'text/csv' } })
    const { url: _, ...facts } = LIST
    const landingPage = { url: site.address('/lists'), own: 'the list' }
    const folder = folderWith({ allowHosts: [site.host], ownLists: [{ ...facts, landingPage }] })
    for (const words of [[], [site.address('/lists')], [site.address('/a/list.csv')]]) {
      const { out, exitCode } = await icelist(['try', ...words, '--list', 'own-list'], folder)
      expect(out).toContain(`own-list: 2 entries in ${site.address('/a/list.csv')}\n`)
      expect(exitCode).toBe(0)
    }
    expect(readdirSync(folder)).toEqual(['icelist.config.json'])
  })

  test('and says in a run’s words and code what came instead', async () => {
    const site = await publisherSite()
    site.answers.set('/wall', { status: 403, body: '<title>Access Denied</title>' })
    site.answers.set('/other.csv', { body: 'Town,Rules\nA,B\n', headers: { 'content-type': 'text/csv' } })
    site.answers.set('/short.csv', {
      body: 'County,Rules\nAlder,x\n',
      headers: { 'content-type': 'text/csv' },
    })
    const folder = folderWith({ allowHosts: [site.host], ownLists: [LIST] })
    const tried = async (path: string) => {
      const { out, exitCode } = await icelist(['try', site.address(path), '--list', 'own-list'], folder)
      return [exitCode, out.split('\n')[0]]
    }
    expect(await tried('/gone')).toEqual([5, expect.stringMatching(/^own-list: missing: /)])
    expect(await tried('/wall')).toEqual([5, expect.stringMatching(/^own-list: blocked: /)])
    expect(await tried('/other.csv')).toEqual([
      4,
      'own-list: failed: No sheet has a header row with the columns County. The first row that is not empty reads: Town | Rules.',
    ])
    expect(await tried('/short.csv')).toEqual([
      4,
      expect.stringMatching(/^! a run would refuse it: 1 entries/),
    ])
    const notAllowed = folderWith({ ownLists: [LIST] })
    const refused = await icelist(
      ['try', site.address('/list.csv'), '--list', 'own-list', '--json'],
      notAllowed,
    )
    expect([refused.exitCode, JSON.parse(refused.out).verdict]).toEqual([3, 'failed'])
  })
})

test.each([
  [['try', 'list.csv'], 'Name the list'],
  [['try', 'list.csv', '--list', 'others-list'], 'pending, own-list.'],
  [['try', 'not-there.csv', '--list', 'own-list'], 'Cannot read not-there.csv'],
  [['try', 'list.csv', '--list', 'own-list', '--limit', 'few'], '"few" is not a whole number'],
] as const)('%j is refused in one sentence', async (words, sentence) => {
  const folder = folderWith({ ownLists: [LIST] }, { 'list.csv': CSV })
  const { exitCode, err } = await icelist(words, folder)
  expect([exitCode, err.trim().split('\n').length]).toEqual([2, 1])
  expect(err).toContain(sentence)
})

test('text that would act on a terminal is harmless', async () => {
  const link = '\u001b]8;;http://evil.example\u0007'
  const hostile = `County,Rules,${link}head\u001b[2J\n\u202eAlder${link},\u009b31mred\r,x\n"Birch\nCounty",\u0000,y\n`
  const folder = folderWith({ ownLists: [LIST] }, { 'list.csv': hostile })
  const { exitCode, out } = await icelist(['try', 'list.csv', '--list', 'own-list'], folder)
  expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  expect(out).toContain('Birch County')
  expect(exitCode).toBe(0)
})
