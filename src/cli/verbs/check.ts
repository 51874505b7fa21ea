import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../../errors.ts'
import { placesHeld } from '../../places/held.ts'
import { placeAsked } from '../../questions/asked.ts'
import { type Check, checkPlace } from '../../questions/check.ts'
import { checkText } from '../../questions/check-text.ts'
import { withListRecords } from '../../questions/list-record.ts'
import { plain } from '../../report/plain.ts'
import { fileFault } from '../../text/file-fault.ts'
import { optionDay, optionText, sourcesNamed } from '../arguments.ts'
import type { Call, Cli, Verb } from '../verb.ts'

export const check: Verb = {
  options: [
    { flags: '--on <day>', description: 'on that day (YYYY-MM-DD) instead of now' },
    { flags: '--file <file>', description: 'also the places in this file, one a line' },
    { flags: '--list <list>', description: 'ask this list only' },
  ],
  examples: [
    'check "Chelsea, MA" "Lawrence, MA" "Boston, MA" --on 2017-03-25',
    'check --file places.txt --list doj-sanctuary',
  ],
  async run(call, cli) {
    const on = optionDay(call, 'on')
    const list = optionText(call, 'list')
    const sources = sourcesNamed(cli.sources, list === null ? [] : [list])
    const asked = [...call.args, ...(await placesInFile(call, cli))]
    if (asked.length === 0)
      throw new UsageError('Name a place, for example "Chelsea, MA", or a file of places with --file.')
    return cli.readRecord(async ({ store, dataDir }) => {
      const places = await placesHeld(dataDir)
      const answered: Check = { on, places: [], unclear: [] }
      await withListRecords(sources, store, places, async records => {
        for (const text of asked) {
          const found = await placeAsked(text, records, places)
          if ('unclear' in found) answered.unclear.push(found.unclear)
          else answered.places.push(await checkPlace(text, found.place, records, places, on))
        }
      })
      cli.print(cli.json ? `${JSON.stringify(answered, null, 2)}\n` : checkText(answered))
      return exitCode(answered)
    })
  },
}

function exitCode({ places, unclear }: Check): number {
  if (unclear.length > 0) return 2
  return places.some(({ answers }) => answers.some(({ status }) => status === 'listed')) ? 10 : 0
}

/** One place a line; blank lines and those that begin with # are none. */
async function placesInFile(call: Call, cli: Cli): Promise<string[]> {
  const file = optionText(call, 'file')
  if (file === null) return []
  try {
    const text = await readFile(resolve(cli.cwd, file), 'utf8')
    return text
      .split(/\r?\n/)
      .map(line => line.trim())
      .filter(line => line !== '' && !line.startsWith('#'))
  } catch (cause) {
    throw new UsageError(`Cannot read ${plain(file)}: ${fileFault(cause)}. Name another file.`, {
      cause,
    })
  }
}
