import type { ChannelWorld } from '../alerts/channels/channel.ts'
import type { Config } from '../config.ts'
import { IcelistError } from '../errors.ts'
import type { Source } from '../sources/source.ts'
import type { OpenRecord } from './record.ts'

/** What is done for people once the record was written to. */
export interface Telling {
  readonly config: Config
  readonly sources: readonly Source[]
  readonly channels: ChannelWorld
  /** icelist's version */
  readonly program: string
  readonly stop: AbortSignal
  readonly warn: (line: string) => void
}

/**
 * Does work that adds to the record, then brings the forms of the changelog that are kept up to date, and tells people what
 * the work brought: also when it came to a fault, as what it did until then is in the record. What fails of that is said,
 * and is no failure of the work.
 */
export async function writeAndTell<T>(
  record: OpenRecord,
  telling: Telling,
  work: () => Promise<T>,
): Promise<T> {
  const tellNews = await beginAlerts(record, telling)
  try {
    return await work()
  } finally {
    await attempt('feeds', telling, () => keepForms(record, telling))
    await attempt('alerts', telling, tellNews)
  }
}

/** Returns what is to be done after the work. */
async function beginAlerts(record: OpenRecord, telling: Telling): Promise<() => Promise<void>> {
  if (telling.config.alerts.length > 0) {
    // loaded when it is wanted: it brings its libraries along
    const { begin, tell } = await import('./alerting.ts')
    await begin(record, telling)
    return () => tell(record, telling)
  }
  // whoever configures alerts again begins anew
  if ((await record.store.alerts.mark()) !== null) await record.store.alerts.stop()
  return async () => {}
}

async function keepForms(
  { dataDir, store }: OpenRecord,
  { config, sources, program }: Telling,
): Promise<void> {
  const { feeds, withdrawnAfter } = config
  if (feeds === undefined) return
  const forms = await import('../report/form-files.ts')
  const chronicle = { dataDir, store, sources, withdrawnAfter, program }
  await forms.keepForms(feeds.forms, chronicle, feeds.baseUrl ?? null)
}

async function attempt(what: string, { warn }: Telling, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof IcelistError)) throw error
    warn(`${what}: ${error.message}`)
  }
}
