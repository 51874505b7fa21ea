import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canonicalJson } from '../../src/proof/canonical-json.ts'
import { FIRST_LINK } from '../../src/proof/chain.ts'
import { PAGES, RIGHT, WRONG } from '../reread/pages.ts'
import { icelist, temporaryFolder } from '../support/icelist.ts'
import { rowsIn } from '../support/rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'icelist-test-'))
/** the same after the first correction, with the reader of the second one */
const once = mkdtempSync(join(tmpdir(), 'icelist-test-'))
/** before the first correction, after the first and after the second */
const heads: string[] = []

const define = (definition: object) =>
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ ownLists: [definition] }))

/** Two corrections: the wrong reader is corrected, and then somebody takes it back. */
beforeAll(async () => {
  for (const [name, text] of Object.entries(PAGES)) writeFileSync(join(folder, name), text)
  const noteHead = async () => heads.push((await icelist(['verify', '--head'], folder)).out.trim())
  define(WRONG)
  await icelist(['import', 'own-list', ...Object.keys(PAGES)], folder)
  await noteHead()
  for (const definition of [RIGHT, { ...WRONG, readerVersion: 3 }]) {
    define(definition)
    if (heads.length === 2) cpSync(folder, once, { recursive: true })
    await icelist(['reread', 'own-list'], folder)
    await noteHead()
  }
})

afterAll(() => [folder, once].forEach(path => rmSync(path, { recursive: true })))

/** What `verify` says of a copy in which somebody did something who cares for no rule of the database. */
async function verifyAfter(statements: string, record = folder, ...words: string[]) {
  const copy = temporaryFolder()
  cpSync(record, copy, { recursive: true })
  const db = new Database(join(copy, 'snapshots/icelist.sqlite'))
  db.pragma('foreign_keys = OFF')
  db.exec(statements)
  db.close()
  return icelist(['verify', ...words], copy)
}

interface CorrectionRow {
  readonly at: string
  readonly body: string
  readonly after: number
  readonly link: string
}

test('each correction is linked to the one before it and to the captures there were, as README says', () => {
  const { correction, capture } = rowsIn(join(folder, 'snapshots'))
  const captures = capture as { id: number; link: string }[]
  let previous = FIRST_LINK
  for (const { at, body, after, link } of correction as CorrectionRow[]) {
    expect(after).toBe(captures.length)
    const said = { after: captures.at(-1)?.link, list: 'own-list', at, body: JSON.parse(body) }
    const text = `${previous}\n${canonicalJson(said)}`
    expect(link).toBe(createHash('sha256').update(text).digest('hex'))
    previous = link
  }
  expect(correction).toHaveLength(2)
})

test('the head goes on with corrections, and older, shorter heads are still found', async () => {
  const link = '[0-9a-f]{64}'
  expect(heads[0]).toMatch(new RegExp(`^${link}$`))
  expect(heads[1]).toMatch(new RegExp(`^${heads[0]}\\.${FIRST_LINK}\\.${link}$`))
  expect(heads[2]).toMatch(new RegExp(`^${heads[0]}\\.${FIRST_LINK}\\.${link}$`))
  expect(heads[2]).not.toBe(heads[1])
  for (const head of heads)
    expect(await icelist(['verify', '--since', head], folder)).toMatchObject({
      exitCode: 0,
      out: expect.stringMatching(new RegExp(`, 2 corrections, .*; head ${heads[2]}\n$`)),
    })
})

describe('a correction is named that was', () => {
  const changed = (number: number) => `! correction ${number}: was changed after it was recorded`

  test.each([
    ['changed', `update correction set body = replace(body, 'Larkmoor', 'Larkmore') where number = 1`],
    ['dated otherwise', `update correction set at = '2025-01-01T00:00:00.000Z' where number = 1`],
    ['moved among the captures', 'update correction set after = 1 where number = 1'],
    ['moved to a capture that is not there', 'update correction set after = 99 where number = 1'],
    ['given to no list', 'update correction set list = 99 where number = 1'],
    ['made unreadable', `update correction set body = 'nonsense' where number = 1`],
    ['emptied', `update correction set body = '{}' where number = 1`],
  ])('%s', async (_, statement) => {
    const { out, err, exitCode } = await verifyAfter(statement)
    expect(out.split('\n').filter(line => line.startsWith('! correction'))).toEqual([
      expect.stringContaining(changed(1)),
    ])
    expect([err, exitCode]).toEqual(['', 11])
  })

  test('deleted', async () => {
    const { out, exitCode } = await verifyAfter('delete from correction where number = 1')
    expect(out).toContain('! correction 1: is missing: the correction after it is chained to it.')
    expect(exitCode).toBe(11)
  })

  test('deleted as the last one: by a head that was printed before', async () => {
    const cut = 'delete from correction where number = 2'
    expect((await verifyAfter(cut, folder, '--since', heads[2] ?? '')).out).toMatch(
      /! head [0-9a-f]{64}: is no link of the record: .*corrections were cut off/,
    )
    expect((await verifyAfter(cut, folder, '--since', heads[1] ?? '')).out).not.toContain('! head')
  })

  test('forged for entries that its captures did not record, and that no reader here can read again', async () => {
    const { out, exitCode } = await verifyAfter(`update correction set link = ''`, once)
    expect(out).toContain(changed(1))
    expect(out).toMatch(
      /^! version own-list@2 .*was read by reader 2, which is not here .*not those that capture 2 recorded/m,
    )
    expect(exitCode).toBe(11)
    // what the captures did not record holds by the correction alone
    expect(await verifyAfter('', once)).toMatchObject({ exitCode: 0 })
  })
})
