import type { Verdict } from '../model.ts'

/** When somebody looked, and what came of it; only looks at the publisher's own site count. */
export interface Look {
  readonly capturedAt: string
  readonly verdict: Verdict
}

/** How long a page must be missing before it counts as withdrawn, not as a fault of the site. */
export interface WithdrawnAfter {
  readonly hours: number
  readonly captures: number
}

/** Something that happened to the list as a whole. Its entries were neither removed nor added by it. */
export interface ListEvent {
  readonly kind: 'missing' | 'withdrawn' | 'restored'
  /** the look that showed it */
  readonly at: string
  /** the last look that had shown the list in place */
  readonly lastSeen: string
  /** the first look that showed it missing */
  readonly missingSince: string
}

export interface ListState {
  /** unseen: never found by a look, so there is nothing that could be missing */
  readonly state: 'unseen' | 'in place' | 'missing' | 'withdrawn'
  /** since when, as far as looks show; null when unseen */
  readonly since: string | null
  /** oldest first */
  readonly events: readonly ListEvent[]
}

const IN_PLACE: ReadonlySet<Verdict> = new Set(['new-version', 'same-list', 'same-bytes', 'not-modified'])

/** The list was seen, and what was seen is in the record. */
export function isGood(verdict: Verdict): boolean {
  return IN_PLACE.has(verdict)
}

/**
 * Whether a list is in place, missing or withdrawn, from all looks at it in order of time. Walls and failures say nothing
 * either way: they neither make a list missing nor end its absence.
 */
export function listState(looks: readonly Look[], after: WithdrawnAfter): ListState {
  const events: ListEvent[] = []
  let state: ListState['state'] = 'unseen'
  let since: string | null = null
  let lastSeen: string | null = null
  let missingSince: string | null = null
  let missingLooks = 0
  for (const { capturedAt: at, verdict } of looks) {
    if (isGood(verdict)) {
      if (missingSince !== null && lastSeen !== null)
        events.push({ kind: 'restored', at, lastSeen, missingSince })
      if (state !== 'in place') since = at
      state = 'in place'
      lastSeen = at
      missingSince = null
      missingLooks = 0
      continue
    }
    if (verdict !== 'missing' || lastSeen === null) continue
    missingSince ??= at
    missingLooks++
    const lasts = missingLooks >= after.captures && hoursBetween(missingSince, at) >= after.hours
    const next: 'missing' | 'withdrawn' = state === 'withdrawn' || lasts ? 'withdrawn' : 'missing'
    if (next !== state) events.push({ kind: next, at, lastSeen, missingSince })
    state = next
    since = missingSince
  }
  return { state, since, events }
}

function hoursBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 3_600_000
}
