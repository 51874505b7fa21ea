import { mkdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import Database from 'better-sqlite3'
import {
  type DatabaseConnection,
  Kysely,
  type MigrationLockOptions,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
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
  try {
    mkdirSync(dirname(file), { recursive: true })
    return await storeIn(openDatabase(file))
  } catch (cause) {
    throw cannotOpen(file, cause)
  }
}

/**
 * The same for a record that is there and only read: also where nobody can write, on a medium or in another's folder. What
 * is written nevertheless is kept nowhere.
 * @throws StoreError when the file cannot be opened or is no such database
 */
export async function openSqliteStoreToRead(file: string): Promise<Store> {
  try {
    return await storeIn(openDatabase(file))
  } catch (cause) {
    if (!(cause instanceof Database.SqliteError) || cause.code !== 'SQLITE_CANTOPEN')
      throw cannotOpen(file, cause)
  }
  try {
    const database = new Database(bytesAtRest(file))
    refuseForeign(database, file)
    return await storeIn(database)
  } catch (cause) {
    throw cannotOpen(file, cause)
  }
}

/** Takes away a database that has just been made and holds nothing. */
export function removeSqliteStore(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
}

function openDatabase(file: string): Database.Database {
  const database = new Database(file, { timeout: BUSY_TIMEOUT })
  try {
    refuseForeign(database, file)
    database.pragma('journal_mode = WAL')
    database.pragma('foreign_keys = ON')
    // with WAL, NORMAL loses at most the last transactions after a power cut, never the consistency; FULL loses none
    database.pragma('synchronous = FULL')
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** @throws StoreError when there are tables, and none of them says that icelist made them */
function refuseForeign(database: Database.Database, file: string): void {
  const tables = database
    .prepare<[], string>("select name from sqlite_schema where type = 'table'")
    .pluck()
    .all()
  if (tables.length === 0 || tables.includes('kysely_migration')) return
  throw new StoreError(
    `${file} is another program's database: it has tables, and none of icelist's. Nothing was changed; name another folder with --data.`,
  )
}

/**
 * A database for SQLite to hold in memory: to read one in WAL mode from its file, it has to write beside it. In memory there
 * is no such mode, so the file must say that it is in the other one (https://sqlite.org/c3ref/deserialize.html).
 * @throws StoreError when some of the record is in the file beside it
 */
function bytesAtRest(file: string): Buffer {
  const bytes = readFileSync(file)
  // SQLite leaves an empty one where it could not make the third of its files
  if (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size)
    throw new StoreError(
      `The record in ${dirname(file)} is being written to, or was not closed: reading it takes the right to write to that folder. Copy it to where you can write, and name the copy with --data.`,
    )
  bytes.subarray(18, 20).fill(1)
  return bytes
}

function cannotOpen(file: string, cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause
  return new StoreError(
    `Cannot open the database ${file}: ${(cause as Error).message}. Check the folder, its rights and the disk.`,
    { cause },
  )
}

async function storeIn(database: Database.Database): Promise<Store> {
  const dialect = new TransactionalDialect(database)
  const db = new Kysely<Tables>({ dialect })
  try {
    return await SqlStore.open(db)
  } catch (error) {
    await db.destroy()
    throw error
  }
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
  readonly #driver: RollbackOnceDriver

  constructor(database: Database.Database) {
    const prepared = preparingOnce(database)
    super({ database: prepared })
    this.#driver = new RollbackOnceDriver(database, prepared)
  }

  override createDriver() {
    return this.#driver
  }

  override createAdapter() {
    return new TransactionalAdapter()
  }
}

/** When the disk is full, SQLite takes a transaction back by itself; to ask for it again fails, and would hide the cause. */
class RollbackOnceDriver extends SqliteDriver {
  readonly #database: Database.Database

  constructor(database: Database.Database, prepared: SqliteDatabase) {
    super({ database: prepared })
    this.#database = database
  }

  override async rollbackTransaction(connection: DatabaseConnection) {
    if (this.#database.inTransaction) await super.rollbackTransaction(connection)
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
