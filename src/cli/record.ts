import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openDocumentArchive } from '../archive/document-archive.ts'
import type { Config } from '../config.ts'
import { StoreError } from '../errors.ts'
import type { FetchOptions } from '../fetch/options.ts'
import { rememberedPages } from '../fetch/remembered-pages.ts'
import type { Effects } from '../pipeline.ts'
import { openReaderProcess } from '../read/process/reader-process.ts'
import {
  openSqliteStore,
  openSqliteStoreToRead,
  removeSqliteStore,
  sqliteVersion,
  unknownSchemaSteps,
} from '../store/sqlite.ts'

/** The database's file in the data directory. */
const DATABASE = 'icelist.sqlite'

/** The data directory in use, and all that works on it. */
export interface OpenRecord extends Effects {
  readonly dataDir: string
}

/**
 * True when something was recorded in this data directory.
 * @throws StoreError when it may not be entered, or is none
 */
export function recordExists(dataDir: string): boolean {
  try {
    statSync(join(dataDir, DATABASE))
    return true
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    if (code === 'ENOENT') return false
    throw new StoreError(`The record in ${dataDir} cannot be read: ${WHY_NOT[code ?? ''] ?? message}`, {
      cause,
    })
  }
}

const WHY_NOT: Readonly<Record<string, string>> = {
  ENOTDIR: 'that is a file. Name the folder of the record with --data.',
  EACCES: 'you may not enter that folder. Ask its owner, or name another one with --data.',
}

/** What can be said of the database without opening the record: its engine, and its schema. Throws StoreErrors. */
export const DATABASE_FACTS = {
  engine: sqliteVersion,
  unknownSteps: (dataDir: string) => unknownSchemaSteps(join(dataDir, DATABASE)),
}

/** Opens the data directory for `work` and closes it after, whatever happens. */
type Opener = <T>(
  config: Config,
  version: string,
  now: () => Date,
  work: (record: OpenRecord) => Promise<T>,
) => Promise<T>

/** @throws StoreError when the database cannot be used */
export const withRecord: Opener = (...given) => withStore(openSqliteStore, ...given)

/** For work that only reads: also where nobody can write. @throws StoreError when the database cannot be used */
export const withRecordToRead: Opener = (...given) => withStore(openSqliteStoreToRead, ...given)

/** For work that begins a record: leaves none behind when nothing was recorded. @throws StoreError */
export const withNewRecord: Opener = async (config, version, now, work) => {
  let empty = true
  try {
    return await withRecord(config, version, now, async record => {
      try {
        return await work(record)
      } finally {
        // what cannot be asked is kept, and the work's own fault is told
        const lists = await record.store.lists().catch(() => null)
        empty = lists?.length === 0
      }
    })
  } finally {
    if (empty) removeSqliteStore(join(config.dataDir, DATABASE))
  }
}

async function withStore<T>(
  openStore: typeof openSqliteStore,
  config: Config,
  version: string,
  now: () => Date,
  work: (record: OpenRecord) => Promise<T>,
): Promise<T> {
  const store = await openStore(join(config.dataDir, DATABASE))
  const archive = openDocumentArchive(config.dataDir)
  try {
    return await withPublishers(config, version, now, publishers =>
      work({
        dataDir: config.dataDir,
        store,
        archive,
        ...publishers,
        pages: rememberedPages(publishers.pages, store.pageReadings, version),
      }),
    )
  } finally {
    await store.close()
  }
}

/** Asking publishers as the configuration says, and reading what they answer: all of a run but the record. */
export type Publishers = Pick<Effects, 'fetch' | 'read' | 'pages' | 'now'>

/**
 * Hands them to `work`. Documents are read in a process of their own, which is started for the first and ended after.
 * @param settings of fetching, other than a run's
 */
export async function withPublishers<T>(
  config: Pick<Config, 'contact' | 'allowHosts' | 'ignoreRobots' | 'ownLists'>,
  version: string,
  now: () => Date,
  work: (publishers: Publishers) => Promise<T>,
  settings: Partial<FetchOptions> = {},
): Promise<T> {
  const options = { ...fetchOptions(config, version, now), ...settings }
  const reader = openReaderProcess()
  try {
    return await work({
      fetch: async request => {
        // loaded here: what only reads or imports asks nobody
        const { fetchDocument } = await import('../fetch/fetch-document.ts')
        const robots = config.ignoreRobots.includes(new URL(request.url).hostname) ? 'ignore' : 'obey'
        return fetchDocument(request, { ...options, robots })
      },
      read: ({ id }, document) => reader.read(config.ownLists.find(own => own.id === id) ?? id, document),
      pages: reader.pages,
      now,
    })
  } finally {
    await reader.close()
  }
}

/** What the configuration says of all fetching. */
export function fetchOptions(
  { contact, allowHosts }: Pick<Config, 'contact' | 'allowHosts'>,
  version: string,
  now: () => Date,
): FetchOptions {
  return { userAgent: `icelist/${version}${contact ? ` (+${contact})` : ''}`, allowHosts, now }
}
