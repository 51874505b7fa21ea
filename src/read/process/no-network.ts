import { Socket as DatagramSocket } from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'

/**
 * Takes the network away from this process, for good. Node's own permission model does so from version 25 on; before, a
 * library that follows an address in a document would get through. Code that breaks out of JavaScript is not held by this.
 */
export function withoutNetwork(): void {
  Socket.prototype.connect = refuse
  DatagramSocket.prototype.send = refuse
  for (const resolver of [dns, dns.promises])
    for (const [name, value] of Object.entries(resolver))
      if (typeof value === 'function') Object.assign(resolver, { [name]: refuse })
  syncBuiltinESMExports()
  for (const name of ['fetch', 'WebSocket', 'EventSource']) Reflect.deleteProperty(globalThis, name)
}

function refuse(): never {
  throw new Error('documents are read without a network')
}
