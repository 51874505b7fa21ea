const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/**
 * Milliseconds until the next attempt: a minute, then three times as long after each failure, at most a day. An event is
 * kept until it is delivered, so there is always a next one.
 * @param failures attempts that failed so far, this one included
 * @param askedFor what the receiver asked to wait, or null
 */
export function waitAfter(failures: number, askedFor: number | null): number {
  const own = Math.min(DAY, MINUTE * 3 ** (failures - 1))
  return Math.min(DAY, Math.max(own, askedFor ?? 0))
}
