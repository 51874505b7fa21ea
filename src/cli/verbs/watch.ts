import { isGood } from '../../judge/list-state.ts'
import { runList } from '../../pipeline.ts'
import { updateChangelog } from '../../report/changelog-file.ts'
import type { Source } from '../../sources/source.ts'
import { nextDue } from '../../watch/due.ts'
import { ping, writeHeartbeat } from '../../watch/heartbeat.ts'
import { missedLists } from '../../watch/missed.ts'
import { RunQueue } from '../../watch/queue.ts'
import { faultLine, outcomeLine, ToldFaults } from '../../watch/telling.ts'
import { tidingOf } from '../../watch/tidings.ts'
import { type Appointment, startTimetable } from '../../watch/timetable.ts'
import { ALERTS, sendDue, startAlertRetries } from '../alert-retries.ts'
import { sourceNamed } from '../arguments.ts'
import { chronicleOf } from '../chronicle.ts'
import { addressOf, cadenceOf, policyOf, sourcesKeptUp } from '../configured.ts'
import { type Log, openLog } from '../log.ts'
import { fetchOptions, recordExists } from '../record.ts'
import type { Cli, Verb } from '../verb.ts'
import { watchedLines } from '../watched-lines.ts'

/** Captures that are looked at to tell news from what was told on the same day: more than a day has as a rule. */
const RECENT = 100

export const watch: Verb = {
  options: [],
  examples: ['watch', 'watch --config /etc/icelist/icelist.config.json'],
  async run(_call, cli) {
    const log = await openLog(cli)
    const faults = new ToldFaults()
    const queue = new RunQueue(name =>
      name === ALERTS ? sendDue(log, cli) : runScheduled(sourceNamed(cli.sources, name), faults, log, cli),
    )
    const appointments = sourcesKeptUp(cli).map(source => ({ list: source.id, ...cadenceOf(source, cli) }))
    for (const appointment of appointments) log(appointmentLine(appointment))
    const catchUp = async () => {
      for (const list of await missed(appointments, log, cli)) {
        log({ level: 'info', text: `${list}: overdue, looked at now`, facts: { list } })
        void queue.add(list)
      }
    }
    const endTimetable = startTimetable(appointments, cli.config.jitterSeconds * 1000, {
      now: cli.now,
      due: list => queue.add(list),
      woken: () => void catchUp(),
      logger: cronLogger(log),
    })
    const endRetries = startAlertRetries(queue, cli)
    await catchUp()
    await aborted(cli.stop)
    endRetries()
    endTimetable()
    log({ level: 'info', text: 'ends after the run in hand; a second signal ends it at once', facts: {} })
    await queue.close()
    return 0
  },
}

/** A run that fails is told and ends nothing: the next one is due in any case. */
async function runScheduled(source: Source, faults: ToldFaults, log: Log, cli: Cli): Promise<void> {
  try {
    const good = await cli.writeRecord(async record => {
      const { dataDir, store } = record
      const outcome = await runList(source, addressOf(source, cli), record, policyOf(cli))
      const looks = await store.looks(source.id)
      const recent = (await store.captures(source.id, RECENT)).filter(({ via }) => via === 'run')
      log(outcomeLine(outcome, tidingOf(looks, recent, source.timeZone)))
      for (const text of await watchedLines(outcome, dataDir, cli))
        log({ level: 'warn', text, facts: { list: source.id } })
      await updateChangelog(chronicleOf(cli, { dataDir, store }))
      if (isGood(outcome.verdict)) await writeHeartbeat(dataDir, store, cli.sources, cli.now())
      return isGood(outcome.verdict)
    })
    if (faults.clear(source.id))
      log({ level: 'info', text: `${source.id}: runs again`, facts: { list: source.id } })
    const problem = good
      ? await ping(cli.config.pingUrl, fetchOptions(cli.config, cli.version, cli.now))
      : null
    if (problem !== null) log({ level: 'warn', text: problem, facts: {} })
  } catch (error) {
    const line = faultLine(source.id, error)
    log(faults.isNews(source.id, line, cli.now()) ? line : { ...line, level: 'debug' })
  }
}

/** What fell due while no `watch` ran. */
async function missed(appointments: readonly Appointment[], log: Log, cli: Cli): Promise<string[]> {
  if (!recordExists(cli.config.dataDir)) return appointments.map(({ list }) => list)
  try {
    return await cli.readRecord(({ store }) => missedLists(appointments, store, cli.now()))
  } catch (error) {
    log(faultLine('what was missed', error))
    return []
  }
}

function appointmentLine(appointment: Appointment) {
  const { list, cadence, timeZone } = appointment
  const next = nextDue(appointment, 1)[0]?.toISOString()
  const facts = { list, cadence, timeZone, next }
  return { level: 'info', text: `${list}: at ${cadence} (${timeZone}), next ${next}`, facts } as const
}

/** node-cron reports a run that was left out because the list's last one had not ended, and faults of its own. */
function cronLogger(log: Log) {
  const say = (level: 'debug' | 'error') => (message: string | Error) =>
    log({ level, text: `schedule: ${message instanceof Error ? message.message : message}`, facts: {} })
  return { debug: say('debug'), info: say('debug'), warn: say('debug'), error: say('error') }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
