import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { load } from 'cheerio'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { changeHash, changeId } from '../../src/compare/change-id.ts'
import type { Traced } from '../../src/evidence/trace/traced.ts'
import type { Difference } from '../../src/model.ts'
import { icelist, sample } from '../support/icelist.ts'

/** Two versions of a list of each kind of document. */
const IMPORTS = [
  ['ddor', '2017-03-20', 'pdf'],
  ['ddor', '2017-03-29', 'pdf'],
  ['dhs-sanctuary', '2025-05-29', 'html'],
  ['dhs-sanctuary', '2025-05-31', 'html'],
  ['287g-participating', '2025-02-26', 'xlsx'],
  ['287g-participating', '2025-03-06', 'xlsx'],
] as const

/** Its day of signing was changed. */
const PATROL = 'Florida Department of Highway Safety and Motor Vehicles, Division of Highway Patrol'

const folder = mkdtempSync(join(tmpdir(), 'icelist-evidence-'))
const ask = (...words: string[]) => icelist(words, folder)
const differences = new Map<string, Difference>()

beforeAll(async () => {
  for (const [list, day, extension] of IMPORTS) {
    const imported = await ask('import', list, sample(list, day, extension), '--published-on', day)
    expect(imported.exitCode, imported.err).toBe(0)
  }
  for (const list of new Set(IMPORTS.map(([list]) => list)))
    differences.set(list, JSON.parse((await ask('diff', list, '--json')).out))
})
afterAll(() => rmSync(folder, { recursive: true }))

/** A change of a list by what happened and to whom. */
function change(list: string, kind: string, name: string) {
  const difference = differences.get(list)
  const found = difference?.changes.find(
    ({ before, after, ...change }) => change.kind === kind && [before?.name, after?.name].includes(name),
  )
  if (!difference || !found) throw new Error(`${name} was not ${kind} in ${list}`)
  return { id: changeId(difference, found), hash: changeHash(difference, found), difference }
}

describe('a change is traced by its id', () => {
  test('to both web pages', async () => {
    const { id, difference } = change('dhs-sanctuary', 'renamed', 'Cincinnati')
    const { out, exitCode } = await ask('show-evidence', id)
    expect(exitCode).toBe(0)
    expect(out).toContain(`${id}: renamed in dhs-sanctuary\n  Ohio: Cincinnatti → Cincinnati (spelling)\n`)
    expect(out).toContain(`document  SHA-256 ${difference.from.document}\n`)
    expect(out).toContain(`document  SHA-256 ${difference.to.document}\n`)
    expect(out).toContain('    Cities\n  > Cincinnatti\n    Columbus\n')
    expect(out).toContain('    Cities\n  > Cincinnati\n    Columbus\n')
  })

  test('to both workbooks, with the names of the columns and the rows around', async () => {
    const { id } = change('287g-participating', 'changed', PATROL)
    const { out } = await ask('show-evidence', id, '--list', '287g-participating')
    expect(out).toMatch(/place {5}sheet "Sheet1", row (\d+), cell B\1\n/)
    expect(out).toMatch(/^ {2}> {3}E SIGNED +2\/17\/25$/m)
    expect(out).toMatch(/^ {2}> {3}E SIGNED +2\/7\/25$/m)
    expect(out).toMatch(/^ {4}row \d+: FLORIDA \| Florida Department of Corrections \| /m)
  })

  test('to the page of the report that has it, and says that the other one has no such entry', async () => {
    const { id, hash } = change('ddor', 'added', 'San Francisco County')
    // any part of the full name that means one change, however it is typed
    const traced: Traced = JSON.parse(
      (await ask('show-evidence', hash.slice(0, 8).toUpperCase(), '--json')).out,
    )
    expect(traced).toMatchObject({ id, list: 'ddor', change: { kind: 'added' } })
    const [before, after, ...more] = traced.sights
    expect(more).toEqual([])
    expect(before).toMatchObject({ role: 'before', imported: true, shown: null })
    expect(after).toMatchObject({
      role: 'after',
      archived: expect.stringMatching(/^documents.*\.pdf$/),
      shown: {
        excerpt: {
          pages: [
            {
              page:
                after?.shown && 'page' in after.shown.entry.evidence ? after.shown.entry.evidence.page : 0,
            },
          ],
          cells: [
            { fields: ['name', 'aor'], text: 'San Francisco County, California (San Francisco)' },
            { fields: ['dateEnacted'], text: 'May 2014' },
            { fields: ['policy'] },
            { fields: ['criteria'] },
          ],
        },
      },
    })
  })

  test('and every id means one change', () => {
    expect(ids().length).toBeGreaterThan(100)
    expect(new Set(ids()).size).toBe(ids().length)
  })
})

test('a row that stands twice and was changed twice is one id, and shown in all its places', async () => {
  const own = mkdtempSync(join(folder, 'own-'))
  const list = {
    id: 'own-list',
    title: 'A made-up list',
    publisher: 'Nobody',
    url: 'https://example.org/list.csv',
    format: 'csv',
    columns: ['Name', 'Policy'].map(header => ({ header, field: header.toLowerCase() })),
    state: 'WY',
    kind: 'county',
    expected: { floor: 1, ceiling: 10 },
  }
  writeFileSync(join(own, 'icelist.config.json'), JSON.stringify({ ownLists: [list] }))
  for (const [day, policy] of [
    ['2025-01-01', 'some'],
    ['2025-01-02', 'none'],
  ]) {
    const rows = ['Name,Policy', `Alder County,${policy}`, 'Birch County,some', `Alder County,${policy}`]
    writeFileSync(join(own, `${day}.csv`), rows.join('\n'))
    await icelist(['import', 'own-list', join(own, `${day}.csv`)], own)
  }
  const difference: Difference = JSON.parse((await icelist(['diff', 'own-list', '--json'], own)).out)
  const [first, second, ...more] = difference.changes.map(change => changeId(difference, change))
  expect([first, more]).toEqual([second, []])
  const traced: Traced = JSON.parse((await icelist(['show-evidence', first ?? '', '--json'], own)).out)
  expect(
    traced.sights.map(({ role, shown }) => [
      role,
      shown && 'row' in shown.entry.evidence && shown.entry.evidence.row,
    ]),
  ).toEqual([
    ['before', 2],
    ['before', 4],
    ['after', 2],
    ['after', 4],
  ])
})

describe('an entry is traced', () => {
  test('by its name, and by the id that is printed, which names the document and the row', async () => {
    const byName = await ask('show-evidence', 'dhs-sanctuary@2025-05-31:Cincinnati')
    const [id = ''] = byName.out.split('\n')
    expect(id).toMatch(/^dhs-sanctuary@[0-9a-f]{12}:\d+$/)
    expect(await ask('show-evidence', id)).toEqual(byName)
  })

  test('only when one is meant', async () => {
    const { err, exitCode } = await ask('show-evidence', 'dhs-sanctuary@1:Franklin County')
    expect(exitCode).toBe(2)
    expect(err).toMatch(
      /^icelist: 5 entries of version 1 of dhs-sanctuary are called "Franklin County"\. .*\(Ohio\)/,
    )
  })
})

describe('--open', () => {
  test('writes a page with the picture of the PDF’s page and a frame around the row', async () => {
    const { id } = change('ddor', 'added', 'San Francisco County')
    writeFileSync(join(folder, 'page.html'), 'was here before')
    expect(await ask('show-evidence', id, '--open', 'page.html')).toMatchObject({ exitCode: 0, err: '' })
    const $ = load(readFileSync(join(folder, 'page.html'), 'utf8'))
    const png = Buffer.from($('img').attr('src')?.replace('data:image/png;base64,', '') ?? '', 'base64')
    expect(png.subarray(1, 4).toString()).toBe('PNG')
    expect($('svg').attr('viewBox')).toBe('0 0 612 792')
    expect($('svg rect')).toHaveLength(1)
    expect($('h1').text()).toBe('California: San Francisco County')
    expect($('meta[http-equiv=Content-Security-Policy]').attr('content')).toMatch(
      /^default-src 'none'; img-src data:;/,
    )
  })

  test('shows both documents side by side, the rows marked by more than colour', async () => {
    const { id } = change('287g-participating', 'changed', PATROL)
    await ask('show-evidence', id, '--open', 'rows.html')
    const $ = load(readFileSync(join(folder, 'rows.html'), 'utf8'))
    expect($('main.sides > section table')).toHaveLength(2)
    expect(
      $('tr.marked')
        .toArray()
        .map(row => $(row).text()),
    ).toEqual([
      expect.stringMatching(/^▶ \d+.*Division of Highway Patrol/),
      expect.stringMatching(/^▶ \d+.*Division of Highway Patrol/),
    ])
  })

  test('says what it cannot write', async () => {
    mkdirSync(join(folder, 'taken'))
    const { err, exitCode } = await ask('show-evidence', 'dhs-sanctuary:1', '--open', 'taken')
    expect(exitCode).toBe(2)
    expect(err).toMatch(/^icelist: Cannot write .*taken: .*\. Choose another file\.\n$/)
  })
})

describe('one clear sentence for', () => {
  test.each([
    [
      'an id that no change has',
      'zzzzzzzzzz',
      /^icelist: No change of .* begins with "zzzzzzzzzz"\. The changelog prints/,
    ],
    [
      'words that are no id',
      'what changed?',
      /^icelist: "what changed\?" is no id of a change, .* LIST@VERSION:NAME\.\n$/,
    ],
    ['a list that is not there', 'nowhere@1:2', /^icelist: There is no list "nowhere"/],
    [
      'a row that is not there',
      'dhs-sanctuary@1:9999',
      /^icelist: There is no row 9999 in version 1 of dhs-sanctuary: its rows are 1 to 609\.\n$/,
    ],
    ['a version that is not there', 'dhs-sanctuary@9:1', /^icelist: dhs-sanctuary has no version 9\./],
  ])('%s', async (_, id, says) => {
    const { err, out, exitCode } = await ask('show-evidence', id)
    expect([out, exitCode]).toEqual(['', 2])
    expect(err).toMatch(says)
  })

  test('an id that several changes have', async () => {
    const [first = ''] = ids().filter((id, _, all) => all.filter(other => other[0] === id[0]).length > 1)
    const { err, exitCode } = await ask('show-evidence', first.slice(0, 1))
    expect(exitCode).toBe(2)
    expect(err).toMatch(
      /^icelist: ".+" begins the ids of several changes: \w{10} \([\w-]+, version 2\), .*Write more/,
    )
  })

  test('a document that is no longer in the archive as it was', async () => {
    const path = (await ask('show-evidence', '287g-participating@1:1')).out.match(/documents\/\S+/)?.[0] ?? ''
    const file = join(folder, 'snapshots', path)
    const bytes = readFileSync(file)
    writeFileSync(file, bytes.subarray(1))
    const { err, exitCode } = await ask('show-evidence', '287g-participating@1:1')
    writeFileSync(file, bytes)
    expect(exitCode).toBe(6)
    expect(err).toMatch(/^icelist: Document \S+ in \S+ is damaged/)
  })
})

function ids(): string[] {
  return [...differences.values()].flatMap(difference =>
    difference.changes.map(change => changeId(difference, change)),
  )
}
