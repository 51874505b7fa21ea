import type { RunQueue } from '../watch/queue.ts'
import { faultLine } from '../watch/telling.ts'
import type { Log } from './log.ts'
import { recordExists } from './record.ts'
import type { Cli } from './verb.ts'

/** In the queue beside the names of lists, none of which can be this. */
export const ALERTS = '(alerts)'

/** How often it is asked whether there is an alert to be tried again, in milliseconds: the shortest wait between attempts. */
const INTERVAL = 60_000

/**
 * Between the runs of `watch`, which may be a day apart, has alerts that a receiver did not take tried again.
 * @returns a function that ends it
 */
export function startAlertRetries(queue: RunQueue, { config }: Pick<Cli, 'config'>): () => void {
  if (config.alerts.length === 0) return () => {}
  const timer = setInterval(() => void queue.add(ALERTS), INTERVAL)
  return () => clearInterval(timer)
}

/** Every command that may write sends what is due; this one does nothing else, and none of it when nothing is due. */
export async function sendDue(log: Log, cli: Cli): Promise<void> {
  try {
    if (recordExists(cli.config.dataDir) && (await isDue(cli))) await cli.writeRecord(async () => {})
  } catch (error) {
    log(faultLine('alerts', error))
  }
}

function isDue({ config, readRecord, now }: Cli): Promise<boolean> {
  const names = config.alerts.map(({ name }) => name)
  return readRecord(async ({ store }) => {
    const counts = await store.alerts.counts()
    return counts.some(
      ({ channel, nextAt }) => names.includes(channel) && nextAt !== null && nextAt <= now().toISOString(),
    )
  })
}
