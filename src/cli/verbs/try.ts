import { UsageError } from '../../errors.ts'
import type { Entry } from '../../model.ts'
import { evidencePhrase } from '../../report/evidence.ts'
import { outcomeText } from '../../report/outcome.ts'
import { noticePhrase, statePhrase, valuePhrase } from '../../report/phrases.ts'
import { plain } from '../../report/plain.ts'
import type { Reading, Source } from '../../sources/source.ts'
import { counted } from '../../text/wording.ts'
import { optionNumber, optionText, sourceNamed } from '../arguments.ts'
import { exitCodeOf } from '../exit-codes.ts'
import { paintSigns } from '../paint.ts'
import { table } from '../table.ts'
import { asOutcome, type Trial, tryDocument } from '../trial.ts'
import type { Cli, Verb } from '../verb.ts'

export const tryVerb: Verb = {
  options: [
    { flags: '--list <list>', description: 'the list whose reader is tried' },
    { flags: '--limit <number>', description: 'print so many entries only' },
  ],
  examples: [
    'try policies.csv --list my-state-policies',
    'try --list 287g-participating --limit 10',
    'try https://example.org/policies.csv --list my-state-policies --json',
  ],
  async run(call, cli) {
    const list = optionText(call, 'list')
    if (list === null) throw new UsageError('Name the list whose reader is to be tried with --list.')
    const source = sourceNamed(cli.sources, list)
    const limit = optionNumber(call, 'limit') ?? Number.POSITIVE_INFINITY
    const trial = await tryDocument(source, call.args[0] ?? null, cli)
    const outcome = asOutcome(source, trial)
    if (cli.json) cli.print(`${JSON.stringify(trialJson(source, trial, limit), null, 2)}\n`)
    else if (trial.reading) cli.print(trialText(source, trial, trial.reading, limit, cli))
    else cli.print(`${outcomeText(outcome)}\n`)
    return exitCodeOf([outcome], false)
  },
}

/** What `try --json` prints. */
function trialJson(source: Source, { origin, verdict, reasons, reading }: Trial, limit: number) {
  return {
    list: source.id,
    origin,
    verdict,
    reasons,
    count: reading?.entries.length ?? null,
    dates: reading?.dates ?? [],
    notices: reading?.notices ?? [],
    entries: reading?.entries.slice(0, limit) ?? [],
  }
}

const COLUMNS = [
  { head: 'where', long: 'keep-end' },
  'state',
  'kind',
  { head: 'name', long: 'keep-start' },
  { head: 'fields', long: 'keep-start' },
] as const

function trialText(
  source: Source,
  trial: Trial,
  { entries, notices, dates }: Reading,
  limit: number,
  cli: Cli,
): string {
  const lines = [
    ...trial.reasons.map(reason => `! a run would refuse it: ${plain(reason.text)}`),
    ...notices.map(notice => `! ${plain(noticePhrase(notice))}`),
    `${source.id}: ${counted(entries.length, 'entry', 'entries')} in ${plain(trial.origin)}`,
    ...dates.map(({ on, basis }) => `dated ${on} (${basis})`),
  ]
  const shown = entries.slice(0, limit)
  const left = entries.length - shown.length
  const rows = shown.map(entry => [
    evidencePhrase(entry.evidence),
    statePhrase(entry),
    entry.kind,
    entry.name,
    fieldsPhrase(entry),
  ])
  const rest = left > 0 ? `… and ${counted(left, 'entry', 'entries')} more\n` : ''
  return `${paintSigns(lines.join('\n'), cli.paint)}\n${shown.length > 0 ? `\n${table(COLUMNS, rows, cli)}${rest}` : ''}`
}

/** "policy: none; since: 2017", misprints with what is meant. */
function fieldsPhrase({ fields, recognised = {} }: Entry): string {
  const shown = Object.entries(fields).map(([field, value]) => {
    const meant = recognised[field]
    return `${field}: ${valuePhrase(value) || '(blank)'}${meant === undefined ? '' : ` (meant: ${meant})`}`
  })
  return shown.join('; ')
}
