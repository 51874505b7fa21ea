/** Two things, one of each side, that may be one, and how sure that is (0 to 1). */
export interface Candidate<T> {
  readonly before: T
  readonly after: T
  readonly score: number
}

/** A candidate below this is not accepted. */
const THRESHOLD = 0.85

/** A rival must leave at least this many times the doubt (1 - score) of the one that is accepted. */
const RIVAL_DOUBT = 2

/** A candidate below this can neither be accepted nor stand in the way of one that is. */
export const LEAST_RIVAL = 1 - RIVAL_DOUBT * (1 - THRESHOLD)

/**
 * The candidates that are certain: above the threshold, the best for both their sides, and clear of every rival. Whoever
 * is matched stops being a rival, so the rest is looked at again until nothing more is certain. A choice between two
 * that are nearly as good is never made: unlike an assignment of the greatest sum, which must choose, this one rather
 * leaves both. The order of the candidates plays no part, because the certain ones of a round share no side.
 */
export function certainMatches<T, C extends Candidate<T>>(candidates: readonly C[]): C[] {
  const matches: C[] = []
  let open = candidates
  for (;;) {
    const before = Map.groupBy(open, candidate => candidate.before)
    const after = Map.groupBy(open, candidate => candidate.after)
    const certain = open.filter(
      candidate =>
        candidate.score >= THRESHOLD &&
        isClear(candidate, before.get(candidate.before) ?? []) &&
        isClear(candidate, after.get(candidate.after) ?? []),
    )
    if (certain.length === 0) return matches
    matches.push(...certain)
    const taken = new Set(certain.flatMap(({ before, after }) => [before, after]))
    open = open.filter(candidate => !taken.has(candidate.before) && !taken.has(candidate.after))
  }
}

function isClear<T>(candidate: Candidate<T>, among: readonly Candidate<T>[]): boolean {
  return among.every(
    rival =>
      rival === candidate ||
      (rival.score < candidate.score && 1 - rival.score >= RIVAL_DOUBT * (1 - candidate.score)),
  )
}
