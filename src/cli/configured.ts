import { DEFAULT_POLICY, type Policy } from '../judge/policy.ts'
import type { Source } from '../sources/source.ts'
import type { Cadence } from '../watch/due.ts'
import type { Cli } from './verb.ts'

/** What the configuration says of the lists, and the sources themselves where it says nothing. */

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

export function cadenceOf(source: Source, cli: Pick<Cli, 'config'>): Cadence {
  return { cadence: cli.config.lists[source.id]?.cadence ?? source.cadence, timeZone: source.timeZone }
}

export function addressOf(source: Source, cli: Pick<Cli, 'config'>): string {
  return cli.config.lists[source.id]?.url ?? source.location.url
}
