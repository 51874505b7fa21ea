import { spawnSync } from 'node:child_process'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Difference, ListVersion, SnapshotSummary } from '../../src/model.ts'
import { ChangelogLine } from '../../src/report/jsonl.ts'
import { finished, icelist, sample, startIcelist, temporaryFolder } from '../support/icelist.ts'

const folder = mkdtempSync(join(tmpdir(), 'icelist-test-'))
const ask = (...words: string[]) => icelist(words, folder)

beforeAll(async () => {
  for (const day of ['2025-05-29', '2025-05-31']) {
    copyFileSync(sample('dhs-sanctuary', day, 'html'), join(folder, `${day}.html`))
    await ask('import', 'dhs-sanctuary', `${day}.html`)
  }
})

afterAll(() => rmSync(folder, { recursive: true }))

describe('diff', () => {
  test('says that four places went and two were respelled, and nothing else', async () => {
    const { out, exitCode } = await ask('diff', 'dhs-sanctuary', '2025-05-29', '2025-05-31')
    expect(exitCode).toBe(0)
    expect(out.split('\n').filter(line => /^ {2}[-+>~]/.test(line))).toEqual([
      '  - Colorado: Aurora',
      '  - Colorado: El Paso County',
      '  - Colorado: Weld County',
      '  - Virginia: Martinsville County',
      '  > Kentucky: Cambell County → Campbell County (spelling)',
      '  > Ohio: Cincinnatti → Cincinnati (spelling)',
    ])
  })

  test('names versions by word, number and day, and tells changes by its exit code when asked to', async () => {
    const day = await ask('diff', 'dhs-sanctuary', '2025-05-30', '2025-07-01')
    for (const versions of [[], ['first', 'latest'], ['1', '2'], ['previous', 'latest']])
      expect((await ask('diff', 'dhs-sanctuary', ...versions)).out).toBe(day.out)
    expect((await ask('diff', 'dhs-sanctuary', '--exit-code')).exitCode).toBe(10)
    expect((await ask('diff', 'dhs-sanctuary', '2', '2', '--exit-code')).exitCode).toBe(0)
  })

  test('prints JSON of the published shape, Markdown and CSV', async () => {
    const json = Difference.parse(JSON.parse((await ask('diff', 'dhs-sanctuary', '--json')).out))
    expect(json.summary).toEqual({ added: 0, removed: 4, renamed: 2, changed: 0 })
    expect((await ask('diff', 'dhs-sanctuary', '--format', 'markdown')).out).toMatch(
      /^- Colorado: Weld County `[0-9a-z]{10}`$/m,
    )
    const csv = (await ask('diff', 'dhs-sanctuary', '--format', 'csv')).out.trim().split('\n')
    expect(csv).toHaveLength(1 + 4 + 2)
    expect(csv).toContain('dhs-sanctuary,1,2,removed,Colorado,Weld County,,,,')
  })
})

test('show, snapshots and changelog print JSON of the published shapes', async () => {
  const shown = ListVersion.parse(JSON.parse((await ask('show', 'dhs-sanctuary@1', '--json')).out))
  expect(shown.entries).toHaveLength(609)
  const massachusetts = JSON.parse(
    (await ask('show', 'dhs-sanctuary', '--state', 'MA', '--kind', 'city', '--json')).out,
  )
  expect(massachusetts.entries.map((entry: { name: string }) => entry.name)).toContain('Boston')
  const versions = z
    .array(SnapshotSummary)
    .parse(JSON.parse((await ask('snapshots', 'dhs-sanctuary', '--json')).out))
  expect(versions.map(({ file, entries }) => [file, entries])).toEqual([
    ['2025-05-29.html', 609],
    ['2025-05-31.html', 605],
  ])
  const lines = (await ask('changelog', '--format', 'jsonl')).out.trim().split('\n')
  const parsed = lines.map(line => ChangelogLine.parse(JSON.parse(line)))
  expect(parsed.map(line => (line.line === 'change' ? line.kind : line.line)).sort()).toEqual([
    ...Array(4).fill('removed'),
    ...Array(2).fill('renamed'),
    ...Array(2).fill('version'),
  ])
})

test('the changelog begins with a baseline, not with six hundred additions, and each version names its document', async () => {
  await ask('changelog')
  const text = readFileSync(join(folder, 'snapshots/CHANGELOG.md'), 'utf8')
  expect(text).toContain('First version held, 609 entries;')
  expect(text).toContain('4 removed, 2 renamed; 609 → 605 entries;')
  const versions = JSON.parse((await ask('snapshots', 'dhs-sanctuary', '--json')).out)
  for (const { document } of versions) expect(text).toContain(document)
})

describe('what cannot be done is said in one sentence with its exit code', () => {
  test.each([
    [['diff', 'dhs-sanctuary', '7'], 2, 'has no version 7'],
    [['diff', 'dhs-sanctuary', '2024-01-01'], 2, 'No version of dhs-sanctuary was in force on 2024-01-01'],
    [['diff', 'dhs-sanctuary', 'yesterday'], 2, 'names no version'],
    [['diff', 'no-such-list'], 2, 'The lists are: '],
    [['show', 'ddor'], 2, 'No version of ddor is held'],
    [['show', 'dhs-sanctuary', '--state', 'Atlantis'], 2, 'is no state'],
    [['import', 'dhs-sanctuary', 'not-there.html'], 2, 'not-there.html: no such file. Nothing'],
    [['show', 'dhs-sanctuary', '--aor', 'Nowhere'], 2, 'responsibility "Nowhere". None has any.'],
    [['frobnicate'], 2, 'unknown command'],
    [['diff', 'dhs-sanctuary', '--format', 'yaml'], 2, 'Allowed choices'],
    [['status', '--data', 'nowhere'], 2, 'Nothing is recorded'],
    [['status', '--data', '2025-05-29.html'], 6, 'cannot be read: that is a file.'],
    [['status', '--config', 'broken.json'], 2, 'broken.json is not JSON'],
    [['status', '--config', 'wrong.json'], 2, 'lists.dhs-sanctuary.cadence: accepted: a cron expression'],
    [['import', 'dhs-sanctuary', '2025-05-29.html', '--data', '2025-05-29.html'], 6, 'Cannot'],
  ] as const)('%j', async (words, exitCode, sentence) => {
    writeFileSync(join(folder, 'broken.json'), '{')
    writeFileSync(join(folder, 'wrong.json'), '{"lists":{"dhs-sanctuary":{"cadence":"now and then"}}}')
    const finished = await ask(...words)
    expect(finished.err).toContain(sentence)
    expect(finished.err).not.toMatch(/^\s+at /m)
    expect(finished.exitCode).toBe(exitCode)
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
  })

  test('an old Node is told so before anything is loaded', async () => {
    const old = "data:text/javascript,Object.defineProperty(process.versions,'node',{value:'20.20.2'})"
    const { exitCode, err } = await icelist(['status'], folder, ['--import', old])
    expect([exitCode, err.trim().split('\n').length]).toEqual([2, 1])
    expect(err).toContain('icelist needs Node 22.19 or newer; this is Node 20.20.2')
  })
})

test('the exit code is the same when nobody hears what is said', async () => {
  const child = startIcelist(['status', '--data', 'nowhere'], folder)
  const ended = finished(child)
  child.stderr?.destroy()
  expect((await ended).exitCode).toBe(2)
})

describe('a record', () => {
  test('is read where nothing can be written beside it, and written to nowhere else', async () => {
    const copy = join(temporaryFolder(), 'data')
    cpSync(join(folder, 'snapshots'), copy, { recursive: true })
    // as on a read-only medium, for whoever runs the test: SQLite cannot make this file, which it needs
    symlinkSync('/nowhere/shm', join(copy, 'icelist.sqlite-shm'))
    for (const words of [
      ['show', 'dhs-sanctuary'],
      ['check', 'Boston, MA'],
      ['diff', 'dhs-sanctuary'],
    ])
      expect(await ask(...words, '--data', copy)).toEqual(await ask(...words))
    const { exitCode, err } = await ask('accept', '2', '--reason', 'checked', '--data', copy)
    expect([exitCode, err]).toEqual([6, expect.stringContaining('unable to open database file')])
    writeFileSync(join(copy, 'icelist.sqlite-wal'), 'what was not closed')
    expect((await ask('show', 'dhs-sanctuary', '--data', copy)).err).toContain(
      'Copy it to where you can write',
    )
  })

  test('is not made of another program’s database', async () => {
    const other = temporaryFolder()
    const file = join(other, 'icelist.sqlite')
    const db = new Database(file)
    db.exec('create table recipe (name text)')
    db.close()
    const before = readFileSync(file)
    for (const words of [['status'], ['import', 'dhs-sanctuary', '2025-05-29.html']]) {
      const { exitCode, err } = await ask(...words, '--data', other)
      expect([exitCode, err]).toEqual([6, expect.stringContaining("another program's database")])
    }
    expect(readFileSync(file)).toEqual(before)
  })

  test('that finds no room says so, and leaves none that is empty', async () => {
    const data = join(temporaryFolder(), 'data')
    const program = join(import.meta.dirname, '../../bin/icelist.js')
    // as a full disk: no file may be larger than 128 kB
    const limited = `ulimit -f 128; '${process.execPath}' '${program}' import dhs-sanctuary 2025-05-29.html --data '${data}'`
    const { status, stderr } = spawnSync('bash', ['-c', limited], { cwd: folder, encoding: 'utf8' })
    expect([status, stderr]).toEqual([6, expect.stringContaining('disk I/O error')])
    expect(existsSync(join(data, 'icelist.sqlite'))).toBe(false)
  })
})
