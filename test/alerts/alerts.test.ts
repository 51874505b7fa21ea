import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test, vi } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { finished, icelist, sample, startIcelist, temporaryFolder } from '../support/icelist.ts'
import { publisherSite } from '../support/publisher.ts'
import { mailServer, webhookReceiver } from './receivers.ts'

const FIRST = readFileSync(sample('dhs-sanctuary', '2025-05-29', 'html'))
const SECOND = readFileSync(sample('dhs-sanctuary', '2025-05-31', 'html'))
const NEVER = () => new Promise<never>(() => {})

/** A publisher, a receiver, and a folder whose configuration names both. */
async function setUp() {
  const site = await publisherSite()
  const receiver = await webhookReceiver()
  const folder = temporaryFolder()
  const configure = (settings: object) =>
    writeFileSync(
      join(folder, 'icelist.config.json'),
      JSON.stringify({
        lists: {
          'dhs-sanctuary': { url: site.address('/list') },
          'doj-sanctuary': { url: site.address('/doj') },
        },
        allowHosts: [site.host, receiver.host],
        ...settings,
      }),
    )
  const desk = { name: 'desk', kind: 'webhook', url: receiver.url }
  configure({ alerts: [desk] })
  return {
    site,
    receiver,
    folder,
    desk,
    configure,
    publish: (body: string | Uint8Array, status = 200) => site.answers.set('/list', { body, status }),
    run: (...words: string[]) => icelist(['run', 'dhs-sanctuary', ...words], folder),
    subjects: () => receiver.events().map(({ kind, subject }) => [kind, subject]),
    /** as if the time of the next attempt had come */
    letTimePass: () => {
      const db = new Database(join(folder, 'snapshots/icelist.sqlite'))
      db.exec("update alert_delivery set next_at = '2000-01-01T00:00:00.000Z'")
      db.close()
    },
  }
}

describe('people are told', () => {
  test('of each version once, with its changes, and not of what was there before there were alerts', async () => {
    const { receiver, configure, desk, publish, run, subjects } = await setUp()
    configure({})
    publish(FIRST)
    await run()
    configure({ alerts: [desk], watch: ['Weld County, CO'] })
    await run()
    expect(receiver.received).toEqual([])

    publish(SECOND)
    expect(await run()).toMatchObject({ exitCode: 0, err: '' })
    await run()
    expect(subjects()).toEqual([
      ['new-version', 'dhs-sanctuary: 4 removed, 2 renamed; 609 → 605 entries'],
      ['watched-place', 'Weld County, CO: removed in dhs-sanctuary'],
    ])
    const [version, place] = receiver.events()
    expect(version.changes).toContainEqual({ kind: 'removed', text: 'Colorado: Aurora' })
    expect(version.version).toMatchObject({ snapshot: 2, entries: 605 })
    expect(version.sentences[0]).toMatch(/published between .* UTC; reader dhs-sanctuary \d+\.$/)
    expect(place.changes).toEqual([{ kind: 'removed', text: 'Colorado: Weld County' }])
  })

  test('of a hold and of its acceptance, with the reason', async () => {
    const { folder, publish, run, subjects, receiver } = await setUp()
    publish(FIRST)
    await run()
    publish(withoutState('Colorado'))
    expect((await run()).exitCode).toBe(7)
    await run()
    const [, hold] = receiver.events()
    const [, capture] = /accept (\d+)/.exec(hold.sentences.at(-1)) ?? []
    const accepted = await icelist(['accept', String(capture), '--reason', 'asked the publisher'], folder)
    expect(accepted, accepted.err).toMatchObject({ exitCode: 0, err: '' })
    expect(subjects()).toEqual([
      ['new-version', 'dhs-sanctuary: first version held, 609 entries'],
      ['held', 'dhs-sanctuary: a version is held for review'],
      ['new-version', expect.stringMatching(/^dhs-sanctuary: \d+ removed; 609 → \d+ entries$/)],
    ])
    expect(receiver.events()[2].sentences).toContain('Held for review, then accepted: asked the publisher')
  })

  test('of a list that cannot be had, once, of its return, and of a page that is withdrawn and restored', async () => {
    const { desk, configure, publish, run, subjects } = await setUp()
    configure({ alerts: [desk], withdrawnAfter: { hours: 0.000001, captures: 3 } })
    publish(FIRST)
    await run()
    for (const _ of [1, 2]) {
      publish('<title>Access Denied</title><h1>Access Denied</h1>', 403)
      await run()
    }
    publish(FIRST)
    await run()
    for (const _ of [1, 2, 3, 4]) {
      publish('gone', 404)
      await run()
    }
    publish(FIRST)
    await run()
    expect(subjects()).toEqual([
      ['new-version', 'dhs-sanctuary: first version held, 609 entries'],
      ['failing', 'dhs-sanctuary: could not be had (blocked)'],
      ['recovered', 'dhs-sanctuary: in order again'],
      ['failing', 'dhs-sanctuary: could not be had (missing)'],
      ['withdrawn', 'dhs-sanctuary: page withdrawn'],
      ['restored', 'dhs-sanctuary: page restored'],
    ])
  })

  test('only of what the channel wants, and of the newest document alone when old ones are imported', async () => {
    const { desk, configure, receiver, folder, subjects } = await setUp()
    configure({
      alerts: [
        { ...desk, on: ['new-version'], lists: ['287g-participating'] },
        { ...desk, name: 'others', lists: ['ddor'] },
      ],
    })
    const files = ['2025-02-21', '2025-02-26', '2025-03-06'].map(day => {
      const file = join(folder, `${day}.xlsx`)
      writeFileSync(file, readFileSync(sample('287g-participating', day, 'xlsx')))
      return file
    })
    await icelist(['import', '287g-participating', ...files], folder)
    expect(receiver.received).toHaveLength(1)
    expect(subjects()[0]?.[1]).toMatch(/^287g-participating: .* entries$/)
    expect(receiver.events()[0].version.publishedOn).toBe('2025-03-06')
  })
})

describe('an event is kept until it is told', () => {
  test('and tried again, later and later, when the receiver fails', async () => {
    const { receiver, publish, run, folder, letTimePass } = await setUp()
    receiver.answer.status = 500
    publish(FIRST)
    const failed = await run()
    expect(failed.exitCode).toBe(0)
    expect(failed.err).toContain('alerts: desk: ')
    expect(failed.err).not.toContain('path-that-is-a-secret')
    await run()
    expect(receiver.received).toHaveLength(1)

    receiver.answer.status = 204
    letTimePass()
    await run()
    letTimePass()
    await run()
    expect(receiver.received).toHaveLength(2)
    const keys = receiver.received.map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(1)
    expect((await icelist(['alert', '--json'], folder)).out).toContain('"delivered": 1')
  })

  test('once, when the process is killed after the record was written and before it was noted', async () => {
    const { site, receiver, folder, publish, run, subjects } = await setUp()
    publish(FIRST)
    site.answers.set('/doj', { body: '', wait: NEVER })
    const child = startIcelist(['run', 'dhs-sanctuary', 'doj-sanctuary'], folder)
    const ended = finished(child)
    // the first list is in the record by then
    await site.untilAsked('/doj', 1)
    child.kill('SIGKILL')
    expect((await ended).out).toContain('new version')
    expect(receiver.received).toEqual([])
    await run()
    await run()
    expect(subjects()).toEqual([['new-version', 'dhs-sanctuary: first version held, 609 entries']])
  })

  test('and told again under the same key alone when the process is killed before the receipt came', async () => {
    const { receiver, folder, desk, configure, publish, run, letTimePass } = await setUp()
    const login = { user: 'desk', pass: 'word' }
    const mail = await mailServer(login)
    vi.stubEnv('SMTP_USER', login.user)
    vi.stubEnv('SMTP_PASSWORD', login.pass)
    const server = { host: '127.0.0.1', port: mail.port, encryption: 'none' }
    const secrets = { userFrom: 'SMTP_USER', passwordFrom: 'SMTP_PASSWORD' }
    const addresses = { from: 'icelist@news.example', to: ['desk@news.example'] }
    const alerts = [desk, { name: 'mail', kind: 'email', ...server, ...secrets, ...addresses }]
    publish(FIRST)
    configure({ alerts, allowHosts: ['127.0.0.1'] })
    receiver.answer.wait = NEVER
    const child = startIcelist(['run', 'dhs-sanctuary'], folder)
    const ended = finished(child)
    await receiver.untilReceived(1)
    child.kill('SIGKILL')
    await ended
    receiver.answer.wait = async () => undefined
    await run()
    letTimePass()
    await run()
    expect(receiver.received).toHaveLength(2)
    const keys = receiver.received.map(({ headers }) => headers['idempotency-key'])
    expect(new Set(keys).size).toBe(1)
    expect(mail.messages.map(({ to }) => to)).toEqual([['desk@news.example']])
    vi.unstubAllEnvs()
  })
})

describe('alert', () => {
  test('--test says of each channel whether it works', async () => {
    const { receiver, folder, desk, configure } = await setUp()
    const broken = { name: 'broken', kind: 'command', command: ['/no/such/program'] }
    configure({ alerts: [desk, broken] })
    const { out, exitCode } = await icelist(['alert', '--test'], folder)
    expect(out.split('\n')).toEqual([
      'desk (webhook): sent',
      'broken (command): failed: the command could not be started (ENOENT)',
      '',
    ])
    expect(exitCode).toBe(3)
    expect(receiver.events()[0]).toMatchObject({ kind: 'test', list: null })
  })

  test('--now sends what waits', async () => {
    const { receiver, folder, publish, run } = await setUp()
    receiver.answer.status = 500
    publish(FIRST)
    await run()
    receiver.answer.status = 200
    expect(JSON.parse((await icelist(['alert', '--now', '--json'], folder)).out)).toMatchObject([
      { channel: 'desk', delivered: 1, waiting: 0 },
    ])
    expect(receiver.received).toHaveLength(2)
  })
})

test.each([
  [{ name: 'a', kind: 'webhook' }, 'alerts.0: accepted: either url, or urlFrom'],
  [{ name: 'a', kind: 'pigeon' }, 'alerts.0.kind: '],
  [{ name: 'a', kind: 'command', command: [] }, 'alerts.0.command'],
  [
    { name: 'a', kind: 'command', command: ['x'], lists: ['nope'] },
    'alerts.0.lists: there is no list "nope"',
  ],
])('the channel %j is refused in a sentence', (channel, sentence) => {
  const folder = temporaryFolder()
  writeFileSync(join(folder, 'icelist.config.json'), JSON.stringify({ alerts: [channel] }))
  expect(() => loadConfig(null, folder)).toThrow(sentence)
})

/** The first page without one state's panel. */
function withoutState(state: string): string {
  const panel = '<h4 class="usa-accordion__heading">'
  const [before = '', ...panels] = FIRST.toString().split(panel)
  return [before, ...panels.filter(text => !/^[^<]*<[^>]*>([^<]*)/.exec(text)?.[1]?.includes(state))].join(
    panel,
  )
}
