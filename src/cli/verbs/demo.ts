import { readFile, rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { type DemoResult, playTimeline } from '../../demo/demo.ts'
import type { Outcome } from '../../pipeline.ts'
import { writeChangelog } from '../../report/changelog-file.ts'
import { outcomeText } from '../../report/outcome.ts'
import { chronicleOf } from '../chronicle.ts'
import { INTERRUPTED } from '../exit-codes.ts'
import { withNewRecord, withRecord } from '../record.ts'
import type { Cli, Verb } from '../verb.ts'

/** Lines of the changelog that are printed: the newest changes. */
const HEAD = 40

export const demo: Verb = {
  options: [],
  examples: ['demo', 'diff dhs-sanctuary 2025-05-29 2025-05-31 --data snapshots/demo'],
  async run(_call, cli) {
    const dataDir = join(cli.config.dataDir, 'demo')
    await rm(dataDir, { recursive: true, force: true })
    cli.print('The documents are reconstructions for testing, served from this machine day by day.\n\n')
    const whole = await playTimeline(
      cli.sources,
      (host, now, work) =>
        withNewRecord({ ...cli.config, dataDir, allowHosts: [host] }, cli.version, now, work),
      result => cli.print(momentText(result)),
      cli.stop,
    )
    if (!whole) {
      cli.warn('interrupted: the same command begins anew')
      return INTERRUPTED
    }
    cli.print(`\n${await headOfChangelog(dataDir, cli)}\n`)
    return 0
  },
}

function momentText({ at, outcomes }: DemoResult): string {
  const told = outcomes.filter(outcome => !isUnchanged(outcome)).map(outcome => `  ${outcomeText(outcome)}\n`)
  const unchanged = outcomes.filter(isUnchanged).map(({ list }) => list)
  if (unchanged.length > 0) told.push(`  unchanged: ${unchanged.join(', ')}\n`)
  return `${at.replace('T', ' ')} UTC\n${told.join('')}`
}

function isUnchanged({ verdict, event }: Outcome): boolean {
  return (verdict === 'same-bytes' || verdict === 'not-modified') && event === null
}

async function headOfChangelog(dataDir: string, cli: Cli): Promise<string> {
  const path = await withRecord({ ...cli.config, dataDir }, cli.version, cli.now, ({ store }) =>
    writeChangelog(chronicleOf(cli, { dataDir, store })),
  )
  const lines = (await readFile(path, 'utf8')).split('\n')
  const shown = relative(cli.cwd, path) || path
  const data = relative(cli.cwd, dataDir) || dataDir
  return [
    `Try next:`,
    `  npm run -s diff -- dhs-sanctuary 2025-05-29 2025-05-31 --data ${data}`,
    `  npm run -s icelist -- show ddor@2017-03-25 --aor Boston --data ${data}`,
    `  npm run -s icelist -- status --data ${data}`,
    '',
    `The first ${HEAD} of ${lines.length} lines of ${shown}:`,
    '',
    ...lines.slice(0, HEAD),
  ].join('\n')
}
