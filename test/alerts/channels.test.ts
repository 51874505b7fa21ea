import { createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { ChannelWorld } from '../../src/alerts/channels/channel.ts'
import { openChannel } from '../../src/alerts/channels/open.ts'
import type { AlertEvent } from '../../src/alerts/event.ts'
import { ChannelSettings } from '../../src/alerts/settings.ts'
import { temporaryFolder } from '../support/icelist.ts'
import { mailServer, webhookReceiver } from './receivers.ts'

const EVENT: AlertEvent = {
  id: 'version-17',
  kind: 'new-version',
  list: 'dhs-sanctuary',
  title: 'Sanctuary Jurisdictions',
  at: '2025-05-30T12:00:00.000Z',
  subject: 'dhs-sanctuary: 1 removed; 2 → 1 entries',
  sentences: ['Naïve “quotes” of a publisher.'],
  version: null,
  summary: { added: 0, removed: 1, renamed: 0, changed: 0 },
  changes: [{ kind: 'removed', text: 'Colorado: Aurora' }],
  changesLeftOut: 0,
}
const SECRETS = { HOOK_SECRET: 'whsec_c2VjcmV0', SMTP_USER: 'desk', SMTP_PASSWORD: 'pass-word-of-the-desk' }
const WORLD: ChannelWorld = {
  env: SECRETS,
  now: () => new Date('2025-05-30T12:00:05.000Z'),
  userAgent: 'icelist/test',
  allowHosts: [],
}

function send(settings: object, world: Partial<ChannelWorld> = {}) {
  return openChannel(ChannelSettings.parse({ name: 'desk', ...settings }), { ...WORLD, ...world }).send(EVENT)
}

describe('a webhook', () => {
  test('is sent signed, so that a receiver can tell it from a forgery and from one it has had', async () => {
    const { host, url, received } = await webhookReceiver()
    const sent = await send({ kind: 'webhook', url, secretFrom: 'HOOK_SECRET' }, { allowHosts: [host] })
    expect(sent).toEqual({ sent: true, remark: null })
    const [{ headers, body } = { headers: {}, body: '' }] = received
    expect(JSON.parse(body)).toEqual(EVENT)
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      'idempotency-key': 'version-17',
      'webhook-id': 'version-17',
      'webhook-timestamp': '1748606405',
    })
    const expected = createHmac('sha256', 'secret').update(`version-17.1748606405.${body}`).digest('base64')
    expect(headers['webhook-signature']).toBe(`v1,${expected}`)
  })

  test.each([
    ['slack', (body: { blocks: { text: { text: string } }[] }) => body.blocks.map(({ text }) => text.text)],
    [
      'discord',
      (body: { embeds: { title: string; description: string }[] }) =>
        body.embeds.flatMap(({ title, description }) => [title, description]),
    ],
    [
      'teams',
      (body: { attachments: { content: { body: { inlines: { text: string }[] }[] } }[] }) =>
        body.attachments.flatMap(({ content }) => content.body.map(({ inlines }) => inlines[0]?.text ?? '')),
    ],
  ])('speaks to %s as it wants to be spoken to', async (shape, textsOf) => {
    const { host, url, events } = await webhookReceiver()
    await send({ kind: 'webhook', url, shape }, { allowHosts: [host] })
    const text = textsOf(events()[0]).join('\n')
    expect(text).toContain('dhs-sanctuary: 1 removed; 2 → 1 entries')
    expect(text).toContain('Removed (1)')
    expect(text).toContain('Aurora')
  })

  test('goes to no machine of the own network unless the configuration names it', async () => {
    const { host, url, received } = await webhookReceiver()
    expect(await send({ kind: 'webhook', url })).toMatchObject({
      sent: false,
      problem: `${host} is not a public address; if it is yours, name it in allowHosts`,
    })
    expect(received).toEqual([])
  })

  test('that is answered with anything but a receipt was not sent, and the address is told to nobody', async () => {
    const { host, url, answer } = await webhookReceiver()
    answer.status = 503
    answer.headers = { 'retry-after': '120' }
    const settings = { kind: 'webhook', urlFrom: 'HOOK' }
    const world = { allowHosts: [host], env: { HOOK: url } }
    expect(await send(settings, world)).toEqual({
      sent: false,
      problem: `${host} answered with status 503`,
      retryAfter: 120_000,
    })
    answer.status = 302
    answer.headers = { location: url }
    expect(await send(settings, world)).toMatchObject({ problem: `${host} answered with status 302` })
    expect(await send(settings, { ...world, env: {} })).toMatchObject({
      problem: 'the environment variable HOOK is not set',
    })
  })
})

describe('an e-mail', () => {
  const login = { user: SECRETS.SMTP_USER, pass: SECRETS.SMTP_PASSWORD }
  const settings = (port: number) => ({
    kind: 'email',
    host: '127.0.0.1',
    port,
    encryption: 'none',
    userFrom: 'SMTP_USER',
    passwordFrom: 'SMTP_PASSWORD',
    from: 'icelist@news.example',
    to: ['a@news.example', 'b@news.example'],
  })

  test('is one message to everybody, as text and as HTML, and the same one when it is sent again', async () => {
    const { port, messages } = await mailServer(login)
    for (const _ of [1, 2]) expect(await send(settings(port))).toEqual({ sent: true, remark: null })
    const [first, second] = messages
    expect(first?.to).toEqual(['a@news.example', 'b@news.example'])
    const header = (name: string, source = '') => new RegExp(`^${name}: (.*)$`, 'm').exec(source)?.[1]?.trim()
    expect(header('Message-ID', first?.source)).toMatch(/^<[0-9a-f]{32}@news\.example>$/)
    expect(header('Message-ID', second?.source)).toBe(header('Message-ID', first?.source))
    expect(first?.source).toContain('Content-Type: text/plain')
    expect(first?.source).toContain('Content-Type: text/html')
  })

  test('that the server does not take was not sent, and the password is told to nobody', async () => {
    const { port, messages } = await mailServer(login)
    const wrong = { ...SECRETS, SMTP_PASSWORD: 'wrong-pass' }
    // this server's answer repeats the password
    expect(await send(settings(port), { env: wrong })).toEqual({
      sent: false,
      problem: '127.0.0.1 did not take the message (EAUTH, 535)',
      retryAfter: null,
    })
    expect(await send({ ...settings(port), encryption: 'starttls' })).toMatchObject({ sent: false })
    expect(messages).toEqual([])
  })

  test('that is refused for one address is sent to the others, and it is said', async () => {
    const { port, messages } = await mailServer(login)
    const sent = await send({ ...settings(port), to: ['a@news.example', 'refused@news.example'] })
    expect(sent).toEqual({ sent: true, remark: '127.0.0.1 refused 1 of 2 addresses' })
    expect(messages).toHaveLength(1)
  })
})

describe('a command', () => {
  const script = (code: string) => ({ kind: 'command', command: [process.execPath, '-e', code] })

  test('gets the event on its input and its arguments as they are, without a shell', async () => {
    const file = join(temporaryFolder(), 'event.json')
    const code = `require('fs').writeFileSync(process.argv[1], JSON.stringify([JSON.parse(require('fs').readFileSync(0, 'utf8')), process.argv[2], process.env.ICELIST_EVENT_ID]))`
    const command = [process.execPath, '-e', code, file, '$(touch made-by-a-shell); `no`']
    expect(await send({ kind: 'command', command })).toEqual({ sent: true, remark: null })
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual([
      EVENT,
      '$(touch made-by-a-shell); `no`',
      'version-17',
    ])
  })

  test('has told when it ends well, and only then', async () => {
    expect(await send(script('process.exit(3)'))).toMatchObject({
      problem: 'the command ended with exit code 3',
    })
    expect(await send({ ...script('setInterval(() => {}, 1000)'), timeoutSeconds: 0.2 })).toMatchObject({
      problem: 'the command did not end within 0.2 s',
    })
    expect(await send({ kind: 'command', command: ['/no/such/program'] })).toMatchObject({
      problem: 'the command could not be started (ENOENT)',
    })
  })
})
