import { isGood, type Look } from '../judge/list-state.ts'
import type { StoredCapture } from '../store/store.ts'

type Attempt = Pick<StoredCapture, 'capturedAt' | 'verdict' | 'reasons'>

/** What there is to tell of an attempt, given those before it. */
export type Tiding =
  /** the list was seen, as it was before */
  | { readonly kind: 'routine' }
  /** the list was seen again */
  | { readonly kind: 'recovery'; readonly since: string; readonly attempts: number }
  /** it was not seen; `news` is false when the same was told on this day already */
  | { readonly kind: 'trouble'; readonly since: string; readonly attempts: number; readonly news: boolean }

/**
 * The same trouble is news once a day, and it is news when it is over. This follows from the record alone, so that a
 * process that is started again does not repeat itself.
 * @param looks all that were made, oldest first; the last is the one to tell of
 * @param recent the captures of those of the last day or more, newest first
 * @param timeZone in which a day begins
 */
export function tidingOf(looks: readonly Look[], recent: readonly Attempt[], timeZone: string): Tiding {
  const [attempt] = recent
  if (!attempt) return { kind: 'routine' }
  const before = looks.slice(0, -1)
  const troubled = before.slice(before.findLastIndex(look => isGood(look.verdict)) + 1)
  const since = troubled[0]?.capturedAt ?? attempt.capturedAt
  if (isGood(attempt.verdict))
    return troubled.length === 0
      ? { kind: 'routine' }
      : { kind: 'recovery', since, attempts: troubled.length }
  const today = dayIn(timeZone, attempt.capturedAt)
  const told = recent
    .slice(1, troubled.length + 1)
    .some(other => troubleOf(other) === troubleOf(attempt) && dayIn(timeZone, other.capturedAt) === today)
  return { kind: 'trouble', since, attempts: troubled.length + 1, news: !told }
}

/** What makes two troubles the same. */
function troubleOf({ verdict, reasons }: Attempt): string {
  return `${verdict}/${reasons[0]?.rule ?? ''}`
}

/** YYYY-MM-DD */
function dayIn(timeZone: string, instant: string): string {
  // the Swedish way of writing a date is ISO 8601's
  return new Date(instant).toLocaleDateString('sv', { timeZone })
}
