import { DEFAULT_POLICY, type Policy } from '../../judge/policy.ts'
import { runList } from '../../pipeline.ts'
import { writeChangelog } from '../../report/changelog-file.ts'
import { outcomeText } from '../../report/outcome.ts'
import type { Source } from '../../sources/source.ts'
import { sourceNamed } from '../arguments.ts'
import { exitCodeOf } from '../exit-codes.ts'
import { outcomeJson } from '../outcome-json.ts'
import type { Cli, Verb } from '../verb.ts'

export const run: Verb = {
  usage: 'run [lists...]',
  summary: 'fetch, archive, read, judge, keep and compare the named lists once, or all that are kept up',
  options: [{ flags: '--exit-code', description: 'exit with 10 when a list changed' }],
  examples: ['run', 'run 287g-participating 287g-pending --json'],
  async run({ args, options }, cli) {
    const sources = args.length === 0 ? sourcesKeptUp(cli) : args.map(id => sourceNamed(cli.sources, id))
    return cli.writeRecord(async effects => {
      const outcomes = []
      for (const source of sources) {
        cli.progress(`${source.id}: asking ${source.publisher}`)
        const outcome = await runList(source, addressOf(source, cli), effects, policyOf(cli))
        outcomes.push(outcome)
        if (!cli.json) cli.print(`${outcomeText(outcome)}\n`)
      }
      if (outcomes.some(outcome => outcome.verdict === 'new-version'))
        await writeChangelog(effects.dataDir, effects.store, cli.sources, cli.config.withdrawnAfter)
      if (cli.json) cli.print(`${JSON.stringify(outcomes.map(outcomeJson), null, 2)}\n`)
      return exitCodeOf(outcomes, options.exitCode === true)
    })
  },
}

/** Those that `run` and `watch` look at unasked: enabled, and of a series that may still change. */
export function sourcesKeptUp(cli: Pick<Cli, 'config' | 'sources'>): Source[] {
  return cli.sources.filter(
    source => source.series !== 'closed' && cli.config.lists[source.id]?.enabled !== false,
  )
}

/** What the configuration says of judging. */
export function policyOf({ config }: Pick<Cli, 'config'>): Policy {
  const { releaseByAgreement, withdrawnAfter } = config
  return { ...DEFAULT_POLICY, releaseByAgreement, withdrawnAfter }
}

export function addressOf(source: Source, cli: Pick<Cli, 'config'>): string {
  return cli.config.lists[source.id]?.url ?? source.location.url
}
