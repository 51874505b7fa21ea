import { differenceBetween } from '../compare/difference.ts'
import type { Change } from '../model.ts'
import type { Places } from '../places/data.ts'
import { entryResolver } from '../places/entry-resolver.ts'
import type { Resolution } from '../places/place.ts'
import type { Source } from '../sources/source.ts'
import type { HistoryParts, PrintedOnce, Sighting } from '../store/history-parts.ts'
import type { PrintedEntry, Snapshot, Store } from '../store/store.ts'
import { onceEach } from './once-each.ts'

/** One list's history, made ready for questions about places: each part is read when it is first asked for. */
export interface ListRecord {
  readonly source: Source
  readonly history: Pick<
    HistoryParts,
    'inForceOn' | 'printedWith' | 'allPrinted' | 'stretchesOf' | 'everSighted'
  >
  /** how many versions are held */
  readonly versions: number
  /** the version of this number; null when there is none */
  readonly snapshot: (number: number) => Promise<Snapshot | null>
  /** what the publisher was seen to serve from a day on */
  readonly sightingsFrom: (day: string) => Promise<readonly Sighting[]>
  /** what an entry of this list names */
  readonly resolve: (entry: PrintedEntry) => Resolution
  /** all that the list ever printed under a state, and what it names */
  readonly namesUnder: (state: string) => Promise<readonly PrintedName[]>
  /** what changed from the version before to the one of this number */
  readonly changesTo: (version: number) => Promise<readonly Change[]>
}

/** An entry, and what it names. */
interface PrintedName extends PrintedOnce {
  readonly resolution: Resolution
}

/** Hands the lists' records to `work`: the same moment of the record in all that is asked of them. */
export function withListRecords<T>(
  sources: readonly Source[],
  store: Store,
  places: Places,
  work: (records: readonly ListRecord[]) => Promise<T>,
): Promise<T> {
  return store.atomically(async moment => {
    const records: ListRecord[] = []
    for (const source of sources) records.push(await listRecord(source, moment, places))
    return work(records)
  })
}

/** To be asked before the record changes. */
export async function listRecord(source: Source, store: Store, places: Places): Promise<ListRecord> {
  const history = store.historyParts(source.id)
  const resolve = entryResolver(source.id, places)
  const snapshot = onceEach((number: number) => history.snapshot(number))
  return {
    source,
    history,
    versions: await history.versions(),
    snapshot,
    sightingsFrom: onceEach(day => history.sightingsFrom(day)),
    resolve,
    namesUnder: onceEach(async state =>
      (await history.printedUnder(state)).map(one => ({ ...one, resolution: resolve(one.entry) })),
    ),
    changesTo: onceEach(async version => {
      const [from, to] = [await snapshot(version - 1), await snapshot(version)]
      return from && to ? (await differenceBetween(store, from, to)).changes : []
    }),
  }
}
