import { type Cadence, fellDue } from '../watch/due.ts'
import { type Finding, inOrder, notChecked, toBeMended } from './finding.ts'

const HOUR = 3_600_000
/** A look may fail now and then, and the machine may be off for a night. */
const PATIENCE = 24 * HOUR

/**
 * Whether the lists are looked at as they fall due.
 * @param last when a run was last good; null for never
 */
export function heartbeatFinding(last: Date | null, cadences: readonly Cadence[], now: Date): Finding {
  if (last === null) return notChecked('heartbeat', 'no run has been good yet')
  const hours = Math.floor((now.getTime() - last.getTime()) / HOUR)
  const age = hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} days`
  const text = `the last good run was ${age} ago`
  const until = new Date(now.getTime() - PATIENCE)
  if (!cadences.some(cadence => until > last && fellDue(cadence, last, until)))
    return inOrder('heartbeat', text)
  return toBeMended(
    'heartbeat',
    `${text}, and lists have fallen due since`,
    'Start "watch", or the timer that starts "run"; "status" says what came of the last attempts.',
  )
}
