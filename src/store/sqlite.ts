import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import {
  Kysely,
  type MigrationLockOptions,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type SqliteStatement,
  sql,
} from 'kysely'
import { StoreError } from '../errors.ts'
import { SCHEMA_STEPS } from './sql/migrations.ts'
import type { Tables } from './sql/schema.ts'
import { SqlStore } from './sql/sql-store.ts'
import type { Store } from './store.ts'

/** How long a writer waits for another process's transaction, in milliseconds. */
const BUSY_TIMEOUT = 10_000

/**
 * Opens the record in a SQLite file; creates it when it is not there.
 * @throws StoreError when the file cannot be created, opened or is no such database
 */
export async function openSqliteStore(file: string): Promise<Store> {
  let database: Database.Database
  try {
    mkdirSync(dirname(file), { recursive: true })
    database = new Database(file, { timeout: BUSY_TIMEOUT })
    database.pragma('journal_mode = WAL')
    database.pragma('foreign_keys = ON')
    // with WAL, NORMAL loses at most the last transactions after a power cut, never the consistency; FULL loses none
    database.pragma('synchronous = FULL')
  } catch (cause) {
    throw new StoreError(
      `Cannot open the database ${file}: ${(cause as Error).message}. Check the folder, its rights and the disk.`,
      {
        cause,
      },
    )
  }
  const dialect = new TransactionalDialect({ database: preparingOnce(database) })
  return SqlStore.open(new Kysely<Tables>({ dialect }))
}

/** Statements that are kept ready. Most differ only in what is bound; lists of values make a few more. */
const MOST_STATEMENTS = 500

/** A database that prepares each statement once: to do it for every query took a third of SQLite's share of an import. */
function preparingOnce(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    prepare(text) {
      const known = statements.get(text)
      if (known) return known
      if (statements.size === MOST_STATEMENTS) statements.clear()
      // better-sqlite3's own type demands a tuple of what is bound, where kysely's says that it may be anything
      const statement = database.prepare(text) as SqliteStatement
      statements.set(text, statement)
      return statement
    },
    close: () => database.close(),
  }
}

/** Of the library that is loaded. @throws StoreError when it cannot be */
export function sqliteVersion(): string {
  try {
    const database = new Database(':memory:')
    const version = database.prepare<[], string>('select sqlite_version()').pluck().get()
    database.close()
    return version ?? ''
  } catch (cause) {
    throw new StoreError(`SQLite cannot be loaded: ${(cause as Error).message}. Run "npm ci" again.`, {
      cause,
    })
  }
}

/**
 * Looks into a database without changing it.
 * @returns the steps of its schema that this icelist does not know
 * @throws StoreError when it cannot be opened or is no record
 */
export function unknownSchemaSteps(file: string): string[] {
  try {
    const database = new Database(file, { readonly: true, timeout: BUSY_TIMEOUT })
    try {
      const steps = database.prepare<[], string>('select name from kysely_migration').pluck().all()
      return steps.filter(step => !SCHEMA_STEPS.includes(step))
    } finally {
      database.close()
    }
  } catch (cause) {
    throw new StoreError(
      `${file} cannot be read as icelist's database: ${(cause as Error).message}. Check its rights, or put a backup in its place.`,
      { cause },
    )
  }
}

/**
 * SQLite can change its schema within a transaction; kysely takes it for one that cannot, and would leave a half-made
 * schema behind when the process is killed, or when two processes make it at once.
 */
class TransactionalDialect extends SqliteDialect {
  override createAdapter() {
    return new TransactionalAdapter()
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true
  }

  /** Writing takes SQLite's lock before anything is read, so that a second process sees what the first has made. */
  override async acquireMigrationLock(db: Kysely<unknown>, { lockTable }: MigrationLockOptions) {
    await sql`update ${sql.table(lockTable)} set is_locked = is_locked`.execute(db)
  }
}
