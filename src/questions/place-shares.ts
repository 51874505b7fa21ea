import { z } from 'zod'
import { EntryKind } from '../model.ts'
import type { Places } from '../places/data.ts'
import { entryResolver } from '../places/entry-resolver.ts'
import { askedForm } from '../places/finding.ts'
import type { PrintedEntry, Snapshot } from '../store/store.ts'
import { Version, versionOf } from './version.ts'

/** What `places --json` prints of a list. */
export const PlaceShares = z.strictObject({
  list: z.string(),
  /** the last version held */
  version: Version,
  /** entries by what came of their names */
  resolved: z.int().nonnegative(),
  ambiguous: z.int().nonnegative(),
  unknown: z.int().nonnegative(),
  /** each name that is no certain place, once */
  unresolved: z.array(
    z.strictObject({
      name: z.string(),
      state: z.string().nullable(),
      kind: EntryKind,
      status: z.enum(['ambiguous', 'unknown']),
      finding: z.string(),
      /** the places that fit, or those of nearly that name */
      near: z.array(z.string()),
    }),
  ),
})
export type PlaceShares = z.infer<typeof PlaceShares>
type UnresolvedName = PlaceShares['unresolved'][number]

/** How many of a version's entries name a certain place, and which do not. */
export function placeShares(
  snapshot: Snapshot,
  entries: readonly PrintedEntry[],
  places: Places,
): PlaceShares {
  const resolve = entryResolver(snapshot.list, places)
  const counts = { resolved: 0, ambiguous: 0, unknown: 0 }
  const names = new Map<string, UnresolvedName>()
  for (const entry of entries) {
    const resolution = resolve(entry)
    counts[resolution.status]++
    if (resolution.status === 'resolved') continue
    const { status, finding } = resolution
    const near = resolution.status === 'ambiguous' ? resolution.candidates : resolution.suggestions
    const { name, state, kind } = entry
    names.set(`${state} ${name}`, {
      name,
      state,
      kind,
      status,
      finding,
      near: near.map(place => askedForm(place, places)),
    })
  }
  return { list: snapshot.list, version: versionOf(snapshot), ...counts, unresolved: [...names.values()] }
}
