import {
  orderOfImport,
  orderOfSighting,
  type Publication,
  publicationOfImport,
  publicationOfSighting,
} from '../snapshot/publication.ts'
import type { Reading, Source } from '../sources/source.ts'
import type { Arrival, Capture, Store, VersionOrder } from '../store/store.ts'

/** When what a capture brought was published, as well as it, its name or a person says. */
export function publicationOf(
  { via, file, givenOn, capturedAt, headers }: Capture,
  { dates }: Reading,
): Publication {
  return via === 'import'
    ? publicationOfImport(givenOn, file ?? '', capturedAt, dates)
    : publicationOfSighting(file, capturedAt, dates, headers['last-modified'])
}

/**
 * Where a capture that could be read stands in its list's history.
 * @throws UsageError when nothing says when an imported document was published
 */
export async function orderOf(
  source: Source,
  { capture, stated }: Pick<Arrival, 'capture' | 'stated'>,
  document: string,
  store: Store,
): Promise<VersionOrder> {
  const { via, file, capturedAt, content } = capture
  if (via === 'import') return orderOfImport(stated, file ?? '', document)
  const lastOther = await store.lastOther(source.id, content ?? '', capturedAt)
  return orderOfSighting(stated, capturedAt, document, lastOther)
}
