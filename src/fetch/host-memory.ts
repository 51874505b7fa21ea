import type { Robot } from 'robots-parser'

/** RFC 9309, 2.4: a copy of robots.txt is not used for longer than a day. */
const ROBOTS_LIFETIME = 24 * 60 * 60 * 1000

/** What a process remembers of the hosts that it has asked. */
export interface HostMemory {
  /** The rules of an origin that were kept within the last day, else null. */
  robotsOf(origin: string, now: Date): Robot | null
  keepRobots(origin: string, robots: Robot, now: Date): void
  /** Milliseconds to wait before the next request to `host`; the turn is taken by asking. */
  takeTurn(host: string, spacing: number, now: Date): number
}

export function createHostMemory(): HostMemory {
  const robots = new Map<string, { rules: Robot; keptAt: number }>()
  const turns = new Map<string, number>()
  return {
    robotsOf(origin, now) {
      const kept = robots.get(origin)
      return kept && now.getTime() - kept.keptAt < ROBOTS_LIFETIME ? kept.rules : null
    },
    keepRobots(origin, rules, now) {
      robots.set(origin, { rules, keptAt: now.getTime() })
    },
    takeTurn(host, spacing, now) {
      const due = (turns.get(host) ?? -Infinity) + spacing
      // a clock that went back must not make anybody wait for longer than one turn
      const wait = Math.min(Math.max(0, due - now.getTime()), spacing)
      turns.set(host, now.getTime() + wait)
      return wait
    },
  }
}
