import { readFileSync } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { onTestFinished } from 'vitest'
import { createHostMemory } from '../../../src/fetch/host-memory.ts'
import type { FetchOptions } from '../../../src/fetch/options.ts'

const HERE = new URL('.', import.meta.url)
export const CERTIFICATE = readFileSync(new URL('certificate.pem', HERE), 'utf8')
const KEY = readFileSync(new URL('key.pem', HERE), 'utf8')

export interface Loopback {
  /** http://127.0.0.1:<port> */
  readonly origin: string
  /** 127.0.0.1:<port> */
  readonly host: string
  readonly port: number
  /** path of each request that came, robots.txt left out */
  readonly asked: string[]
  /** how many connections were made */
  readonly connections: () => number
}

/** A server on 127.0.0.1 until the test ends. Without `robots` it has no robots.txt. */
export async function serve(answer: http.RequestListener, robots?: http.RequestListener): Promise<Loopback> {
  const asked: string[] = []
  return listen(http.createServer(recording(asked, answer, robots)), 'http', asked)
}

export async function serveTls(answer: http.RequestListener): Promise<Loopback> {
  const asked: string[] = []
  return listen(https.createServer({ cert: CERTIFICATE, key: KEY }, recording(asked, answer)), 'https', asked)
}

/** A server that says `speak` on the socket once a request has come, in place of HTTP; robots.txt is missing. */
export async function serveRaw(speak: (socket: net.Socket) => void): Promise<Loopback> {
  const asked: string[] = []
  const server = net.createServer(socket => {
    socket.on('error', () => {})
    socket.once('data', request => {
      const path = request.toString('latin1').split(' ')[1] ?? ''
      if (path === '/robots.txt') return socket.end('HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n')
      asked.push(path)
      speak(socket)
    })
  })
  return listen(server, 'http', asked)
}

/** A proxy that answers http itself and leads every tunnel to `port`; `asked` has what came. */
export async function serveProxy(port: number, answer: http.RequestListener): Promise<Loopback> {
  const asked: string[] = []
  const server = http.createServer(recording(asked, answer))
  server.on('connect', (request, client) => {
    asked.push(`CONNECT ${request.url}`)
    const tunnel = net.connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      tunnel.pipe(client).pipe(tunnel)
    })
    for (const socket of [client, tunnel]) socket.on('error', () => {})
  })
  return listen(server, 'http', asked)
}

/** Options for a test: nothing waits, no host is remembered from another test. */
export function optionsFor(...servers: Loopback[]): FetchOptions & { waits: number[] } {
  const waits: number[] = []
  return {
    userAgent: 'icelist/0.0.0 (+test)',
    allowHosts: servers.map(server => server.host),
    hosts: createHostMemory(),
    now: () => new Date('2025-08-27T12:00:00.000Z'),
    sleep: async milliseconds => void waits.push(milliseconds),
    waits,
  }
}

function recording(
  asked: string[],
  answer: http.RequestListener,
  robots: http.RequestListener = (_, response) => response.writeHead(404).end(),
): http.RequestListener {
  return (request, response) => {
    if (request.url === '/robots.txt') return robots(request, response)
    asked.push(request.url ?? '')
    answer(request, response)
  }
}

function listen(server: net.Server, protocol: string, asked: string[]): Promise<Loopback> {
  const sockets = new Set<net.Socket>()
  server.on('connection', (socket: net.Socket) => sockets.add(socket))
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo
      const host = `127.0.0.1:${port}`
      resolve({ origin: `${protocol}://${host}`, host, port, asked, connections: () => sockets.size })
    })
  })
}
