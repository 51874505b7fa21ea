import { dumpLines } from '../../report/dump.ts'
import { sourcesNamed } from '../arguments.ts'
import type { Verb } from '../verb.ts'

export const dump: Verb = {
  options: [],
  examples: ['dump', 'dump dhs-sanctuary > here.jsonl'],
  async run(call, cli) {
    const sources = sourcesNamed(cli.sources, call.args)
    return cli.readRecord(async ({ store }) => {
      for (const { id } of sources)
        for await (const line of dumpLines(store, id)) cli.print(`${JSON.stringify(line)}\n`)
      return 0
    })
  },
}
