import type { Place, Resolution } from '../places/place.ts'
import { entryHash } from '../snapshot/content.ts'
import type { PrintedEntry, Stretch } from '../store/store.ts'
import type { ListRecord } from './list-record.ts'

/**
 * Where a list names a place: the entries that resolve to it, and those whose own names resolve to nothing but which are the
 * same entry as one of these by the list's key or by a rename: "Cambell County" names no county, and was corrected to
 * "Campbell County" in the next version. An entry that certainly names another place is never taken along.
 */
export async function traceOf(place: Place, record: ListRecord): Promise<Stretch[]> {
  const names = await record.namesUnder(place.usps)
  let found = names.filter(({ resolution }) => isPlace(place, resolution)).map(({ hash }) => hash)
  const hashes = new Set<string>()
  let trace: Stretch[] = []
  while (found.length > 0) {
    for (const hash of found) hashes.add(hash)
    trace = await record.history.stretchesOf([...hashes])
    const news = new Set(found)
    const others = await printedOtherwise(
      trace.filter(({ hash }) => news.has(hash)),
      record,
    )
    found = others.filter(hash => !hashes.has(hash))
  }
  return trace
}

function isPlace(place: Place, resolution: Resolution): boolean {
  return resolution.status === 'resolved' && resolution.place.id === place.id
}

async function printedOtherwise(stretches: readonly Stretch[], record: ListRecord): Promise<string[]> {
  const keys = new Set(stretches.map(({ entry }) => entry.key))
  const others = new Map<string, PrintedEntry>()
  for (const { entry, hash } of await record.history.printedWith([...keys])) others.set(hash, entry)
  for (const { hash, first, last } of stretches) {
    for (const { before, after } of await record.changesTo(first))
      if (before && after && entryHash(after) === hash) others.set(entryHash(before), before)
    for (const { before, after } of await record.changesTo(last + 1))
      if (before && after && entryHash(before) === hash) others.set(entryHash(after), after)
  }
  return [...others].flatMap(([hash, entry]) => (record.resolve(entry).status === 'resolved' ? [] : [hash]))
}
