import { type BackfillEvent, backfill, isOpen } from '../../backfill/backfill.ts'
import { WAYBACK_MACHINE } from '../../backfill/cdx.ts'
import { openWebArchive } from '../../backfill/web-archive.ts'
import { UsageError } from '../../errors.ts'
import type { Outcome } from '../../pipeline.ts'
import { updateChangelog } from '../../report/changelog-file.ts'
import { outcomeText } from '../../report/outcome.ts'
import { plain } from '../../report/plain.ts'
import type { BackfillRequest, NotedMemento } from '../../store/backfills.ts'
import { counted } from '../../text/wording.ts'
import { optionDay, optionText, sourceNamed } from '../arguments.ts'
import { chronicleOf } from '../chronicle.ts'
import { policyOf } from '../configured.ts'
import { INTERRUPTED } from '../exit-codes.ts'
import { outcomeJson } from '../outcome-json.ts'
import { fetchOptions } from '../record.ts'
import { stepTeller } from '../steps.ts'
import type { Call, Cli, Verb } from '../verb.ts'

export const backfillVerb: Verb = {
  options: [
    { flags: '--from <day>', description: 'captures of this day and later (YYYY-MM-DD, UTC)' },
    { flags: '--to <day>', description: 'captures of this day and earlier' },
    {
      flags: '--url <address>',
      description: "an address in place of the list's own; with * at its end, all that begin so",
    },
    {
      flags: '--archive <address>',
      description: `base address of an archive with the same interface (default: ${WAYBACK_MACHINE})`,
    },
    {
      flags: '--accept <reason>',
      description: 'accept versions that would be held for review, for this reason',
    },
  ],
  examples: ['backfill dhs-sanctuary --from 2025-05-29 --to 2025-06-13', 'backfill ddor'],
  async run(call, cli) {
    const source = sourceNamed(cli.sources, call.args[0])
    const request = requestOf(source.id, call)
    const policy = { ...policyOf(cli), acceptAll: optionText(call, 'accept') }
    const webArchive = openWebArchive(request.archive, fetchOptions(cli.config, cli.version, cli.now))
    return cli.writeRecord(async effects => {
      const outcomes: Outcome[] = []
      const teller = tellerOf(source.id, outcomes, cli)
      let mementos: NotedMemento[]
      try {
        mementos = await backfill(source, request, {
          effects,
          policy,
          webArchive,
          stop: cli.stop,
          tell: teller,
        })
      } finally {
        // what came before the archive failed is in the record
        if (outcomes.length > 0) await updateChangelog(chronicleOf(cli, effects))
      }
      if (cli.json) cli.print(`${JSON.stringify(report(outcomes, mementos), null, 2)}\n`)
      else cli.print(summary(source.id, mementos))
      const told = exitCode(outcomes, !cli.stop.aborted && mementos.some(isOpen))
      return told === 0 && cli.stop.aborted ? INTERRUPTED : told
    })
  },
}

/** @throws UsageError */
function requestOf(list: string, call: Call): BackfillRequest {
  const [from, to] = [optionDay(call, 'from'), optionDay(call, 'to')]
  if (from !== null && to !== null && from > to)
    throw new UsageError(`--from ${from} lies after --to ${to}. Exchange them.`)
  const url = optionText(call, 'url')
  if (url !== null) checkAddress(url, '--url')
  const archive = optionText(call, 'archive') ?? WAYBACK_MACHINE
  checkAddress(archive, '--archive')
  return { list, archive: archive.replace(/\/+$/, ''), url, from, to }
}

function checkAddress(address: string, option: string): void {
  const url = URL.parse(address)
  if (url && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '') return
  throw new UsageError(`"${address}" is no http or https address. Correct ${option}.`)
}

/** Says what happens as it happens. */
function tellerOf(list: string, outcomes: Outcome[], cli: Cli): (event: BackfillEvent) => void {
  const tell = stepTeller(cli)
  return event => {
    if (event.kind === 'taken') {
      outcomes.push(event.outcome)
      if (!cli.json) cli.print(`${event.memento.timestamp} ${outcomeText(event.outcome)}\n`)
    } else if (event.kind === 'unavailable')
      cli.warn(`${event.memento.url} at ${event.memento.timestamp}: ${event.reason}`)
    else if (event.kind === 'listed')
      cli.progress(`${list}: ${counted(event.captures, 'capture', 'captures')} listed`)
    else if (event.kind === 'progress' && event.done < event.all)
      tell(`${list}: capture`, event.done + 1, event.all)
  }
}

/** Every capture that does not play is named, also those that an earlier backfill came upon. */
function summary(list: string, mementos: readonly NotedMemento[]): string {
  const unplayable = mementos.filter(({ state }) => state === 'unplayable')
  const lines = unplayable.map(
    ({ timestamp, url, reason }) => `${timestamp} ${list}: does not play: ${url}: ${reason}`,
  )
  const left = mementos.filter(isOpen).length
  const taken = mementos.length - unplayable.length - left
  const counts = [
    `${counted(mementos.length, 'capture', 'captures')} in the archive`,
    `${taken} taken`,
    `${unplayable.length} that ${unplayable.length === 1 ? 'does' : 'do'} not play`,
    ...(left > 0 ? [`${left} left: the same command goes on with them`] : []),
  ]
  return `${[...lines, `${list}: ${counts.join(', ')}`].map(line => `${plain(line)}\n`).join('')}`
}

/** What `backfill --json` prints. */
function report(outcomes: readonly Outcome[], mementos: readonly NotedMemento[]) {
  return { outcomes: outcomes.map(outcomeJson), captures: mementos }
}

/** Walls and missing pages of the past are what was asked for; only what waits for somebody shows in the code. */
function exitCode(outcomes: readonly Outcome[], someUnavailable: boolean): number {
  if (someUnavailable) return 3
  return outcomes.some(({ verdict }) => verdict === 'held') ? 7 : 0
}
