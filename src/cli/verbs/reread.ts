import { versionsArePast } from '../../alerts/past.ts'
import { UsageError } from '../../errors.ts'
import { updateChangelog } from '../../report/changelog-file.ts'
import { rereadText } from '../../report/corrections/reread-text.ts'
import { type Keeping, type Reread, rereadList } from '../../reread/reread.ts'
import type { Source } from '../../sources/source.ts'
import { sourcesNamed } from '../arguments.ts'
import { chronicleOf } from '../chronicle.ts'
import type { OpenRecord } from '../record.ts'
import { stepTeller } from '../steps.ts'
import type { Call, Cli, Verb } from '../verb.ts'

export const reread: Verb = {
  options: [
    { flags: '--dry-run', description: 'say it, and write nothing' },
    { flags: '--all', description: "also documents that today's reader has read already" },
  ],
  examples: ['reread --dry-run', 'reread ddor'],
  async run(call, cli) {
    const sources = sourcesNamed(cli.sources, call.args)
    if (call.options.dryRun === true)
      return cli.readRecord(record => rereadAll(sources, 'tentatively', record, call, cli))
    return cli.writeRecord(async record => {
      const code = await rereadAll(sources, 'atomically', record, call, cli)
      await updateChangelog(chronicleOf(cli, record))
      return code
    })
  },
}

/** Returns the exit code: 4 when today's reader does not read what an earlier one did. */
async function rereadAll(
  sources: readonly Source[],
  keeping: Keeping,
  record: OpenRecord,
  call: Call,
  cli: Cli,
): Promise<number> {
  const scope = call.options.all === true ? 'all' : 'other-readers'
  const done: Reread[] = []
  const tell = stepTeller(cli)
  for (const source of sources) {
    const one = await rereadList(source, scope, keeping, record, (number, of) => {
      if (cli.stop.aborted)
        throw new UsageError(
          `Stopped while ${source.id} was read again; nothing of it was changed. Start again when there is time.`,
        )
      tell(`reread: ${source.id}, document`, number, of)
    })
    if (!cli.json) cli.print(rereadText(one, keeping))
    if (keeping === 'atomically')
      await versionsArePast(
        record.store,
        one.corrections.map(({ list }) => list),
        cli.now(),
      )
    done.push(one)
  }
  if (cli.json) cli.print(`${JSON.stringify({ written: keeping === 'atomically', lists: done }, null, 2)}\n`)
  return done.some(({ unread }) => unread.some(({ readBefore }) => readBefore)) ? 4 : 0
}
