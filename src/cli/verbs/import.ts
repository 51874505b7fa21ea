import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { UsageError } from '../../errors.ts'
import { readPublishedName } from '../../fetch/published-name.ts'
import { importFile, type Outcome, touchesChangelog } from '../../pipeline.ts'
import { writeChangelog } from '../../report/changelog-file.ts'
import { outcomeText } from '../../report/outcome.ts'
import { counted } from '../../report/phrases.ts'
import { plain } from '../../report/plain.ts'
import { optionDay, optionText, sourceNamed } from '../arguments.ts'
import { exitCodeOf } from '../exit-codes.ts'
import { outcomeJson } from '../outcome-json.ts'
import type { Verb } from '../verb.ts'
import { policyOf } from './run.ts'

export const importVerb: Verb = {
  usage: 'import <list> <files...>',
  summary:
    'take documents that you already have through the same stages; may be repeated, changes nothing twice',
  options: [
    {
      flags: '--published-on <day>',
      description: "when they were published (YYYY-MM-DD); else the file's name or the document says so",
    },
    {
      flags: '--accept <reason>',
      description: 'accept versions that would be held for review, for this reason',
    },
  ],
  examples: [
    'import ddor ddor2017_01-28to02-03.pdf --published-on 2017-03-20',
    'import 287g-participating workbooks/2025-*.xlsx',
  ],
  async run(call, cli) {
    const [id, ...paths] = call.args
    const source = sourceNamed(cli.sources, id)
    const publishedOn = optionDay(call, 'publishedOn')
    const policy = { ...policyOf(cli), acceptAll: optionText(call, 'accept') }
    return cli.writeRecord(async effects => {
      const outcomes: Outcome[] = []
      for (const path of inOrderOfPublication(paths)) {
        if (cli.stop.aborted) break
        const outcome = await importFile(
          source,
          { name: basename(path), bytes: await readGiven(path), publishedOn },
          effects,
          policy,
        )
        outcomes.push(outcome)
        if (!cli.json) cli.print(`${plain(basename(path))}: ${outcomeText(outcome)}\n`)
      }
      if (outcomes.some(touchesChangelog))
        await writeChangelog(effects.dataDir, effects.store, cli.sources, cli.config.withdrawnAfter)
      if (cli.json) cli.print(`${JSON.stringify(outcomes.map(outcomeJson), null, 2)}\n`)
      const versions = (await effects.store.snapshots(source.id)).length
      cli.progress(`${source.id}: ${counted(versions, 'version', 'versions')} held`)
      return exitCodeOf(outcomes, false)
    })
  },
}

/**
 * Each version is judged against the one before it, so the files are taken in the order that their names state; those that
 * state none come last, as given.
 */
function inOrderOfPublication(paths: readonly string[]): string[] {
  const placeOf = (path: string) => {
    const named = readPublishedName(basename(path), null)
    return named ? `${named.on} ${String(named.sequence).padStart(9, '0')}` : '~'
  }
  return paths
    .map(path => ({ path, place: placeOf(path) }))
    .sort((a, b) => (a.place < b.place ? -1 : a.place > b.place ? 1 : 0))
    .map(({ path }) => path)
}

async function readGiven(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new UsageError(
      `Cannot read ${plain(path)}: ${(cause as Error).message}. Files before it were imported.`,
      { cause },
    )
  }
}
