import { type Logger, type ScheduledTask, schedule } from 'node-cron'
import { watchClock } from './clock.ts'
import { type Cadence, nextDue } from './due.ts'

/** A list and when it is looked at. */
export interface Appointment extends Cadence {
  readonly list: string
}

export interface TimetableEffects {
  readonly now: () => Date
  /** looks at a list that has fallen due; resolves when that is done */
  readonly due: (list: string) => Promise<void>
  /** the machine has slept, or its clock was set: what fell due meanwhile is for the caller to find */
  readonly woken: () => void
  /** what node-cron has to say */
  readonly logger: Logger
}

/** Of the time between two looks: a cadence of a minute must not wander by five. */
const LARGEST_JITTER = 0.1

/**
 * Calls `due` for each list at its cadence.
 * @param jitter the longest random delay of a look, in milliseconds
 * @returns a function that ends it; a look that is in hand is not waited for
 */
export function startTimetable(
  appointments: readonly Appointment[],
  jitter: number,
  effects: TimetableEffects,
): () => void {
  const start = () => appointments.map(appointment => startTask(appointment, jitter, effects))
  let tasks = start()
  const endWatch = watchClock(effects.now, () => {
    endAll(tasks)
    tasks = start()
    effects.woken()
  })
  return () => {
    endWatch()
    endAll(tasks)
  }
}

function startTask(appointment: Appointment, jitter: number, { due, logger }: TimetableEffects) {
  const { list, cadence, timeZone } = appointment
  const [first = new Date(0), second = first] = nextDue(appointment, 2)
  const interval = second.getTime() - first.getTime()
  return schedule(cadence, () => due(list), {
    name: list,
    timezone: timeZone,
    noOverlap: true,
    maxRandomDelay: Math.min(jitter, interval * LARGEST_JITTER),
    // a look that comes late, because the process was held up, is made once and not left out
    missedExecutionTolerance: Number.POSITIVE_INFINITY,
    suppressMissedWarning: true,
    logger,
  })
}

function endAll(tasks: readonly ScheduledTask[]): void {
  for (const task of tasks) void task.destroy()
}
