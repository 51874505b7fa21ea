import { copyFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDocumentArchive } from '../../src/archive/document-archive.ts'
import { DEFAULT_POLICY } from '../../src/judge/policy.ts'
import { faultText } from '../../src/proof/fault.ts'
import { type Head, parseHead } from '../../src/proof/head.ts'
import { verificationText } from '../../src/proof/verification-text.ts'
import { type Verification, verifyRecord } from '../../src/proof/verify.ts'
import { entryHash } from '../../src/snapshot/content.ts'
import { SOURCES } from '../../src/sources/registry.ts'
import { STILL_LISTED } from '../../src/store/sql/schema.ts'
import { openSqliteStore } from '../../src/store/sqlite.ts'
import { icelist, sample, temporaryFolder } from '../support/icelist.ts'

const folder = mkdtempSync(join(tmpdir(), 'icelist-test-'))
const head = async () => (await icelist(['verify', '--head'], folder)).out.trim()
const heads: string[] = []

/** Two lists; five captures, of which the fourth could not be read; a decision on the last one. */
beforeAll(async () => {
  const bring = async (list: string, slug: string, extension: string, ...options: string[]) => {
    const name = `${slug.slice(0, 10)}.${extension}`
    copyFileSync(sample(list, slug, extension), join(folder, name))
    await icelist(['import', list, name, ...options], folder)
  }
  await bring('dhs-sanctuary', '2025-05-29', 'html')
  await bring('dhs-sanctuary', '2025-05-31', 'html')
  await bring('287g-participating', '2025-02-21', 'xlsx')
  await bring('dhs-sanctuary', '2025-06-01-page-not-found', 'html')
  heads.push(await head())
  await bring('287g-participating', '2025-02-26', 'xlsx', '--accept', 'checked by telephone')
  heads.push(await head())
})

afterAll(() => rmSync(folder, { recursive: true }))

/** Verifies a copy of the record with which somebody did something. */
async function verifyAfter(tamper: (data: string) => void, since: Head | null = null): Promise<Verification> {
  const copy = join(temporaryFolder(), 'snapshots')
  cpSync(join(folder, 'snapshots'), copy, { recursive: true })
  tamper(copy)
  const store = await openSqliteStore(join(copy, 'icelist.sqlite'))
  try {
    return await verifyRecord({
      dataDir: copy,
      store,
      archive: openDocumentArchive(copy),
      read: (source, document) => source.read(document),
      sources: SOURCES,
      since,
      withdrawnAfter: DEFAULT_POLICY.withdrawnAfter,
      progress: () => {},
    })
  } finally {
    await store.close()
  }
}

/** The faults alone, as they are printed. */
async function faultsAfter(...given: Parameters<typeof verifyAfter>): Promise<string[]> {
  const { faults, holds } = await verifyAfter(...given)
  expect(holds).toBe(false)
  return faults.map(faultText)
}

/** As somebody would who has the database and cares for no rule in it. */
function sql(statement: string) {
  return (data: string) => {
    const db = new Database(join(data, 'icelist.sqlite'))
    db.pragma('foreign_keys = OFF')
    expect(db.prepare(statement).run().changes).toBe(1)
    db.close()
  }
}

/** Path of an archived document of a kind, from the data directory, by name. */
function documentsOf(extension: string): string[] {
  return readdirSync(join(folder, 'snapshots/documents'), { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(`.${extension}`))
    .map(name => join('documents', name))
    .sort()
}

test('a record that nobody touched holds, and one line says from when to when', async () => {
  const { out, exitCode } = await icelist(['verify'], folder)
  expect(out).toMatch(
    /^The record holds from \S+Z to \S+Z: 5 captures, 5 documents, 1 decision, 4 versions \(4 read again\); head [0-9a-f]{64}\.[0-9a-f]{64}\n$/,
  )
  expect(out).toContain(`head ${heads[1]}\n`)
  expect(exitCode).toBe(0)
})

describe('each thing that was done to it is found and named:', () => {
  test('one byte of a document flipped', async () => {
    const [file = ''] = documentsOf('xlsx')
    const faults = await faultsAfter(data => {
      const bytes = readFileSync(join(data, file))
      bytes[1000] = (bytes[1000] ?? 0) ^ 1
      writeFileSync(join(data, file), bytes)
    })
    expect(faults).toEqual([
      expect.stringMatching(
        new RegExp(`^document ${file}: of capture [35] \\(287g-participating\\) was changed`),
      ),
    ])
  })

  test('a document thrown away: its version is not said to be another reader’s', async () => {
    const found = await verifyAfter(data => rmSync(join(data, documentsOf('xlsx')[0] ?? '')))
    expect(found.versions).toEqual({ again: 3, recorded: 0, unread: 1 })
    expect(verificationText(found)).toContain(
      '4 versions (3 read again, 1 of them not, for want of the document as it was recorded).',
    )
  })

  test('two documents exchanged, and one thrown away', async () => {
    const [one = '', other = '', third = ''] = documentsOf('html')
    const faults = await faultsAfter(data => {
      const bytes = readFileSync(join(data, one))
      copyFileSync(join(data, other), join(data, one))
      writeFileSync(join(data, other), bytes)
      rmSync(join(data, third))
    })
    const told = (file: string) =>
      faults.filter(fault => fault.startsWith('document') && fault.includes(file.slice(13, 77)))
    for (const file of [one, other, third]) expect(told(file)).toHaveLength(1)
    expect(told(third)[0]).toContain('not in the archive any more')
  })

  test('a capture deleted', async () => {
    expect(await faultsAfter(sql('delete from capture where id = 4'))).toEqual([
      'capture 4: is missing: the capture after it is chained to it.',
    ])
  })

  test('a capture edited', async () => {
    const edit = sql(`update capture set captured_at = '2025-01-01T00:00:00.000Z' where id = 4`)
    expect(await faultsAfter(edit)).toEqual([
      expect.stringMatching(/^capture 4: was changed after it was recorded/),
    ])
    const spoil = sql(`update capture set headers = 'nonsense' where id = 4`)
    expect(await faultsAfter(spoil)).toEqual([expect.stringMatching(/^capture 4: .*cannot even be read/)])
  })

  test('the last capture deleted: only a head that was printed before shows that', async () => {
    const cut = (data: string) => {
      const db = new Database(join(data, 'icelist.sqlite'))
      db.pragma('foreign_keys = OFF')
      // with all that rests on it, as one who knows the program would
      db.exec(`delete from document where sha256 = (select document from capture where id = 5);
        delete from capture where id = 5;
        delete from observation where capture = 5;
        delete from decision;
        delete from decision_link;
        delete from presence where list = 2 and from_position not in (select position from observation where list = 2);
        update presence set until_position = ${STILL_LISTED} where list = 2;
        delete from reading where id not in (select reading from observation);
        delete from entry where list = 2 and id not in (select entry from presence)`)
      db.close()
      rmSync(join(data, 'CHANGELOG.md'))
    }
    const unaware = await verifyAfter(cut)
    expect(unaware.faults).toEqual([])
    expect(unaware.unnamed).toHaveLength(1)
    expect(await faultsAfter(cut, parseHead(heads[1] ?? ''))).toEqual([
      expect.stringMatching(/^head [0-9a-f]{64}: is no link of the record: .*captures were cut off/),
      expect.stringMatching(/^head [0-9a-f]{64}: is no link of the record: .*decisions were cut off/),
    ])
  })

  test('an entry edited, with and without its hash', async () => {
    const ofVersion = (number: number, text: string) =>
      expect.stringMatching(new RegExp(`^version dhs-sanctuary@${number} .*${text}`))
    const inVersions = [1, 2].flatMap(number => [
      ofVersion(number, 'does not have the entries that were stored with it'),
      ofVersion(number, '“Bosten” is stored, and its document says “Boston”'),
    ])
    const edit = sql(`update entry set name = 'Bosten' where name = 'Boston'`)
    expect(await faultsAfter(edit)).toEqual([
      expect.stringMatching(/^entry \d+ of dhs-sanctuary: was changed .*: its row now says “Bosten”/),
      ...inVersions,
    ])
    const editWell = (data: string) => {
      edit(data)
      const db = new Database(join(data, 'icelist.sqlite'))
      const row = db.prepare(`select * from entry where name = 'Bosten'`).get() as {
        [column: string]: string
      }
      const { name = '', state = '', key = '', fields = '' } = row
      const hash = entryHash({ name, state, kind: 'city', key, fields: JSON.parse(fields) })
      db.prepare(`update entry set hash = ? where name = 'Bosten'`).run(hash)
      db.close()
    }
    expect(await faultsAfter(editWell)).toEqual(inVersions)
  })

  test('an interval edited', async () => {
    const edit =
      sql(`update presence set until_position = (select max(position) from observation where list = presence.list)
      where entry = (select id from entry where name = 'Boston')`)
    expect(await faultsAfter(edit)).toContainEqual(
      'interval “Boston” of dhs-sanctuary: is stored until version 2, and version 2 still shows it.',
    )
  })

  test('a version hidden', async () => {
    const hide = sql(
      `update observation set standing = 'seen', version = 1, judged_after = null, because = null, position = null where capture = 2`,
    )
    const faults = await faultsAfter(hide)
    expect(faults).toContainEqual(
      'capture 2: is stored as a sight of the version of capture 1 of dhs-sanctuary, and by what is recorded it is a version (within-bounds).',
    )
  })

  test('a day of publication edited', async () => {
    const edit = sql(
      "update observation set stated_on = '2025-05-28', in_force_on = '2025-05-28' where capture = 1",
    )
    expect(await faultsAfter(edit)).toContainEqual(
      'version dhs-sanctuary@1 (2025-05-28): is stored as published on 2025-05-28, and its document was on 2025-05-29.',
    )
  })

  test('a decision edited, and one that nobody made', async () => {
    expect(await faultsAfter(sql(`update decision set reason = 'checked twice'`))).toContainEqual(
      expect.stringMatching(/^decision on capture 5: was changed after it was recorded/),
    )
    const insert = sql(`insert into decision values (4, 'rejected', 'no', '2025-01-01T00:00:00.000Z')`)
    expect(await faultsAfter(insert)).toContainEqual(
      expect.stringMatching(/^decision on capture 4: was not recorded/),
    )
  })

  test('a change in CHANGELOG.md edited', async () => {
    const faults = await faultsAfter(data => {
      const file = join(data, 'CHANGELOG.md')
      writeFileSync(file, readFileSync(file, 'utf8').replace('Weld County', 'Welt County'))
    })
    expect(faults).toEqual([
      expect.stringMatching(
        /^changelog line \d+ of CHANGELOG.md \(Sanctuary .*\(dhs-sanctuary\), 2025-05-31, version 2\): reads “.*Welt County.*”, and the record says “.*Weld County.*”/,
      ),
    ])
  })
})

test('a head that was printed is found again when the record has grown, and what is none is refused', async () => {
  const { out, exitCode } = await icelist(['verify', '--since', heads[0] ?? ''], folder)
  expect(out).toMatch(/^The given head is that of capture 4, recorded at \S+Z: nothing up to it was changed/)
  expect(exitCode).toBe(0)
  expect((await icelist(['verify', '--since', 'abc'], folder)).exitCode).toBe(2)
})

test('a version whose reader is not here any more is compared with what its capture recorded, and counted', async () => {
  const older = (data: string) => {
    sql('update reading set reader_version = 0 where id = 1')(data)
    // it names the reader of each version
    rmSync(join(data, 'CHANGELOG.md'))
  }
  const { faults, versions } = await verifyAfter(older)
  expect(faults).toEqual([])
  expect(versions).toEqual({ again: 3, recorded: 1, unread: 0 })
  const edited = (data: string) => {
    older(data)
    sql(`update entry set name = 'Bosten' where name = 'Boston'`)(data)
  }
  expect(await faultsAfter(edited)).toContainEqual(
    expect.stringMatching(/^version dhs-sanctuary@1 .*does not have the entries that were stored with it/),
  )
})

test('what does not hold has an exit code of its own', async () => {
  const copy = temporaryFolder()
  cpSync(join(folder, 'snapshots'), join(copy, 'snapshots'), { recursive: true })
  sql('delete from capture where id = 4')(join(copy, 'snapshots'))
  const { out, exitCode } = await icelist(['verify'], copy)
  expect(out).toMatch(/^! capture 4: is missing[^]*\nThe record does not hold: 1 fault in 4 captures/)
  expect(exitCode).toBe(11)
})
