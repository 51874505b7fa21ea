import { z } from 'zod'
import type { ListRecord } from './list-record.ts'
import { Version, versionNumbered } from './version.ts'

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
 */
export async function listingsOf(
  spans: readonly Span[],
  record: Pick<ListRecord, 'snapshot'>,
): Promise<Listing[]> {
  const listings: Listing[] = []
  for (const span of unionOf(spans)) {
    const [first, last] = [
      await versionNumbered(span.first, record),
      await versionNumbered(span.last, record),
    ]
    if (!first || !last) continue
    listings.push({
      before: await versionNumbered(span.first - 1, record),
      first,
      last,
      without: await versionNumbered(span.last + 1, record),
      versions: span.last - span.first + 1,
    })
  }
  return listings
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
