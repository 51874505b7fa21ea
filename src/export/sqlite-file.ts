import { renameSync, rmSync } from 'node:fs'
import Database from 'better-sqlite3'
import { UsageError } from '../errors.ts'
import type { Store } from '../store/store.ts'
import { ABOUT, TABLES } from './sqlite-tables.ts'
import { changeObjects } from './tables/change-rows.ts'

/** What the database is made from. */
export interface SqliteContents {
  readonly store: Store
  readonly lists: readonly string[]
  /** icelist's own version */
  readonly version: string
}

/**
 * Writes versions, entries, intervals and changes of some lists into a SQLite file, under its name only once it is whole; a
 * file of that name is replaced. @throws UsageError when it cannot be written
 */
export async function writeSqliteFile(path: string, contents: SqliteContents): Promise<void> {
  const temporary = `${path}.part`
  rmSync(temporary, { force: true })
  const db = opened(temporary)
  try {
    // nothing is lost with a file that is not whole
    db.pragma('journal_mode = OFF')
    db.exec('begin')
    for (const statement of TABLES) db.exec(statement)
    const about = db.prepare('insert into about values (?, ?)')
    about.run('program', `icelist ${contents.version}`)
    for (const row of Object.entries(ABOUT)) about.run(row)
    for (const list of contents.lists) await writeList(db, contents.store, list)
    db.exec('commit')
    db.close()
    renameSync(temporary, path)
  } catch (cause) {
    db.close()
    rmSync(temporary, { force: true })
    if (!(cause instanceof Database.SqliteError)) throw cause
    throw new UsageError(`Cannot write ${path}: ${cause.message}. Name another file with --out.`, { cause })
  }
}

function opened(path: string): Database.Database {
  try {
    return new Database(path)
  } catch (cause) {
    throw new UsageError(`Cannot write ${path}: ${(cause as Error).message}. Name another file with --out.`, {
      cause,
    })
  }
}

async function writeList(db: Database.Database, store: Store, list: string): Promise<void> {
  const version = db.prepare('insert into versions values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for (const {
    number,
    order,
    publishedOn,
    capturedAt,
    document,
    file,
    url,
    entries,
    accepted,
  } of await store.snapshots(list))
    version.run(
      list,
      number,
      order.inForceOn,
      publishedOn,
      capturedAt,
      document,
      file,
      url,
      entries,
      accepted?.reason ?? null,
    )
  const entryRow = db.prepare('insert into entries values (?, ?, ?, ?, ?, ?, ?, ?)')
  for await (const { entry, hash } of store.entryRows(list))
    if (entry) {
      const { name, state, kind, key, fields, recognised } = entry
      entryRow.run(
        list,
        hash,
        name,
        state,
        kind,
        key,
        JSON.stringify(fields),
        recognised ? JSON.stringify(recognised) : null,
      )
    }
  const interval = db.prepare('insert into intervals values (?, ?, ?, ?, ?)')
  for await (const { hash, first, until, copies } of store.intervals(list))
    if (first !== null && until !== null) interval.run(list, hash, first, until - 1, copies)
  const change = db.prepare('insert into changes values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
  for await (const { from, to, kind, reason, score, before, after, fields } of changeObjects(store, [list])) {
    const state = (after ?? before)?.state ?? null
    const names = [before?.name ?? null, after?.name ?? null]
    change.run(
      list,
      from.snapshot,
      to.snapshot,
      kind,
      reason ?? null,
      score ?? null,
      state,
      ...names,
      JSON.stringify(fields),
    )
  }
}
