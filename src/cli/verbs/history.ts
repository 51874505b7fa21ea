import { UsageError } from '../../errors.ts'
import { placesHeld } from '../../places/held.ts'
import { placeAsked, unclearPhrase } from '../../questions/asked.ts'
import { placeHistory } from '../../questions/history.ts'
import { historyText } from '../../questions/history-text.ts'
import { withListRecords } from '../../questions/list-record.ts'
import { optionText, sourcesNamed } from '../arguments.ts'
import type { Verb } from '../verb.ts'

export const history: Verb = {
  options: [{ flags: '--list <list>', description: 'ask this list only' }],
  examples: ['history "Travis County, TX"', 'history "San Francisco, CA" --list doj-sanctuary --json'],
  async run(call, cli) {
    const list = optionText(call, 'list')
    const sources = sourcesNamed(cli.sources, list === null ? [] : [list])
    return cli.readRecord(async ({ store, dataDir }) => {
      const places = await placesHeld(dataDir)
      const told = await withListRecords(sources, store, places, async records => {
        const asked = await placeAsked(call.args[0] ?? '', records, places)
        if ('unclear' in asked) throw new UsageError(unclearPhrase(asked.unclear))
        return placeHistory(asked.place, records, places)
      })
      cli.print(cli.json ? `${JSON.stringify(told, null, 2)}\n` : historyText(told))
      return 0
    })
  },
}
