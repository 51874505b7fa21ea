import { UsageError } from '../../errors.ts'
import { type Entry, EntryKind, type ListVersion } from '../../model.ts'
import { stateNamed } from '../../places/states.ts'
import { entryPhrase, statePhrase } from '../../report/phrases.ts'
import { plain } from '../../report/plain.ts'
import { versionText } from '../../report/text.ts'
import { resolveVersion } from '../../snapshot/resolve.ts'
import { summaryOf } from '../../snapshot/summary.ts'
import { fold } from '../../text/fold.ts'
import { optionText, sourceNamed } from '../arguments.ts'
import { table } from '../table.ts'
import type { Call, Cli, Verb } from '../verb.ts'
import { captureText } from './captures.ts'

export const show: Verb = {
  options: [
    { flags: '--state <state>', description: 'only this state, by name or two letters' },
    { flags: '--aor <office>', description: 'only this area of responsibility (ICE field office)' },
    { flags: '--kind <kind>', description: 'only this kind', choices: EntryKind.options },
  ],
  examples: ['show dhs-sanctuary@2025-05-31 --state MA --kind city', 'show ddor@2017-03-25 --aor Boston'],
  async run(call, cli) {
    const capture = /^capture:(\d+)$/.exec(call.args[0] ?? '')?.[1]
    if (capture !== undefined) return showCapture(Number(capture), cli)
    const [id, version = 'latest'] = (call.args[0] ?? '').split('@')
    const source = sourceNamed(cli.sources, id)
    const wanted = filterOf(call)
    return cli.readRecord(async ({ store }) => {
      const snapshot = resolveVersion(source.id, await store.snapshots(source.id), version)
      const entries = await store.entriesOf(snapshot)
      refuseUnknownOffice(optionText(call, 'aor'), entries)
      const shown: ListVersion = {
        list: source.id,
        snapshot: summaryOf(snapshot),
        entries: entries.filter(wanted),
        notices: [...snapshot.notices],
      }
      cli.print(cli.json ? `${JSON.stringify(shown, null, 2)}\n` : text(shown, cli))
      return 0
    })
  },
}

/** @throws UsageError when there is no such capture */
async function showCapture(id: number, cli: Cli): Promise<number> {
  return cli.readRecord(async ({ archive, store }) => {
    const capture = await store.captureById(id)
    if (!capture) throw new UsageError(`There is no capture ${id}. "captures LIST" shows those there are.`)
    const path = capture.document && (await archive.find(capture.document))
    cli.print(cli.json ? `${JSON.stringify(capture, null, 2)}\n` : captureText(capture, path))
    return 0
  })
}

function filterOf(call: Call): (entry: Entry) => boolean {
  const [state, aor, kind] = [optionText(call, 'state'), optionText(call, 'aor'), optionText(call, 'kind')]
  const usps = state === null ? null : stateNamed(state)?.usps
  if (usps === undefined)
    throw new UsageError(`"${state}" is no state. Write its name or its two letters, for example MA.`)
  return entry =>
    (usps === null || entry.state === usps) &&
    (aor === null || fold(officeOf(entry)) === fold(aor)) &&
    (kind === null || entry.kind === kind)
}

function officeOf({ fields }: Entry): string {
  return String(fields.aor ?? '')
}

/** @throws UsageError when none of the entries has this area of responsibility; it names those there are */
function refuseUnknownOffice(aor: string | null, entries: readonly Entry[]): void {
  if (aor === null || entries.some(entry => fold(officeOf(entry)) === fold(aor))) return
  const offices = [...new Set(entries.map(officeOf))].filter(office => office !== '').sort()
  const those = offices.length === 0 ? 'None has any.' : `There are: ${offices.join(', ')}.`
  throw new UsageError(`No entry of this version has the area of responsibility "${aor}". ${those}`)
}

function text({ list, snapshot, entries, notices }: ListVersion, cli: Cli): string {
  const lines = [`${list}, version ${snapshot.snapshot}: ${versionText(snapshot)}`]
  if (entries.length !== snapshot.entries) lines.push(`${entries.length} of them asked for`)
  for (const notice of notices) lines.push(cli.paint('doubtful', `! ${plain(notice.text)}`))
  const rows = entries.map(entry => [statePhrase(entry), entry.kind, entryPhrase(entry)])
  return `${lines.join('\n')}\n\n${table(['state', 'kind', { head: 'name', long: 'wrap' }], rows, cli)}`
}
