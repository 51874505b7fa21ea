import type { Place, Resolution } from '../places/place.ts'
import { entryHash } from '../snapshot/content.ts'
import type { Stretch } from '../store/store.ts'
import type { ListRecord } from './list-record.ts'

/**
 * Where a list names a place: the entries that resolve to it, and those whose own names resolve to nothing but which are the
 * same entry as one of these by the list's key or by a rename: "Cambell County" names no county, and was corrected to
 * "Campbell County" in the next version. An entry that certainly names another place is never taken along.
 */
export async function traceOf(place: Place, record: ListRecord): Promise<Stretch[]> {
  const { stretches } = record.history
  const hashes = new Set<string>()
  for (const { entry, hash } of stretches)
    if (entry.state === place.usps && isPlace(place, record.resolve(entry))) hashes.add(hash)
  // a set also hands out what is added while it is walked
  for (const hash of hashes) for (const other of await printedOtherwise(hash, record)) hashes.add(other)
  return stretches.filter(({ hash }) => hashes.has(hash))
}

function isPlace(place: Place, resolution: Resolution): boolean {
  return resolution.status === 'resolved' && resolution.place.id === place.id
}

async function printedOtherwise(hash: string, record: ListRecord): Promise<string[]> {
  const own = record.byHash.get(hash) ?? []
  const sameKey = own.flatMap(({ entry }) => record.byKey.get(entry.key) ?? [])
  const others = new Set(sameKey.map(stretch => stretch.hash))
  for (const { first, last } of own) {
    for (const { before, after } of await record.changesTo(first))
      if (before && after && entryHash(after) === hash) others.add(entryHash(before))
    for (const { before, after } of await record.changesTo(last + 1))
      if (before && after && entryHash(before) === hash) others.add(entryHash(after))
  }
  return [...others].filter(other =>
    (record.byHash.get(other) ?? []).some(({ entry }) => record.resolve(entry).status !== 'resolved'),
  )
}
