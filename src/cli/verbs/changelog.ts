import { changelogLines } from '../../report/changelog.ts'
import { writeChangelog } from '../../report/changelog-file.ts'
import { optionText, sourcesNamed } from '../arguments.ts'
import type { Verb } from '../verb.ts'

export const changelog: Verb = {
  usage: 'changelog [lists...]',
  summary: 'write CHANGELOG.md, or print every change of every pair of consecutive versions',
  options: [
    {
      flags: '--format <format>',
      description: 'markdown writes the file; jsonl prints',
      choices: ['markdown', 'jsonl'],
    },
  ],
  examples: ['changelog', 'changelog 287g-participating --format jsonl'],
  async run(call, cli) {
    const sources = sourcesNamed(cli.sources, call.args)
    return cli.readRecord(async ({ store, dataDir }) => {
      if (cli.json || optionText(call, 'format') === 'jsonl')
        for (const source of sources)
          for await (const line of changelogLines(store, source.id)) cli.print(`${JSON.stringify(line)}\n`)
      else cli.print(`${await writeChangelog(dataDir, store, sources, cli.config.withdrawnAfter)}\n`)
      return 0
    })
  },
}
