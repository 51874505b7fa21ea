import { versions } from 'node:process'
import packageFacts from '../../../package.json' with { type: 'json' }
import { alertFindings } from '../../doctor/alerts.ts'
import { archiveFinding } from '../../doctor/archive.ts'
import { clockFindings, madeAt } from '../../doctor/clock.ts'
import { dataDirectoryFindings } from '../../doctor/data-directory.ts'
import { databaseFinding, lockFinding } from '../../doctor/database.ts'
import { type Finding, notChecked } from '../../doctor/finding.ts'
import { heartbeatFinding } from '../../doctor/heartbeat.ts'
import { type Asked, askPublisher } from '../../doctor/network.ts'
import { engineFinding, nodeFinding } from '../../doctor/program.ts'
import { plain } from '../../report/plain.ts'
import { writerNow } from '../../store/writer-lock.ts'
import { counted } from '../../text/wording.ts'
import { lastHeartbeat } from '../../watch/heartbeat.ts'
import { addressOf, cadenceOf, sourcesKeptUp } from '../configured.ts'
import { DATABASE_FACTS, recordExists, withPublishers } from '../record.ts'
import type { Cli, Verb } from '../verb.ts'
import { wrapped } from '../width.ts'

/** One attempt more, and not the patience of a run: a person waits. In milliseconds. */
const HURRY = { retries: 1, timeouts: { connect: 10_000, firstByte: 15_000, total: 30_000 } }
/** Captures of a list among which its newest is: mementos of a backfill are dated by others. */
const RECENT = 20

export const doctor: Verb = {
  options: [{ flags: '--offline', description: 'ask no publisher' }],
  examples: ['doctor', 'doctor --offline --json'],
  async run({ options }, cli) {
    const { config, now } = cli
    const asked = options.offline === true ? null : await askAll(cli)
    const record = await recordFindings(cli)
    const times = asked?.flatMap(({ time }) => time ?? []) ?? []
    const findings = [
      nodeFinding(versions.node, packageFacts.engines.node.replace('>=', '')),
      engineFinding(DATABASE_FACTS.engine),
      ...(await dataDirectoryFindings(config.dataDir)),
      ...record.findings,
      ...clockFindings(now(), record.newest, times),
      ...networkFindings(asked, cli),
      ...alertFindings(config.alerts, cli.channels.env),
    ]
    const mend = findings.filter(({ state }) => state === 'to be mended').length
    cli.print(
      cli.json
        ? `${JSON.stringify({ holds: mend === 0, findings }, null, 2)}\n`
        : textOf(findings, mend, cli),
    )
    return mend === 0 ? 0 : 1
  },
}

/** Lists that are kept up, in their turn. */
async function askAll(cli: Cli): Promise<Asked[]> {
  return withPublishers(
    cli.config,
    cli.version,
    cli.now,
    async publishers => {
      const asked: Asked[] = []
      for (const source of sourcesKeptUp(cli)) {
        if (cli.stop.aborted) break
        cli.progress(`doctor: asking ${source.publisher} for ${source.id}`)
        asked.push(await askPublisher(source, addressOf(source, cli), publishers))
      }
      return asked
    },
    HURRY,
  )
}

function networkFindings(asked: readonly Asked[] | null, cli: Cli): Finding[] {
  if (asked === null) return [notChecked('network', 'nobody was asked (--offline)')]
  const others = cli.sources.filter(source => !sourcesKeptUp(cli).includes(source))
  return [
    ...asked.map(({ finding }) => finding),
    ...others.map(({ id }) => notChecked(`network, ${id}`, 'is not kept up, and was not asked for')),
  ]
}

/** What can be said of the record, and when its newest capture was made. */
async function recordFindings(cli: Cli): Promise<{ findings: Finding[]; newest: Date | null }> {
  const { config, now } = cli
  const { dataDir } = config
  const database = databaseFinding(() => (recordExists(dataDir) ? DATABASE_FACTS.unknownSteps(dataDir) : []))
  if (database.state === 'in order' && !recordExists(dataDir)) {
    const text = `nothing is recorded in ${dataDir} yet: "run" and "import" begin a record`
    return { findings: [notChecked('database', text)], newest: null }
  }
  const lock = lockFinding(() => writerNow(dataDir))
  const cadences = sourcesKeptUp(cli).map(source => cadenceOf(source, cli))
  const heartbeat = heartbeatFinding(await lastHeartbeat(dataDir), cadences, now())
  if (database.state !== 'in order') return { findings: [database, lock, heartbeat], newest: null }
  return cli.readRecord(async ({ store }) => {
    const made: string[] = []
    for (const { id } of cli.sources) made.push(...(await store.captures(id, RECENT)).map(madeAt))
    const newest = made.sort().at(-1)
    return {
      findings: [database, lock, await archiveFinding(store, dataDir), heartbeat],
      newest: newest === undefined ? null : new Date(newest),
    }
  })
}

const SIGNS = { 'in order': '✓', 'to be mended': '✗', 'not checked': '–' } as const
const TONES = { 'in order': 'good', 'to be mended': 'bad', 'not checked': 'faint' } as const
/** As wide as the longest sign with its words, and a gap. */
const INDENT = 16

function textOf(findings: readonly Finding[], mend: number, cli: Cli): string {
  const room = (cli.width ?? Number.POSITIVE_INFINITY) - INDENT
  const lines = findings.flatMap(({ part, state, text, mend: advice }) => {
    const [first = '', ...others] = [
      ...wrapped(plain(`${part}: ${text}`), room),
      ...(advice === null ? [] : wrapped(plain(`mend it: ${advice}`), room)),
    ]
    const sign = `${SIGNS[state]} ${state}`
    const gap = ' '.repeat(INDENT - sign.length)
    return [
      `${cli.paint(TONES[state], sign)}${gap}${first}`,
      ...others.map(line => `${' '.repeat(INDENT)}${line}`),
    ]
  })
  const sum =
    mend === 0 ? 'Nothing is to be mended.' : `${counted(mend, 'thing is', 'things are')} to be mended.`
  return `${lines.join('\n')}\n\n${sum}\n`
}
