import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openDocumentArchive } from '../archive/document-archive.ts'
import type { Config } from '../config.ts'
import type { FetchOptions } from '../fetch/options.ts'
import { rememberedPages } from '../fetch/remembered-pages.ts'
import type { Effects } from '../pipeline.ts'
import { openReaderProcess } from '../read/process/reader-process.ts'
import { openSqliteStore, sqliteVersion, unknownSchemaSteps } from '../store/sqlite.ts'

/** The database's file in the data directory. */
const DATABASE = 'icelist.sqlite'

/** The data directory in use, and all that works on it. */
export interface OpenRecord extends Effects {
  readonly dataDir: string
}

/** True when something was recorded in this data directory. */
export function recordExists(dataDir: string): boolean {
  return existsSync(join(dataDir, DATABASE))
}

/** What can be said of the database without opening the record: its engine, and its schema. Throws StoreErrors. */
export const DATABASE_FACTS = {
  engine: sqliteVersion,
  unknownSteps: (dataDir: string) => unknownSchemaSteps(join(dataDir, DATABASE)),
}

/**
 * Opens the data directory for `work` and closes it after, whatever happens.
 * @throws StoreError when the database cannot be used
 */
export async function withRecord<T>(
  config: Config,
  version: string,
  now: () => Date,
  work: (record: OpenRecord) => Promise<T>,
): Promise<T> {
  const store = await openSqliteStore(join(config.dataDir, DATABASE))
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
