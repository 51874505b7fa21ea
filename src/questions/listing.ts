import { z } from 'zod'
import type { Snapshot } from '../store/store.ts'
import { Version, versionOf } from './version.ts'

/** Consecutive versions that name a place. Between `last` and `without` it went, on a day that nobody knows exactly. */
export const Listing = z.strictObject({
  /** the version before, which does not name it; null when the first version held does */
  before: Version.nullable(),
  first: Version,
  last: Version,
  /** the version after, which does not name it; null when the last version held does */
  without: Version.nullable(),
  versions: z.int().positive(),
})
export type Listing = z.infer<typeof Listing>

/** Numbers of consecutive versions. */
interface Span {
  readonly first: number
  readonly last: number
}

/**
 * The spells during which a place was listed.
 * @param spans of the entries that name it, in order of their first versions; they may overlap
 * @param snapshots all versions of the list, in order
 */
export function listingsOf(spans: readonly Span[], snapshots: readonly Snapshot[]): Listing[] {
  const version = (number: number) => {
    const snapshot = snapshots[number - 1]
    return snapshot ? versionOf(snapshot) : null
  }
  return unionOf(spans).flatMap(span => {
    const [first, last] = [version(span.first), version(span.last)]
    if (!first || !last) return []
    const versions = span.last - span.first + 1
    return [{ before: version(span.first - 1), first, last, without: version(span.last + 1), versions }]
  })
}

function unionOf(spans: readonly Span[]): Span[] {
  const union: Span[] = []
  for (const { first, last } of spans) {
    const open = union.at(-1)
    if (open && first <= open.last + 1) union[union.length - 1] = { ...open, last: Math.max(open.last, last) }
    else union.push({ first, last })
  }
  return union
}
