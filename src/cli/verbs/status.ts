import { listState } from '../../judge/list-state.ts'
import { plain } from '../../report/plain.ts'
import { summaryOf } from '../../snapshot/summary.ts'
import type { Source } from '../../sources/source.ts'
import type { Store } from '../../store/store.ts'
import { nextDue } from '../../watch/due.ts'
import { optionDuration } from '../arguments.ts'
import { addressOf, cadenceOf, sourcesKeptUp } from '../configured.ts'
import { toneOf } from '../paint.ts'
import { table } from '../table.ts'
import type { Call, Cli, Verb } from '../verb.ts'

/** Captures among which the last attempt to ask the publisher is found; those before it are imports. */
const RECENT = 500

export const status: Verb = {
  options: [
    {
      flags: '--max-age <duration>',
      description: 'exit with 9 when a live list was not seen good for as long: 90m, 36h, 3d',
    },
  ],
  examples: ['status', 'status --max-age 36h', 'status --json'],
  async run(call, cli) {
    const maxAge = optionDuration(call, 'maxAge')
    const states = await cli.readRecord(async ({ store }) => {
      const found = []
      for (const source of cli.sources) found.push(await stateOf(source, store, cli))
      return found
    })
    cli.print(
      cli.json
        ? `${JSON.stringify(states, null, 2)}\n`
        : `${statesTable(states, cli)}${troubles(states)}${overrides(states)}`,
    )
    if (maxAge === null) return 0
    const limit = cli.now().getTime() - maxAge
    const stale = states.filter(
      ({ series, due, lastGoodAt }) =>
        series === 'live' && due !== null && (lastGoodAt === null || Date.parse(lastGoodAt) < limit),
    )
    for (const { list, lastGoodAt } of stale) cli.warn(staleSentence(list, lastGoodAt, call))
    return stale.length > 0 ? 9 : 0
  },
}

type State = Awaited<ReturnType<typeof stateOf>>

async function stateOf(source: Source, store: Store, cli: Cli) {
  const { id, series } = source
  const latest = await store.latestSnapshot(id)
  const recent = await store.captures(id, RECENT)
  const attempt = recent.find(({ via }) => via === 'run') ?? recent[0]
  const { state, since } = listState(await store.looks(id), cli.config.withdrawnAfter)
  const keptUp = sourcesKeptUp(cli).includes(source)
  return {
    list: id,
    series,
    state,
    since,
    latest: latest && summaryOf(latest),
    /** when the publisher was last seen to serve that version */
    lastGoodAt: latest && (await store.lastSeenAt(latest)),
    lastAttempt: attempt
      ? {
          capturedAt: attempt.capturedAt,
          via: attempt.via,
          verdict: attempt.verdict,
          reasons: attempt.reasons,
          status: attempt.status,
          url: attempt.finalUrl ?? attempt.url,
        }
      : null,
    /** numbers of the captures that wait for a person */
    held: (await store.undecided(id)).map(capture => capture.id),
    /** whether the publisher's robots.txt counts; the configuration may say that it does not */
    robots: robotsOf(addressOf(source, cli), cli),
    /** when `watch` would look next; null for a list that is not kept up */
    due: keptUp ? (nextDue(cadenceOf(source, cli), 1)[0]?.toISOString() ?? null) : null,
  }
}

function statesTable(states: readonly State[], cli: Cli): string {
  return table(
    [
      'list',
      { head: 'state', tone: toneOf },
      'version',
      'entries',
      'last good',
      'last attempt',
      { head: 'verdict', tone: toneOf },
      'held',
      'due',
    ],
    states.map(({ list, series, state, latest, lastGoodAt, lastAttempt, held, due }) => [
      list,
      series === 'closed' ? 'closed' : state,
      latest ? `${latest.snapshot} (${latest.publishedOn ?? latest.capturedAt.slice(0, 10)})` : 'none',
      latest ? String(latest.entries) : '',
      lastGoodAt ? toTheMinute(lastGoodAt) : 'never',
      lastAttempt ? toTheMinute(lastAttempt.capturedAt) : 'never',
      lastAttempt?.verdict ?? '',
      held.length === 0 ? '' : held.join(', '),
      due === null ? '' : toTheMinute(due),
    ]),
    cli,
  )
}

function robotsOf(address: string, { config }: Cli): 'obeyed' | 'ignored' {
  return config.ignoreRobots.includes(new URL(address).hostname) ? 'ignored' : 'obeyed'
}

/** Why the last attempt brought nothing, where it did not. */
function troubles(states: readonly State[]): string {
  const lines = states.flatMap(({ list, lastAttempt }) => {
    const [why] = lastAttempt?.reasons ?? []
    return lastAttempt && why ? [`${list}: ${lastAttempt.verdict}: ${plain(why.text)}\n`] : []
  })
  return lines.length === 0 ? '' : `\n${lines.join('')}`
}

function overrides(states: readonly State[]): string {
  const ignoring = states.filter(({ robots }) => robots === 'ignored').map(({ list }) => list)
  if (ignoring.length === 0) return ''
  return `\nrobots.txt is not obeyed for ${ignoring.join(', ')}: the configuration says so (ignoreRobots).\n`
}

function staleSentence(list: string, lastGoodAt: string | null, call: Call): string {
  const seen = lastGoodAt === null ? 'was never seen good' : `was last seen good at ${lastGoodAt}`
  return `${list} ${seen}; ${call.options.maxAge} is the limit.`
}

/** 2025-08-05T14:03Z */
function toTheMinute(instant: string): string {
  return `${instant.slice(0, 16)}Z`
}
