import type { Change } from '../model.ts'

/** From when (included) until when (not included) a list showed entries of one key; days of versions in force. */
export interface Span {
  readonly key: string
  readonly since: string
  /** null: the last version held still shows it */
  readonly until: string | null
}

/** Another list that entries leave for, or come from, and how that is said before a day. */
export interface Counterpart {
  readonly list: string
  readonly phrase: string
}

/** An agency that signs leaves the pending list and joins the other within days, seldom on the same day. */
export const MOVES_WITHIN_DAYS = 14

/**
 * Removals that the other list accounts for: it shows the same key, from two weeks after the removal at the latest.
 * @param on day of the version that no longer shows them
 */
export function explainRemovals(
  changes: readonly Change[],
  on: string,
  to: Counterpart,
  spans: readonly Span[],
): Change[] {
  const shows = ({ since, until }: Span) =>
    days(on, since) <= MOVES_WITHIN_DAYS && (until === null || until > on)
  return explain(changes, 'removed', to, spans.filter(shows))
}

/** Additions that came from the other list: it showed the same key before, until two weeks before the addition at least. */
export function explainAdditions(
  changes: readonly Change[],
  on: string,
  from: Counterpart,
  spans: readonly Span[],
): Change[] {
  const showed = ({ since, until }: Span) =>
    since <= on && (until === null || days(until, on) <= MOVES_WITHIN_DAYS)
  return explain(changes, 'added', from, spans.filter(showed))
}

function explain(
  changes: readonly Change[],
  kind: 'added' | 'removed',
  { list, phrase }: Counterpart,
  spans: readonly Span[],
): Change[] {
  const byKey = new Map(spans.map(span => [span.key, span]))
  return changes.map(change => {
    const span = change.kind === kind && byKey.get((change.before ?? change.after)?.key ?? '')
    return span ? { ...change, explained: { list, text: `${phrase} ${span.since}` } } : change
  })
}

function days(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
