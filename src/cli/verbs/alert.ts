import { openChannel } from '../../alerts/channels/open.ts'
import type { AlertEvent } from '../../alerts/event.ts'
import type { ChannelSettings } from '../../alerts/settings.ts'
import { UsageError } from '../../errors.ts'
import { counted } from '../../text/wording.ts'
import { sendWaiting } from '../alerting.ts'
import { recordExists } from '../record.ts'
import { table } from '../table.ts'
import type { Cli, Verb } from '../verb.ts'

const COLUMNS = ['channel', 'kind', 'told', 'waiting', 'next attempt']

export const alert: Verb = {
  options: [
    { flags: '--test', description: 'send each channel a test event and say what came of it' },
    { flags: '--now', description: 'send what waits now, whenever it would be tried again' },
  ],
  examples: ['alert --test', 'alert newsroom --now'],
  async run({ args, options }, cli) {
    const settings = channelsNamed(cli, args)
    if (options.test === true) return test(settings, cli)
    if (options.now === true)
      await cli.writeRecord(record =>
        sendWaiting(record, { ...cli, config: { ...cli.config, alerts: settings } }, null),
      )
    await show(settings, cli)
    return 0
  },
}

/** @throws UsageError when there is no such channel, or none at all */
function channelsNamed({ config }: Cli, names: readonly string[]): ChannelSettings[] {
  const there = config.alerts.map(({ name }) => name)
  if (there.length === 0)
    throw new UsageError('The configuration names nobody to tell: add a channel under "alerts".')
  const missing = names.find(name => !there.includes(name))
  if (missing !== undefined)
    throw new UsageError(`There is no channel "${missing}". The channels are: ${there.join(', ')}.`)
  return config.alerts.filter(({ name }) => names.length === 0 || names.includes(name))
}

/** Nothing of it is kept: each test is an event of its own. Exits with 3 when a channel did not take it. */
async function test(settings: readonly ChannelSettings[], cli: Cli): Promise<number> {
  const event = testEvent(cli.now())
  const results = []
  for (const channel of settings) {
    cli.progress(`${channel.name}: sending a test event`)
    const sent = await openChannel(channel, cli.channels).send(event)
    const said = sent.sent ? sent.remark : sent.problem
    results.push({ channel: channel.name, kind: channel.kind, sent: sent.sent, said })
    if (!cli.json)
      cli.print(
        `${channel.name} (${channel.kind}): ${sent.sent ? 'sent' : 'failed'}${said ? `: ${said}` : ''}\n`,
      )
  }
  if (cli.json) cli.print(`${JSON.stringify(results, null, 2)}\n`)
  return results.every(({ sent }) => sent) ? 0 : 3
}

function testEvent(now: Date): AlertEvent {
  const at = now.toISOString()
  return {
    id: `test-${at}`,
    kind: 'test',
    list: null,
    title: 'icelist',
    at,
    subject: 'icelist: a test',
    sentences: ['This is a test. Nothing has changed in any list.'],
    version: null,
    summary: null,
    changes: [],
    changesLeftOut: 0,
  }
}

async function show(settings: readonly ChannelSettings[], cli: Cli): Promise<void> {
  const counts = recordExists(cli.config.dataDir)
    ? await cli.readRecord(({ store }) => store.alerts.counts())
    : []
  const rows = settings.map(({ name, kind }) => {
    const count = counts.find(({ channel }) => channel === name)
    return {
      channel: name,
      kind,
      delivered: count?.delivered ?? 0,
      waiting: count?.waiting ?? 0,
      nextAt: count?.nextAt ?? null,
      problem: count?.problem ?? null,
    }
  })
  if (cli.json) return cli.print(`${JSON.stringify(rows, null, 2)}\n`)
  const cells = rows.map(({ channel, kind, delivered, waiting, nextAt, problem }) => [
    channel,
    kind,
    String(delivered),
    String(waiting),
    nextAt ?? '',
    problem ?? '',
  ])
  cli.print(table([...COLUMNS, { head: 'last problem', long: 'wrap' }], cells, cli))
  const gone = counts.filter(
    ({ channel, waiting }) => waiting > 0 && !cli.config.alerts.some(({ name }) => name === channel),
  )
  for (const { channel, waiting } of gone)
    cli.warn(
      `${counted(waiting, 'event waits', 'events wait')} for "${channel}", which the configuration no longer names`,
    )
}
