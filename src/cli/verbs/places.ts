import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../../errors.ts'
import { keepGazetteer, placesHeld } from '../../places/held.ts'
import { type PlaceShares, placeShares } from '../../questions/place-shares.ts'
import { plain } from '../../report/plain.ts'
import { counted } from '../../text/wording.ts'
import { sourcesNamed } from '../arguments.ts'
import { table } from '../table.ts'
import type { Cli, Verb } from '../verb.ts'

export const places: Verb = {
  options: [{ flags: '--unresolved', description: 'also the names that are not, and why' }],
  examples: ['places --unresolved', 'places import 2024_Gaz_place_national.txt'],
  async run(call, cli) {
    const [first, ...rest] = call.args
    if (first === 'import') return importGazetteerFile(rest, cli)
    const sources = sourcesNamed(cli.sources, call.args)
    return cli.readRecord(async ({ store, dataDir }) => {
      const known = await placesHeld(dataDir)
      const shares: PlaceShares[] = []
      for (const { id } of sources) {
        const latest = await store.latestSnapshot(id)
        if (latest) shares.push(placeShares(latest, await store.entriesOf(latest), known))
      }
      if (cli.json) cli.print(`${JSON.stringify(shares, null, 2)}\n`)
      else
        cli.print(sharesText(shares, cli) + (call.options.unresolved === true ? unresolvedText(shares) : ''))
      return 0
    })
  },
}

async function importGazetteerFile(files: readonly string[], cli: Cli): Promise<number> {
  const [file, ...more] = files
  if (file === undefined || more.length > 0)
    throw new UsageError('Name one file: places import 2024_Gaz_place_national.txt')
  const text = await readFile(resolve(cli.cwd, file), 'utf8').catch((cause: Error) => {
    throw new UsageError(`Cannot read ${plain(file)}: ${cause.message}. Name another file.`, { cause })
  })
  const count = await keepGazetteer(cli.config.dataDir, text)
  cli.print(
    cli.json
      ? `${JSON.stringify({ places: count }, null, 2)}\n`
      : `${counted(count, 'place', 'places')} of the gazetteer kept; names are resolved with them from now on.\n`,
  )
  return 0
}

function sharesText(shares: readonly PlaceShares[], cli: Cli): string {
  return table(
    ['list', 'version', 'entries', 'resolved', 'ambiguous', 'unknown'],
    shares.map(({ list, version, resolved, ambiguous, unknown }) => [
      list,
      `${version.snapshot} (${version.inForceOn})`,
      String(version.entries),
      ...[resolved, ambiguous, unknown].map(count => share(count, version.entries)),
    ]),
    cli,
  )
}

function share(count: number, of: number): string {
  return of === 0 ? '0' : `${count} (${((100 * count) / of).toFixed(1)} %)`
}

function unresolvedText(shares: readonly PlaceShares[]): string {
  return shares
    .filter(({ unresolved }) => unresolved.length > 0)
    .map(({ list, unresolved }) => {
      const lines = unresolved.map(({ status, finding, near }) => {
        const perhaps = status === 'unknown' && near.length > 0 ? ` Near it: ${near.join('; ')}.` : ''
        return `  ${plain(finding + perhaps)}`
      })
      return `\n${list}\n${lines.join('\n')}\n`
    })
    .join('')
}
