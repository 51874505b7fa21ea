import { summaryOf } from '../../snapshot/summary.ts'
import { sourceNamed } from '../arguments.ts'
import { table } from '../table.ts'
import type { Verb } from '../verb.ts'

export const snapshots: Verb = {
  options: [],
  examples: ['snapshots dhs-sanctuary', 'snapshots 287g-participating --json'],
  async run({ args }, cli) {
    const source = sourceNamed(cli.sources, args[0])
    return cli.readRecord(async ({ store }) => {
      const versions = (await store.snapshots(source.id)).map(summaryOf)
      if (cli.json) cli.print(`${JSON.stringify(versions, null, 2)}\n`)
      else
        cli.print(
          table(
            ['version', 'published', 'entries', 'captured', 'document', { head: 'file', long: 'keep-end' }],
            versions.map(version => [
              String(version.snapshot),
              version.publishedOn ?? 'not stated',
              String(version.entries),
              version.capturedAt,
              version.document.slice(0, 12),
              version.file ?? '',
            ]),
            cli,
          ),
        )
      return 0
    })
  },
}
