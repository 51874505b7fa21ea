import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomically } from '../archive/write-atomically.ts'
import { FetchError, StoreError } from '../errors.ts'
import { fetchDocument } from '../fetch/fetch-document.ts'
import type { FetchOptions } from '../fetch/options.ts'
import type { Source } from '../sources/source.ts'
import type { Store } from '../store/store.ts'

const HEARTBEAT = 'heartbeat.json'
const PING_TIMEOUTS = { connect: 5000, firstByte: 10_000, total: 10_000 }

/**
 * Writes heartbeat.json into the data directory: when icelist last did its work, and when each list was last seen as it
 * stands in the record. For monitoring that looks at files.
 * @throws StoreError when it cannot be written
 */
export async function writeHeartbeat(
  dataDir: string,
  store: Pick<Store, 'latestSnapshot' | 'lastSeenAt'>,
  sources: readonly Source[],
  at: Date,
): Promise<void> {
  const lastSeen: Record<string, string | null> = {}
  for (const { id } of sources) {
    const latest = await store.latestSnapshot(id)
    if (latest) lastSeen[id] = await store.lastSeenAt(latest)
  }
  const text = `${JSON.stringify({ at: at.toISOString(), lastSeen }, null, 2)}\n`
  try {
    await writeAtomically(dataDir, HEARTBEAT, text)
  } catch (cause) {
    const path = join(dataDir, HEARTBEAT)
    throw new StoreError(
      `Cannot write ${path}: ${(cause as Error).message}. The record itself is kept; check the folder's rights and the disk.`,
      {
        cause,
      },
    )
  }
}

/** When it was written last; null when it never was, or is damaged. */
export async function lastHeartbeat(dataDir: string): Promise<Date | null> {
  const text = await readFile(join(dataDir, HEARTBEAT), 'utf8').catch(() => '')
  const [, at] = /"at": "([^"]+)"/.exec(text) ?? []
  return at === undefined || Number.isNaN(Date.parse(at)) ? null : new Date(at)
}

/**
 * Asks for an address, if there is one, so that whoever serves it knows that icelist did its work.
 * @returns what went wrong, or null; the address's path is kept out of it, as it often is the only secret
 */
export async function ping(url: string | undefined, options: FetchOptions): Promise<string | null> {
  if (url === undefined) return null
  const { host } = new URL(url)
  try {
    const { status } = await fetchDocument(
      { url, validators: null, expected: 'text/plain', redirectHosts: [] },
      // it is the operator's own page: robots.txt does not speak to him
      { ...options, robots: 'ignore', retries: 1, maxRetryAfter: 0, timeouts: PING_TIMEOUTS },
    )
    return status < 400 ? null : `The ping to ${host} was answered with status ${status}.`
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    return `The ping to ${host} failed: ${error.reason}.`
  }
}
