import { isGood } from '../../judge/list-state.ts'
import { type Outcome, runList } from '../../pipeline.ts'
import { updateChangelog } from '../../report/changelog-file.ts'
import { outcomeText } from '../../report/outcome.ts'
import { counted } from '../../text/wording.ts'
import { ping, writeHeartbeat } from '../../watch/heartbeat.ts'
import { sourceNamed } from '../arguments.ts'
import { chronicleOf } from '../chronicle.ts'
import { addressOf, policyOf, sourcesKeptUp } from '../configured.ts'
import { exitCodeOf, INTERRUPTED } from '../exit-codes.ts'
import { outcomeJson } from '../outcome-json.ts'
import { paintBy } from '../paint.ts'
import { fetchOptions } from '../record.ts'
import type { Verb } from '../verb.ts'
import { watchedLines } from '../watched-lines.ts'

export const run: Verb = {
  options: [{ flags: '--exit-code', description: 'exit with 10 when a list changed' }],
  examples: ['run', 'run 287g-participating 287g-pending --json'],
  async run({ args, options }, cli) {
    const sources = args.length === 0 ? sourcesKeptUp(cli) : args.map(id => sourceNamed(cli.sources, id))
    const outcomes: Outcome[] = []
    const good = await cli.writeRecord(async effects => {
      for (const [index, source] of sources.entries()) {
        if (cli.stop.aborted) {
          cli.warn(`interrupted: ${index} of ${counted(sources.length, 'list', 'lists')} asked for`)
          break
        }
        cli.progress(`${source.id}: asking ${source.publisher}`)
        const outcome = await runList(source, addressOf(source, cli), effects, policyOf(cli))
        outcomes.push(outcome)
        if (cli.json) continue
        cli.print(`${paintBy(outcome.verdict, outcomeText(outcome), cli.paint)}\n`)
        for (const line of await watchedLines(outcome, effects.dataDir, cli)) cli.print(`  ${line}\n`)
      }
      await updateChangelog(chronicleOf(cli, effects))
      const seen = outcomes.some(outcome => isGood(outcome.verdict))
      if (seen) await writeHeartbeat(effects.dataDir, effects.store, cli.sources, cli.now())
      if (cli.json) cli.print(`${JSON.stringify(outcomes.map(outcomeJson), null, 2)}\n`)
      return seen
    })
    const problem = good
      ? await ping(cli.config.pingUrl, fetchOptions(cli.config, cli.version, cli.now))
      : null
    if (problem !== null) cli.warn(problem)
    const told = exitCodeOf(outcomes, options.exitCode === true)
    return told === 0 && outcomes.length < sources.length ? INTERRUPTED : told
  },
}
