import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { expectWhole } from '../support/dump.ts'
import { finished, icelist, startIcelist, temporaryFolder } from '../support/icelist.ts'
import { publisherSite } from '../support/publisher.ts'
import { rowsIn } from '../support/rows.ts'
import { listPage, PAGES, place, RIGHT, WRONG } from './pages.ts'

const MINUTE = 60_000

/** A folder with a configuration and files, and the program in it. */
function workshop(files: Readonly<Record<string, string>> = PAGES) {
  const folder = temporaryFolder()
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return {
    folder,
    data: join(folder, 'snapshots'),
    define: (definition: object, more: object = {}) =>
      writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ ownLists: [definition], ...more })),
    ask: (...words: string[]) => icelist(words, folder),
    importAll: (...words: string[]) =>
      icelist(['import', 'own-list', ...Object.keys(files), ...words], folder),
    /** what the record says, by line */
    async dump(data = join(folder, 'snapshots')) {
      const { out } = await icelist(['dump', 'own-list', '--data', data], folder)
      const lines = out.trim().split('\n')
      return lines.map(line => JSON.parse(line) as Record<string, unknown>)
    },
    changelog: () => readFileSync(join(folder, 'snapshots', 'CHANGELOG.md'), 'utf8'),
  }
}

/** Imported with a definition that is wrong; then it is corrected. */
async function wronglyRead(files?: Readonly<Record<string, string>>) {
  const shop = workshop(files)
  shop.define(WRONG)
  await shop.importAll()
  shop.define(RIGHT)
  return shop
}

/** Lines of the correction. @param footnote as the form of writing shows what was taken for a place */
const corrected = (footnote: string) => [
  'appears: Wyoming: Larkmoor (in the version of 2026-02-03',
  `vanishes: Wyoming: ${footnote} (in the version of 2026-02-03`,
  'differs: Wyoming: Alder County; policy: none → some (in the version of 2026-02-03',
  'was not read as the list; is a version',
  `vanishes: added, Wyoming: ${footnote}`,
  'appears: removed, Wyoming: Larkmoor',
]

describe('documents read again by a reader that was corrected', () => {
  test('are told with all that the record would say otherwise, and a dry run writes nothing', async () => {
    const { ask, data, changelog } = await wronglyRead()
    const [rows, text] = [rowsIn(data), changelog()]
    const { exitCode, out } = await ask('reread', 'own-list', '--dry-run')
    expect(exitCode).toBe(0)
    expect(out).toContain('own-list: reader own-list 1 → 2; 4 captures read again\n')
    for (const line of corrected('As of *February*')) expect(out).toContain(line)
    expect(out).toContain('nothing was written (--dry-run)')
    const json = JSON.parse((await ask('reread', 'own-list', '--dry-run', '--json')).out)
    expect(json).toMatchObject({ written: false, lists: [{ reader: { from: [1], to: 2 }, unread: [] }] })
    expect(rowsIn(data)).toEqual(rows)
    expect(changelog()).toBe(text)
  })

  test('leave the record that they would have made at first, and a dated correction', async () => {
    const { ask, importAll, data, changelog, folder, dump } = await wronglyRead()
    const before = rowsIn(data)
    const { exitCode, err } = await ask('reread', 'own-list')
    expect([exitCode, err]).toEqual([0, ''])
    await importAll('--data', join(folder, 'afresh'))
    expect(await dump()).toEqual(await dump(join(folder, 'afresh')))
    const text = changelog()
    expect(text).toMatch(/^### \d{4}-\d\d-\d\d, corrected: reader own-list 1 → 2$/m)
    // the document's text is no markup of the changelog
    for (const line of corrected('As of \\*February\\*')) expect(text).toContain(line)
    const after = rowsIn(data)
    expect(after.capture).toEqual(before.capture)
    expect(after.reading).toEqual(expect.arrayContaining(before.reading ?? []))
    expect(await ask('verify')).toMatchObject({ exitCode: 0 })
    expect((await ask('reread', 'own-list')).out).toContain('nothing to read again')
    expect((await importAll()).out).not.toContain('new version')
  })

  test('still verify when the reader that read them is gone too', async () => {
    const { ask, define } = await wronglyRead()
    await ask('reread', 'own-list')
    define({ ...RIGHT, readerVersion: 3 })
    expect(await ask('verify')).toMatchObject({ exitCode: 0 })
    const { out } = await ask('reread', 'own-list')
    expect(out).toContain('reader own-list 2 → 3; 4 captures read again; the record says what it said before')
    expect((await ask('reread', 'own-list')).out).toContain('all of it was read by reader 3')
    expect((await ask('changelog', '--format', 'jsonl')).out.match(/"line":"correction"/g)).toHaveLength(1)
  })

  test('that cannot be read any more keep what was read of them, and the exit code tells', async () => {
    const { ask, dump, define } = await wronglyRead()
    define({ ...RIGHT, expected: { floor: 4, ceiling: 100 } })
    const { exitCode, out } = await ask('reread', 'own-list')
    expect(exitCode).toBe(4)
    expect(out).toMatch(
      /cannot be read\n.*\(2026-01-05\.html\): 3 entries; .* What was read of it before stays\./,
    )
    const versions = (await dump()).filter(line => 'version' in line)
    expect(versions).toMatchObject([{ readerVersion: 1, entries: 3 }, ...Array(3).fill({ readerVersion: 2 })])
  })
})

test('a correction counts versions: what is held, and was, is none', async () => {
  const names = Array.from('ABCDEFGHIJKL', letter => place(`County ${letter}`, 'none'))
  const page = (items: readonly string[]) =>
    listPage([...items, '<li><b>Zeta County</b> <i>none</i><em>some</em></li>'])
  const { ask, changelog } = await wronglyRead({
    '2026-01-05.html': page(names),
    '2026-02-03.html': page(names.slice(1)),
    '2026-03-04.html': page(names.slice(7)),
    '2026-04-05.html': page(names.slice(8)),
  })
  const { out } = await ask('reread', 'own-list')
  expect(out).toContain('4 captures read again')
  expect(JSON.parse((await ask('snapshots', 'own-list', '--json')).out)).toHaveLength(2)
  expect(changelog()).toMatch(
    /^- differs: Wyoming: Zeta County; policy: none → some \(in 2 versions, of 2026-01-05, .* to 2026-02-03, /m,
  )
  expect(await ask('verify')).toMatchObject({ exitCode: 0 })
})

test('what a correction says differs in its words, too', async () => {
  const rows = (...last: string[]) =>
    ['Place,Since', 'Alder,2017-07-01', 'Birch,', 'Cedar,', ...last].join('\n')
  const files = { '2026-01-05.csv': rows('Quill,2019-11-02'), '2026-02-03.csv': rows('Quille,2019-11-02') }
  const { ask, define, importAll } = workshop(files)
  const definition = (readerVersion: number, since: object) => ({
    ...WRONG,
    ...{ items: undefined, parts: undefined, ignore: undefined, readerVersion },
    ...{ format: 'csv', name: 'place' },
    columns: [
      { header: 'Place', field: 'place' },
      { header: 'Since', ...since },
    ],
  })
  define(definition(1, { ignore: true }))
  await importAll()
  define(definition(2, { field: 'since', holds: 'day' }))
  const { out } = await ask('reread', 'own-list')
  expect(out).toContain('differs: Wyoming: Birch; since: (not there) → (blank) (in 2 versions')
  expect(out).toContain('differs: Wyoming: Quille; since: (blank) → 2019-11-02 (in the version of 2026-02-03')
  // the change from one version to the next is told in the same words as before
  expect(out).not.toContain('was added')
})

test('a version that was held because it was read wrongly is released, and the decision on another stays', async () => {
  const names = Array.from({ length: 12 }, (_, index) => place(`County ${'ABCDEFGHIJKL'[index]}`, 'none'))
  const { ask, importAll, folder, changelog, dump } = await wronglyRead({
    '2026-01-05.html': listPage(names),
    '2026-02-03.html': listPage(names.slice(0, 4), [...names.slice(4), place('Larkmoor', 'none')]),
    '2026-03-04.html': listPage(names.slice(6)),
  })
  const held = JSON.parse((await ask('review', '--json')).out) as { capture: { id: number } }[]
  expect(held).toHaveLength(2)
  await ask('accept', String(held[1]?.capture.id), '--reason', 'checked by telephone')
  const { out } = await ask('reread', 'own-list')
  expect(out).toContain('was held for review; is a version')
  expect(changelog()).toContain('checked by telephone')
  expect(await ask('verify')).toMatchObject({ exitCode: 0 })
  await importAll('--accept', 'checked by telephone', '--data', join(folder, 'afresh'))
  expect(await dump()).toEqual(await dump(join(folder, 'afresh')))
})

test('an answer that said that nothing had changed goes with the document that it spoke of', async () => {
  const site = await publisherSite()
  const { ask, data, define } = workshop({})
  const more = { allowHosts: [site.host] }
  const url = site.address('/list')
  define({ ...WRONG, url }, more)
  const answer = (file: string) =>
    site.answers.set('/list', { body: PAGES[file] ?? '', headers: { etag: `"${file}"` } })
  for (const file of ['2026-01-05.html', '2026-02-03.html', '2026-02-03.html', '2026-03-04.html']) {
    answer(file)
    await ask('run', 'own-list')
  }
  const statuses = () => rowsIn(data).capture?.map(row => (row as { status: number }).status)
  expect(statuses()).toEqual([200, 200, 304, 200])
  define({ ...RIGHT, url }, more)
  expect((await ask('reread', 'own-list')).out).toContain('4 captures read again')
  const readings = (rowsIn(data).observation as { reading: number; version: number }[]).slice(1, 3)
  expect(readings[0]).toMatchObject({ reading: readings[1]?.reading, version: readings[1]?.version })
  expect(await ask('verify')).toMatchObject({ exitCode: 0 })
  answer('2026-03-04.html')
  expect((await ask('run', 'own-list')).out).toContain('own-list: unchanged')
})

/** How many processes are killed: a few here, many with ICELIST_KILLS=100 npx vitest run test/reread */
const KILLS = Number(process.env.ICELIST_KILLS ?? 2)

test(
  'a process that is killed leaves the record as it was, or corrected, and never half',
  async () => {
    const undisturbed = await wronglyRead()
    const start = performance.now()
    await undisturbed.ask('reread', 'own-list')
    const lifetime = performance.now() - start
    const right = await undisturbed.dump()
    const { ask, data, folder, dump } = await wronglyRead()
    const wrong = await dump()
    expect(right).not.toEqual(wrong)
    for (let kills = 0; kills < KILLS; kills++) {
      const child = startIcelist(['reread', 'own-list', '--all'], folder)
      const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * lifetime)
      await finished(child)
      clearTimeout(timer)
      expectWhole(data)
      expect([wrong, right]).toContainEqual(await dump())
    }
    await ask('reread', 'own-list')
    expect(await dump()).toEqual(right)
    expect(await ask('verify')).toMatchObject({ exitCode: 0 })
  },
  MINUTE * 10,
)
