import type { Notice } from '../model.ts'
import { isNewPublication, type Publication } from '../snapshot/publication.ts'
import type { Reading, Source } from '../sources/source.ts'
import type { Neighbours, Reason, Snapshot } from '../store/store.ts'

/** What became of a document that could be read. */
export type ReadingVerdict =
  | { readonly verdict: 'new-version' | 'same-list'; readonly reasons: Reason[]; readonly seen: null }
  | { readonly verdict: 'same-bytes' | 'same-list'; readonly reasons: Reason[]; readonly seen: Snapshot }
  | { readonly verdict: 'failed'; readonly reasons: Reason[]; readonly seen: null }

/** A document that was read, at its place in the list's history. */
export interface Candidate {
  readonly document: string
  /** the name under which it was published or imported */
  readonly file: string | null
  readonly content: string
  readonly entries: number
  readonly publication: Publication
  readonly around: Neighbours
}

/**
 * Whether a document is a version of its list, one that is there already, or none. Comparison is with its neighbours in
 * the list's history, never with the last attempt.
 */
export function judgeReading(expected: Source['expected'], candidate: Candidate): ReadingVerdict {
  const { around, entries } = candidate
  const tooFew = belowFloor(expected, entries)
  if (tooFew) return { verdict: 'failed', reasons: [tooFew], seen: null }
  if (around.same)
    return { verdict: 'same-bytes', reasons: otherName(candidate, around.same), seen: around.same }
  const same = [around.previous, around.next].find(near => near?.content === candidate.content)
  if (!same) return { verdict: 'new-version', reasons: [], seen: null }
  if (same.document === candidate.document)
    return { verdict: 'same-bytes', reasons: otherName(candidate, same), seen: same }
  const reasons = [{ rule: 'same-content', text: `New bytes, same list as version ${same.number}.` }]
  return isNewPublication(candidate.publication, same)
    ? { verdict: 'same-list', reasons, seen: null }
    : { verdict: 'same-list', reasons, seen: same }
}

/** ICE published the same bytes under six names (2025). */
function otherName({ file }: Candidate, same: Snapshot): Reason[] {
  if (file === null || same.file === null || file === same.file) return []
  return [
    {
      rule: 'same-bytes-other-name',
      text: `The same bytes as version ${same.number}, under another name: ${file}.`,
    },
  ]
}

/** Why a document with so many entries is refused; null when it is not. */
export function belowFloor({ floor }: Source['expected'], entries: number): Reason | null {
  if (entries >= floor) return null
  const text = `${entries} entries; this list has never had fewer than ${floor}, so the document is not it or is cut short.`
  return { rule: 'below-floor', text }
}

/** What a person should know of an accepted reading, beside what the reader found. */
export function noticesOf(expected: Source['expected'], reading: Reading): Notice[] {
  if (reading.entries.length <= expected.ceiling) return [...reading.notices]
  const text = `${reading.entries.length} entries are more than the ${expected.ceiling} that were expected.`
  return [...reading.notices, { code: 'above-ceiling', text, count: reading.entries.length }]
}
