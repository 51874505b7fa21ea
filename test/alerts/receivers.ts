import { EventEmitter, once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'
import { onTestFinished } from 'vitest'

interface Received {
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** A webhook's receiver on loopback; the test says how it answers. Closed after the test. */
export async function webhookReceiver() {
  const received: Received[] = []
  const arriving = new EventEmitter()
  const answer = {
    status: 204,
    headers: {} as Record<string, string>,
    wait: async (): Promise<unknown> => undefined,
  }
  const server = createServer(async (request, response) => {
    received.push({ headers: request.headers, body: await text(request) })
    arriving.emit('arrived')
    await answer.wait()
    response.writeHead(answer.status, answer.headers).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    url: `http://${host}/hooks/path-that-is-a-secret`,
    received,
    answer,
    /** what was told, in order */
    events: () => received.map(({ body }) => JSON.parse(body)),
    /** Resolves when as many requests have come in all. */
    async untilReceived(count: number) {
      while (received.length < count) await once(arriving, 'arrived')
    },
  }
}

/** A mail server on loopback that wants a login and takes every message but those to `refused@`. */
export async function mailServer(login: { readonly user: string; readonly pass: string }) {
  const messages: { readonly to: string[]; readonly source: string }[] = []
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, done) =>
      username === login.user && password === login.pass
        ? done(null, { user: username })
        : done(new Error(`no such login: ${username} ${password}`)),
    onRcptTo: ({ address }, _session, done) =>
      done(address.startsWith('refused@') ? new Error('not here') : null),
    onData: async (stream, { envelope }, done) => {
      messages.push({ to: envelope.rcptTo.map(({ address }) => address), source: await text(stream) })
      done()
    },
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => new Promise<void>(resolve => server.close(() => resolve())))
  return { port: (server.server.address() as AddressInfo).port, messages }
}
