import type { Places } from '../../src/places/data.ts'
import { entryResolver } from '../../src/places/entry-resolver.ts'
import { askedForm } from '../../src/places/finding.ts'
import { type ListRecord, listRecord } from '../../src/questions/list-record.ts'
import type { Source } from '../../src/sources/source.ts'
import type { PrintedOnce } from '../../src/store/history-parts.ts'
import type { PrintedEntry, Store } from '../../src/store/store.ts'

/** A record that answers every question from the list's whole history and all of its captures. */
export async function wholeRecord(source: Source, store: Store, places: Places): Promise<ListRecord> {
  const record = await listRecord(source, store, places)
  const { snapshots, stretches } = await store.history(source.id)
  const captures = await store.captures(source.id, Number.MAX_SAFE_INTEGER)
  const sightings = captures
    .filter(({ via, snapshot, verdict }) => via !== 'import' && (snapshot !== null || verdict === 'missing'))
    .map(({ id, capturedAt, snapshot }) => ({ id, at: capturedAt, snapshot }))
    .sort((a, b) => (a.at === b.at ? a.id - b.id : a.at < b.at ? -1 : 1))
  const printed = (matches: (entry: PrintedEntry) => boolean): PrintedOnce[] =>
    stretches.filter(({ entry }) => matches(entry))
  return {
    source,
    history: {
      inForceOn: async day => snapshots.findLastIndex(({ order }) => order.inForceOn <= day) + 1,
      printedWith: async keys => printed(({ key }) => keys.includes(key)),
      allPrinted: async () => printed(() => true),
      stretchesOf: async hashes => stretches.filter(({ hash }) => hashes.includes(hash)),
      everSighted: async () => sightings.length > 0,
    },
    versions: snapshots.length,
    snapshot: async number => snapshots[number - 1] ?? null,
    sightingsFrom: async day => sightings.filter(({ at }) => at >= day),
    resolve: record.resolve,
    namesUnder: async state =>
      printed(entry => entry.state === state).map(one => ({
        ...one,
        resolution: record.resolve(one.entry),
      })),
    changesTo: record.changesTo,
  }
}

/** What can be asked for of all that lists ever named, or nearly named, and the names themselves that are no places. */
export async function askable(sources: readonly Source[], store: Store, places: Places): Promise<string[]> {
  const asked = new Set<string>()
  for (const { id } of sources) {
    const resolve = entryResolver(id, places)
    for (const { entry } of (await store.history(id)).stretches) {
      const resolution = resolve(entry)
      if (resolution.status === 'resolved') asked.add(askedForm(resolution.place, places))
      else if (resolution.status === 'ambiguous') asked.add(entry.name)
      else for (const near of resolution.suggestions) asked.add(askedForm(near, places))
      if (resolution.status === 'unknown') asked.add(`${entry.name}, ${entry.state}`)
    }
  }
  return [...asked]
}
