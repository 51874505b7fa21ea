import { createTask, parse } from 'node-cron'

/** When a list is looked at. */
export interface Cadence {
  /** cron expression */
  readonly cadence: string
  readonly timeZone: string
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const MONTH = 31 * 24 * 60 * MINUTE

/** The next instants at which a list falls due, from the machine's clock on. */
export function nextDue(when: Cadence, count: number): Date[] {
  return withTask(when, task => task.getNextRuns(count))
}

/**
 * Whether a list fell due after `since`, and not later than `until`. node-cron forgets everything when its process ends
 * and only looks forward; what it can say of the past is whether an instant matches, so the minutes are tried backwards.
 * When more than a month has gone by it is due in any case.
 */
export function fellDue(when: Cadence, since: Date, until: Date): boolean {
  if (until.getTime() - since.getTime() > MONTH) return true
  const seconds = parse(when.cadence).second
  return withTask(when, task => {
    for (
      let minute = Math.floor(until.getTime() / MINUTE) * MINUTE;
      minute + MINUTE > since.getTime();
      minute -= MINUTE
    ) {
      const instants = seconds.map(second => minute + second * SECOND)
      if (instants.some(at => at > since.getTime() && at <= until.getTime() && task.match(new Date(at))))
        return true
    }
    return false
  })
}

function withTask<T>({ cadence, timeZone }: Cadence, work: (task: ReturnType<typeof createTask>) => T): T {
  const task = createTask(cadence, () => {}, { timezone: timeZone })
  try {
    return work(task)
  } finally {
    // node-cron keeps a register of all tasks
    task.destroy()
  }
}
