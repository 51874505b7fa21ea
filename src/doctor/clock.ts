import type { Capture } from '../store/store.ts'
import { type Finding, inOrder, notChecked, toBeMended } from './finding.ts'

const PART = 'clock'
const MEND = 'Set the clock of this machine, and keep it by NTP: captures are dated by it.'
/** Servers' clocks differ by seconds; in milliseconds. */
const TOLERANCE = 5 * 60_000

/** The time that a publisher's server gave, and the machine's own at that moment. */
export interface ServerTime {
  readonly host: string
  readonly server: Date
  readonly here: Date
}

/**
 * Whether the clock is plausible: not before what was captured by it, and the same as the publishers'.
 * @param newest the latest instant in the record; null when there is none
 * @param times as the publishers' servers gave them; none when they were not asked
 */
export function clockFindings(now: Date, newest: Date | null, times: readonly ServerTime[]): Finding[] {
  if (newest !== null && newest.getTime() > now.getTime() + TOLERANCE)
    return [
      toBeMended(PART, `says ${now.toISOString()}, before the newest capture, ${newest.toISOString()}`, MEND),
    ]
  const wrong = times.find(({ server, here }) => Math.abs(server.getTime() - here.getTime()) > TOLERANCE)
  if (wrong) {
    const minutes = Math.round((wrong.here.getTime() - wrong.server.getTime()) / 60_000)
    const where = minutes > 0 ? 'ahead of' : 'behind'
    return [toBeMended(PART, `is ${Math.abs(minutes)} minutes ${where} that of ${wrong.host}`, MEND)]
  }
  const [first] = times
  if (first) return [inOrder(PART, `agrees with that of ${first.host}`)]
  if (newest) return [inOrder(PART, `says ${now.toISOString()}, after the newest capture`)]
  return [notChecked(PART, `says ${now.toISOString()}: there is nothing to compare it with`)]
}

/** When a capture was made by this machine's clock; a memento is dated by somebody else's. */
export function madeAt({ capturedAt, archive }: Pick<Capture, 'capturedAt' | 'archive'>): string {
  return archive?.fetchedAt ?? capturedAt
}

/** An answer's Date header, moved on by how long a cache has held it (RFC 9110, 6.6.1; RFC 9111, 5.1). */
export function serverTime(headers: Readonly<Record<string, string>>): Date | null {
  const date = Date.parse(headers.date ?? '')
  const age = /^\d{1,9}$/.test(headers.age ?? '') ? Number(headers.age) : 0
  return Number.isNaN(date) ? null : new Date(date + age * 1000)
}
