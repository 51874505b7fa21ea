import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { capturesIn, dump, versionsIn } from '../support/dump.ts'
import { finished, icelist, sample, startIcelist, temporaryFolder } from '../support/icelist.ts'

const DAYS = ['2025-02-21', '2025-02-26', '2025-03-06', '2025-03-07']

/** The sample workbooks under the names of their days, as a person would keep them. */
function workbooks(folder: string): string[] {
  mkdirSync(join(folder, 'files'))
  return DAYS.map(day => {
    const file = join(folder, 'files', `${day}.xlsx`)
    copyFileSync(sample('287g-participating', day, 'xlsx'), file)
    return file
  })
}

describe('import', () => {
  test('repeated, changes nothing; in another order, gives the same versions', async () => {
    const folder = temporaryFolder()
    const files = workbooks(folder)
    const run = (data: string, paths: string[]) =>
      icelist(['import', '287g-participating', ...paths, '--data', join(folder, data)], folder)
    await run('a', files)
    const once = [await dump(join(folder, 'a')), capturesIn(join(folder, 'a'))]
    await run('a', files)
    expect([await dump(join(folder, 'a')), capturesIn(join(folder, 'a'))]).toEqual(once)

    const told: string[] = []
    for (const file of [2, 0, 3, 1].map(index => files[index] ?? '')) told.push((await run('b', [file])).out)
    expect(told[0]).toContain('new version, the first held')
    expect(told[1]).toContain('new version, now the first of 2')
    expect(await dump(join(folder, 'b'))).toEqual(once[0])
    const changelog = (data: string) => readFileSync(join(folder, data, 'CHANGELOG.md'), 'utf8')
    expect(changelog('b')).toBe(changelog('a'))
    // what was kept of it from one import to the next is what is made of the whole record
    rmSync(join(folder, 'b', 'CHANGELOG.md'))
    await icelist(['changelog', '--data', join(folder, 'b')], folder)
    expect(changelog('b')).toBe(changelog('a'))
  })

  test('refuses what is not the list in one sentence, keeps its bytes, and imports the others', async () => {
    const folder = temporaryFolder()
    const [first = ''] = workbooks(folder)
    const wrong = join(folder, '2025-03-01.xlsx')
    copyFileSync(sample('287g-participating', 'pending-list-under-this-name', 'xlsx'), wrong)
    const { exitCode, out } = await icelist(
      ['import', '287g-participating', wrong, first, '--data', 'data'],
      folder,
    )
    expect(exitCode).toBe(4)
    expect(out.split('\n')[1]).toContain('this is the list of pending agencies')
    expect(out.split('\n')[0]).toContain('new version')
  })

  test('asks for the day when nothing says it', async () => {
    const folder = temporaryFolder()
    const nameless = join(folder, 'agencies.xlsx')
    copyFileSync(sample('287g-participating', '2025-02-21', 'xlsx'), nameless)
    const asked = await icelist(['import', '287g-participating', nameless, '--data', 'data'], folder)
    expect([asked.exitCode, asked.err]).toEqual([2, expect.stringContaining('--published-on')])
    // a record that holds nothing would hide the demo's
    expect(existsSync(join(folder, 'data/icelist.sqlite'))).toBe(false)
    const told = await icelist(
      ['import', '287g-participating', nameless, '--published-on', '2025-02-21', '--data', 'data'],
      folder,
    )
    expect(told.exitCode).toBe(0)
  })

  test('names every document of which nothing says when it was published, and imports the others', async () => {
    const folder = temporaryFolder()
    workbooks(folder)
    for (const name of ['2025-02-21', '2025-03-06'])
      renameSync(
        join(folder, 'files', `${name}.xlsx`),
        join(folder, 'files', `agencies of ${name.slice(5)}.xlsx`),
      )
    const { exitCode, out, err } = await icelist(
      ['import', '287g-participating', 'files', '--data', 'data'],
      folder,
    )
    expect(exitCode).toBe(2)
    expect(out).toMatch(/2025-02-26\.xlsx: .*new version[\s\S]*2025-03-07\.xlsx: .*new version/)
    expect(err).toMatch(/agencies of 02-21\.xlsx was published[\s\S]*agencies of 03-06\.xlsx was published/)
  })

  test('believes no day that has not come', async () => {
    const folder = temporaryFolder()
    const page = readFileSync(sample('doj-sanctuary', '2025-09-26', 'html'), 'utf8')
    writeFileSync(
      join(folder, 'b.html'),
      page.replace('Updated September 26, 2025', 'Updated September 26, 2052'),
    )
    const words = ['import', 'doj-sanctuary', 'b.html', '--data', 'data']
    expect(await icelist([...words, '--published-on', '2052-09-26'], folder)).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('2052-09-26 has not come yet'),
    })
    expect((await icelist(words, folder)).exitCode).toBe(0)
    const { out } = await icelist(['show', 'doj-sanctuary', '--data', 'data'], folder)
    expect(out).toContain('version 1: 2025-09-26')
    expect(out).toContain('! A day that cannot be: the document prints 2052-09-26')
  })
})

test('an interrupted import keeps what was taken, says what was not, and goes on when it is repeated', async () => {
  const folder = temporaryFolder()
  const files = workbooks(folder)
  // the second document comes when the test says so
  const [, late = ''] = files
  const bytes = readFileSync(late)
  rmSync(late)
  execFileSync('bash', ['-c', 'mkfifo "$0"', late])
  const rows = DAYS.map(day => `files/${day}.xlsx,${day}\n`)
  writeFileSync(join(folder, 'manifest.csv'), `file,published\n${rows.join('')}`)
  const words = ['import', '287g-participating', 'manifest.csv', '--data', 'data']
  const child = startIcelist(words, folder)
  const ended = finished(child)
  await new Promise(resolve => child.stdout?.once('data', resolve))
  child.kill('SIGINT')
  await writeFile(late, bytes)
  const { exitCode, err } = await ended
  expect([exitCode, err]).toEqual([
    130,
    'icelist: interrupted: 2 of 4 documents taken; the same command goes on\n',
  ])
  rmSync(late)
  writeFileSync(late, bytes)
  expect((await icelist(words, folder)).exitCode).toBe(0)
  expect(versionsIn(await dump(join(folder, 'data')))).toBe(4)
})

test('says once that what was held is accepted now, and again only when it turns again', async () => {
  const folder = temporaryFolder()
  const list = {
    id: 'own-list',
    title: 'A made-up list',
    publisher: 'Nobody',
    url: 'https://example.org/list.csv',
    format: 'csv',
    columns: [{ header: 'Jurisdiction', field: 'place' }],
    name: 'place',
    state: 'WY',
    kind: 'county',
    key: ['place'],
    expected: { floor: 2, ceiling: 20 },
  }
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ ownLists: [list] }))
  const names = ['Alder', 'Birch', 'Cedar', 'Dogwood', 'Elm', 'Fir', 'Gum', 'Hazel', 'Ivy', 'Juniper']
  const bring = async (day: string, entries: number) => {
    const rows = names.slice(0, entries).map(name => `${name} County\n`)
    // another name in the end, so that no version looks like one that was cut short
    writeFileSync(join(folder, `${day}.csv`), `Jurisdiction\n${rows.join('')}Quill ${entries} County\n`)
    const { out } = await icelist(['import', 'own-list', `${day}.csv`], folder)
    return out.trimEnd().split('\n').slice(1)
  }
  expect(await bring('2025-01-01', 10)).toEqual([])
  expect(await bring('2025-01-09', 6)).toEqual([])
  const turned = '  capture 2 of own-list (2025-01-09.csv) is accepted now'
  expect(await bring('2025-01-05', 8)).toEqual([turned])
  expect(await bring('2025-01-07', 7)).toEqual([])
  // the step after it is too large again
  expect(await bring('2025-01-08', 10)).toEqual([turned.replace('accepted', 'held for review')])
})
