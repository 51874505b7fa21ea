import fc from 'fast-check'
import { expect, test } from 'vitest'
import { guardedConnector, isPublicAddress } from '../../src/fetch/address-guard.ts'
import { serve } from './loopback/servers.ts'

test('public addresses of publishers may be dialled', () => {
  expect(isPublicAddress('23.45.67.89')).toBe(true)
  expect(isPublicAddress('2600:1404:6400:1a8b::204')).toBe(true)
})

test('an IPv4 address inside an IPv6 address is never public', () => {
  const prefixes = ['::', '::ffff:', '::ffff:0:', '64:ff9b::', '64:ff9b:1::', '2002:']
  const hex = (high: number, low: number) => ((high << 8) | low).toString(16)
  const quad = fc.tuple(...[0, 0, 0, 0].map(() => fc.nat(255)))
  fc.assert(
    fc.property(fc.constantFrom(...prefixes), quad, (prefix, [a = 0, b = 0, c = 0, d = 0]) => {
      const end = prefix === '2002:' ? '::' : ''
      expect(isPublicAddress(`${prefix}${hex(a, b)}:${hex(c, d)}${end}`)).toBe(false)
    }),
  )
})

test.each(['', 'localhost', '127.0.0.1.', 'fe80::1%eth0', '999.1.1.1'])(
  '%j is not a public address',
  address => {
    expect(isPublicAddress(address)).toBe(false)
  },
)

test.each([
  ['localhost', /^localhost \(.*1\) is not a public address/],
  ['127.0.0.1', /^127\.0\.0\.1 is not a public address/],
])('%s is judged by its address when it is dialled', async (hostname, message) => {
  const server = await serve((_, response) => void response.end('secret'))
  const connect = guardedConnector([], { timeout: 2000 })
  const target = { hostname, protocol: 'http:', port: String(server.port) }
  const outcome = await new Promise(resolve => connect(target, (...result) => resolve(result[0])))
  expect(outcome).toMatchObject({ reason: 'address-refused', message: expect.stringMatching(message) })
  expect(server.connections()).toBe(0)
})
