import { schedule } from 'node-cron'
import { IcelistError } from '../../errors.ts'
import { runList } from '../../pipeline.ts'
import { writeChangelog } from '../../report/changelog-file.ts'
import { outcomeText } from '../../report/outcome.ts'
import type { Source } from '../../sources/source.ts'
import type { Cli, Verb } from '../verb.ts'
import { addressOf, sourcesKeptUp } from './run.ts'

export const watch: Verb = {
  usage: 'watch',
  summary: 'the scheduled job: run each list at its cadence until the process is asked to stop',
  options: [],
  examples: ['watch', 'watch --config /etc/icelist/icelist.config.json'],
  async run(_call, cli) {
    const queue = new RunQueue(source => runScheduled(source, cli))
    const tasks = sourcesKeptUp(cli).map(source => {
      const cadence = cli.config.lists[source.id]?.cadence ?? source.cadence
      cli.print(`${source.id}: at ${cadence} (${source.timeZone})\n`)
      return schedule(cadence, () => queue.add(source), { name: source.id, timezone: source.timeZone })
    })
    await aborted(cli.stop)
    for (const task of tasks) await task.destroy()
    await queue.finish()
    return 0
  },
}

/** One run at a time: a list that falls due during another's run waits, and is not queued twice. */
class RunQueue {
  readonly #run: (source: Source) => Promise<void>
  readonly #waiting = new Map<string, Source>()
  #working: Promise<void> | null = null
  #finished = false

  constructor(run: (source: Source) => Promise<void>) {
    this.#run = run
  }

  add(source: Source): void {
    if (this.#finished) return
    this.#waiting.set(source.id, source)
    this.#working ??= this.#work()
  }

  /** Resolves when the run in hand has ended; those that wait are not begun. */
  async finish(): Promise<void> {
    this.#finished = true
    this.#waiting.clear()
    await this.#working
  }

  async #work(): Promise<void> {
    for (const source of this.#waiting.values()) {
      this.#waiting.delete(source.id)
      await this.#run(source)
    }
    this.#working = null
  }
}

/** A run that fails is told and ends nothing: the next one is due in any case. */
async function runScheduled(source: Source, cli: Cli): Promise<void> {
  try {
    await cli.writeRecord(async effects => {
      const outcome = await runList(source, addressOf(source, cli), effects)
      cli.print(`${cli.now().toISOString()} ${outcomeText(outcome)}\n`)
      if (outcome.verdict === 'new-version')
        await writeChangelog(effects.dataDir, effects.store, cli.sources, cli.config.withdrawnAfter)
    })
  } catch (error) {
    if (!(error instanceof IcelistError)) throw error
    cli.print(`${cli.now().toISOString()} ${source.id}: ${error.message}\n`)
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
