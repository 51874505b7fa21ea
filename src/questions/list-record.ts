import { differenceBetween } from '../compare/difference.ts'
import type { Change } from '../model.ts'
import type { Places } from '../places/data.ts'
import { entryResolver } from '../places/entry-resolver.ts'
import type { Resolution } from '../places/place.ts'
import type { Source } from '../sources/source.ts'
import type { ListHistory, PrintedEntry, Store, Stretch } from '../store/store.ts'

/** One list's history, made ready for questions about places. */
export interface ListRecord {
  readonly source: Source
  readonly history: ListHistory
  /** the history's stretches by the entry's hash, and by its key */
  readonly byHash: ReadonlyMap<string, readonly Stretch[]>
  readonly byKey: ReadonlyMap<string, readonly Stretch[]>
  /** what an entry of this list names; worked out once for each that differs in what it rests on */
  readonly resolve: (entry: PrintedEntry) => Resolution
  /** what changed from the version before to the one of this number; worked out once */
  readonly changesTo: (version: number) => Promise<readonly Change[]>
}

/** Reads the lists' histories; differences between their versions are read when they are asked for. */
export async function listRecords(
  sources: readonly Source[],
  store: Store,
  places: Places,
): Promise<ListRecord[]> {
  const records: ListRecord[] = []
  for (const source of sources) records.push(await listRecord(source, store, places))
  return records
}

async function listRecord(source: Source, store: Store, places: Places): Promise<ListRecord> {
  const history = await store.history(source.id)
  const changes = new Map<number, Promise<readonly Change[]>>()
  return {
    source,
    history,
    byHash: Map.groupBy(history.stretches, stretch => stretch.hash),
    byKey: Map.groupBy(history.stretches, stretch => stretch.entry.key),
    resolve: entryResolver(source.id, places),
    changesTo: version => {
      const known = changes.get(version) ?? changesBetween(version, history, store)
      changes.set(version, known)
      return known
    },
  }
}

async function changesBetween(
  version: number,
  { snapshots }: ListHistory,
  store: Store,
): Promise<readonly Change[]> {
  const [from, to] = [snapshots[version - 2], snapshots[version - 1]]
  return from && to ? (await differenceBetween(store, from, to)).changes : []
}
