import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
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

/** Every row that says something of the lists; capture times differ between two imports and are left out. */
function dump(data: string): Record<string, unknown[]> {
  const db = new Database(join(data, 'icelist.sqlite'), { readonly: true })
  const tables = {
    entry: 'select * from entry order by id',
    presence: 'select * from presence order by entry, from_position',
    snapshot: 'select * from snapshot order by position',
    capture: 'select * from capture order by id',
  }
  const rows = Object.entries(tables).map(([table, sql]) => [
    table,
    (db.prepare(sql).all() as Record<string, unknown>[]).map(({ captured_at, ...row }) => row),
  ])
  db.close()
  return Object.fromEntries(rows)
}

describe('import', () => {
  test('killed at any moment and run again, leaves what an undisturbed import leaves, row for row', async () => {
    const folder = temporaryFolder()
    const files = workbooks(folder)
    const words = (data: string) => ['import', '287g-participating', ...files, '--data', join(folder, data)]
    await icelist(words('undisturbed'), folder)
    const expected = dump(join(folder, 'undisturbed'))
    expect(expected.snapshot).toHaveLength(DAYS.length)

    for (const delay of [250, 400, 550, 700]) {
      const data = `killed-after-${delay}`
      const child = startIcelist(words(data), folder)
      setTimeout(() => child.kill('SIGKILL'), delay)
      await finished(child)
      const again = await icelist(words(data), folder)
      expect(again.exitCode, again.err).toBe(0)
      expect(dump(join(folder, data))).toEqual(expected)
    }
  })

  test('repeated, changes nothing; in another order, gives the same versions', async () => {
    const folder = temporaryFolder()
    const files = workbooks(folder)
    const run = (data: string, paths: string[]) =>
      icelist(['import', '287g-participating', ...paths, '--data', join(folder, data)], folder)
    await run('a', files)
    const once = dump(join(folder, 'a'))
    await run('a', files)
    expect(dump(join(folder, 'a'))).toEqual(once)

    await run('b', [...files].reverse())
    const lines = async (data: string) =>
      (
        await icelist(['changelog', '--format', 'jsonl', '--data', join(folder, data)], folder)
      ).out.replaceAll(/"capturedAt":"[^"]*"/g, '')
    expect(await lines('b')).toBe(await lines('a'))
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
    expect(out.split('\n')[0]).toContain('this is the list of pending agencies')
    expect(out.split('\n')[1]).toContain('new version')
  })

  test('asks for the day when nothing says it', async () => {
    const folder = temporaryFolder()
    const nameless = join(folder, 'agencies.xlsx')
    copyFileSync(sample('287g-participating', '2025-02-21', 'xlsx'), nameless)
    const asked = await icelist(['import', '287g-participating', nameless, '--data', 'data'], folder)
    expect([asked.exitCode, asked.err]).toEqual([2, expect.stringContaining('--published-on')])
    const told = await icelist(
      ['import', '287g-participating', nameless, '--published-on', '2025-02-21', '--data', 'data'],
      folder,
    )
    expect(told.exitCode).toBe(0)
  })
})
