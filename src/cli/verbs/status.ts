import { summaryOf } from '../../snapshot/summary.ts'
import type { Source } from '../../sources/source.ts'
import type { Store } from '../../store/store.ts'
import { table } from '../table.ts'
import type { Verb } from '../verb.ts'

export const status: Verb = {
  usage: 'status',
  summary: 'for each list: the version held, and what came of the last attempt',
  options: [],
  examples: ['status', 'status --json'],
  async run(_call, cli) {
    return cli.readRecord(async ({ store }) => {
      const states = []
      for (const source of cli.sources) states.push(await stateOf(source, store))
      if (cli.json) cli.print(`${JSON.stringify(states, null, 2)}\n`)
      else
        cli.print(
          table(
            ['list', 'series', 'version', 'entries', 'last attempt', 'verdict', 'why'],
            states.map(({ list, series, latest, lastAttempt }) => [
              list,
              series,
              latest
                ? `${latest.snapshot} (${latest.publishedOn ?? latest.capturedAt.slice(0, 10)})`
                : 'none',
              latest ? String(latest.entries) : '',
              lastAttempt?.capturedAt ?? 'never',
              lastAttempt?.verdict ?? '',
              lastAttempt?.reasons[0]?.text ?? '',
            ]),
          ),
        )
      return 0
    })
  },
}

async function stateOf(source: Source, store: Store) {
  const latest = await store.latestSnapshot(source.id)
  const [attempt] = await store.captures(source.id, 1)
  return {
    list: source.id,
    series: source.series,
    latest: latest && summaryOf(latest),
    lastAttempt: attempt
      ? {
          capturedAt: attempt.capturedAt,
          via: attempt.via,
          verdict: attempt.verdict,
          reasons: attempt.reasons,
          status: attempt.status,
          url: attempt.finalUrl ?? attempt.url,
        }
      : null,
  }
}
