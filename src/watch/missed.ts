import type { Store } from '../store/store.ts'
import { fellDue } from './due.ts'
import type { Appointment } from './timetable.ts'

/**
 * The lists that fell due since the publisher was last asked for them, while nothing ran: each once, however often it
 * fell due. A list that was never asked for is one of them.
 */
export async function missedLists(
  appointments: readonly Appointment[],
  store: Pick<Store, 'looks'>,
  now: Date,
): Promise<string[]> {
  const missed = []
  for (const appointment of appointments) {
    const last = (await store.looks(appointment.list)).at(-1)
    const lastAt = new Date(last?.capturedAt ?? 0)
    // a look in the future was made while the clock was wrong, and says nothing
    if (lastAt > now || fellDue(appointment, lastAt, now)) missed.push(appointment.list)
  }
  return missed
}
