import { UsageError } from '../../errors.ts'
import { stateNamed } from '../../places/states.ts'
import { type Brief, briefOf } from '../../questions/brief.ts'
import { briefMarkdown, briefParagraph, briefSource, briefTable } from '../../questions/brief-text.ts'
import { plain } from '../../report/plain.ts'
import { resolveVersion } from '../../snapshot/resolve.ts'
import { optionText, sourceNamed } from '../arguments.ts'
import { table } from '../table.ts'
import type { Call, Cli, Verb } from '../verb.ts'

export const brief: Verb = {
  options: [
    { flags: '--aor <office>', description: 'of this area of responsibility (ICE field office)' },
    { flags: '--state <state>', description: 'of this state, by name or two letters' },
    { flags: '--format <format>', description: 'how to print it', choices: ['text', 'markdown'] },
  ],
  examples: ['brief ddor@2017-03-25 --aor Boston', 'brief dhs-sanctuary --state MA --format markdown'],
  async run(call, cli) {
    const [id, version = 'latest'] = (call.args[0] ?? '').split('@')
    const source = sourceNamed(cli.sources, id)
    const part = partOf(call)
    return cli.readRecord(async ({ store }) => {
      const snapshot = resolveVersion(source.id, await store.snapshots(source.id), version)
      const made = briefOf(source, snapshot, await store.entriesOf(snapshot), part)
      const markdown = optionText(call, 'format') === 'markdown'
      const shown = markdown ? briefMarkdown(made) : briefText(made, cli)
      cli.print(cli.json ? `${JSON.stringify(made, null, 2)}\n` : shown)
      return 0
    })
  },
}

function partOf(call: Call) {
  const [aor, state] = [optionText(call, 'aor'), optionText(call, 'state')]
  if (aor === null && state === null)
    throw new UsageError('Say of what: --aor with a field office, such as Boston, or --state with a state.')
  const usps = state === null ? null : stateNamed(state)?.usps
  if (usps === undefined)
    throw new UsageError(`"${state}" is no state. Write its name or its two letters, for example MA.`)
  return { aor, state: usps }
}

function briefText(made: Brief, cli: Cli): string {
  const { heads, rows } = briefTable(made)
  const shown =
    rows.length > 0
      ? `${table(
          heads.map(head => ({ head, long: 'wrap' })),
          rows,
          cli,
        )}\n`
      : ''
  return `${plain(briefParagraph(made))}\n\n${shown}${plain(briefSource(made))}\n`
}
