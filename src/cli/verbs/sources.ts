import type { Source } from '../../sources/source.ts'
import { addressOf } from '../configured.ts'
import { table } from '../table.ts'
import type { Cli, Verb } from '../verb.ts'

export const sources: Verb = {
  options: [],
  examples: ['sources', 'sources --json'],
  async run(_call, cli) {
    if (cli.json)
      cli.print(
        `${JSON.stringify(
          cli.sources.map(source => factsOf(source, cli)),
          null,
          2,
        )}\n`,
      )
    else
      cli.print(
        table(
          ['list', 'publisher', 'series', 'cadence', { head: 'address', long: 'wrap' }],
          cli.sources.map(source => {
            const facts = factsOf(source, cli)
            return [facts.list, facts.publisher, facts.series, facts.cadence, facts.url]
          }),
          cli,
        ),
      )
    return 0
  },
}

function factsOf(source: Source, cli: Cli) {
  return {
    list: source.id,
    title: source.title,
    publisher: source.publisher,
    series: source.series,
    cadence: cli.config.lists[source.id]?.cadence ?? source.cadence,
    timeZone: source.timeZone,
    mediaType: source.mediaType,
    url: addressOf(source, cli),
    foundBy: source.location.kind,
    identity: source.identity,
    expected: source.expected,
    publisherWords: source.publisherWords,
    readerVersion: source.readerVersion,
  }
}
