import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { BusyError, StoreError } from '../errors.ts'
import { plain } from '../report/plain.ts'

/** Who writes: kept in the data directory beside the lock, for those who wait. */
export interface Writer {
  readonly verb: string
  readonly pid: number
  readonly host: string
  /** ISO 8601 in UTC */
  readonly since: string
}

/** How one waits for another writer. */
export interface Patience {
  /** milliseconds */
  readonly atMost: number
  /** ends the wait early */
  readonly stop: AbortSignal
  /** says, once, for whom one waits */
  readonly tell: (line: string) => void
}

const LOCK = 'writer.lock'
const LAST_WRITER = 'last-writer.json'
/** Between two attempts, in milliseconds. */
const INTERVAL = 100

/**
 * Does `work` while no other process writes to the data directory.
 *
 * The lock is the operating system's, taken through SQLite on an empty file: the kernel gives it up at the moment its
 * process ends, however it ends, so that there is never a stale one to be told from a live one by process numbers, which
 * are used again and mean nothing between containers. The file beside it only says whom one waits for: it names the last
 * one who took the lock, and is read while the lock is held.
 * @throws BusyError when another writer does not finish in time
 * @throws StoreError when the directory cannot be written to
 */
export async function withWriterLock<T>(
  dataDir: string,
  writer: Writer,
  patience: Patience,
  work: () => Promise<T>,
): Promise<T> {
  const lock = openLock(dataDir)
  try {
    await take(lock, dataDir, patience)
    doOnDisk(dataDir, () => writeFileSync(join(dataDir, LAST_WRITER), `${JSON.stringify(writer)}\n`))
    return await work()
  } finally {
    lock.close()
  }
}

/**
 * Who is writing to the data directory now, in words; null when nobody is.
 * @throws StoreError when the lock cannot be tried
 */
export function writerNow(dataDir: string): string | null {
  if (!existsSync(join(dataDir, LOCK))) return null
  const lock = openLock(dataDir)
  try {
    return tryToTake(lock, dataDir) ? null : writerOf(dataDir)
  } finally {
    lock.close()
  }
}

function openLock(dataDir: string): Database.Database {
  return doOnDisk(dataDir, () => {
    mkdirSync(dataDir, { recursive: true })
    // a wait inside of SQLite would stop the whole process: one attempt, and the waiting is done here
    return new Database(join(dataDir, LOCK), { timeout: 0 })
  })
}

async function take(lock: Database.Database, dataDir: string, patience: Patience): Promise<void> {
  const attempts = Math.ceil(patience.atMost / INTERVAL)
  for (let attempt = 0; !tryToTake(lock, dataDir); attempt++) {
    const other = writerOf(dataDir)
    if (patience.stop.aborted)
      throw new BusyError(
        `Stopped while ${other} was writing to ${dataDir}. Nothing was done; try again later.`,
      )
    if (attempt >= attempts)
      throw new BusyError(`${other} is still writing to ${dataDir}. Nothing was done; try again later.`)
    // by the second attempt the owner has had the time to write its name
    if (attempt === 1) patience.tell(`waiting for ${other}, which is writing to ${dataDir}`)
    await sleep(INTERVAL)
  }
}

function tryToTake(lock: Database.Database, dataDir: string): boolean {
  return doOnDisk(dataDir, () => {
    try {
      lock.exec('begin immediate')
      return true
    } catch (error) {
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return false
      throw error
    }
  })
}

/** "run (process 4711 on archive1, since 2025-08-05T12:00:00.000Z)". */
function writerOf(dataDir: string): string {
  try {
    const { verb, pid, host, since }: Writer = JSON.parse(readFileSync(join(dataDir, LAST_WRITER), 'utf8'))
    return plain(`${verb} (process ${pid} on ${host}, since ${since})`)
  } catch {
    // not written yet
    return 'another icelist'
  }
}

function doOnDisk<T>(dataDir: string, work: () => T): T {
  try {
    return work()
  } catch (cause) {
    throw new StoreError(
      `Cannot take the lock of the data directory ${dataDir}: ${(cause as Error).message}. Check its rights and the disk.`,
      { cause },
    )
  }
}
