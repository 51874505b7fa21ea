import type { Verdict } from '../model.ts'
import type { Arrival, Reason, Snapshot, Standing } from '../store/store.ts'

/**
 * What an arrival counts as when it comes, told by where it stands.
 * @param seen the version that it saw again, or brought first and a later capture saw again
 */
export function verdictOf({ capture }: Arrival, standing: Standing, seen: Snapshot | null): Verdict {
  if (capture.verdict === 'not-modified') return 'not-modified'
  if (standing.as === 'held') return 'held'
  if (seen) return seen.document === capture.document ? 'same-bytes' : 'same-list'
  return standing.as === 'version' && standing.because === 'new-document' ? 'same-list' : 'new-version'
}

/** Why: for `captures` and `show`. */
export function reasonsOf(
  { capture }: Arrival,
  standing: Standing,
  seen: Snapshot | null,
): readonly Reason[] {
  if (standing.as === 'held') return standing.reasons
  if (capture.verdict === 'not-modified') return []
  if (seen) return seen.document === capture.document ? otherName(capture.file, seen) : [sameContent(seen)]
  if (standing.as === 'version' && standing.because === 'new-document')
    return [{ rule: 'same-content', text: 'New bytes, same list as the version before.' }]
  return []
}

function sameContent({ number }: Snapshot): Reason {
  return { rule: 'same-content', text: `New bytes, same list as version ${number}.` }
}

/** ICE published the same bytes under six names (2025). */
function otherName(file: string | null, { number, file: known }: Snapshot): Reason[] {
  if (file === null || known === null || file === known) return []
  const text = `The same bytes as version ${number}, under another name: ${file}.`
  return [{ rule: 'same-bytes-other-name', text }]
}
