/**
 * Which addresses may be dialled. A list is published on the public internet, so every other address is refused: a
 * redirect or a name server must not be able to turn this program against the machine and the network that it runs on.
 * The check is made where the connection is made, on the address that is dialled: a name cannot change its meaning
 * between the check and the use.
 */
import { type LookupOptions, lookup } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { buildConnector } from 'undici'
import { failure } from './failure.ts'

/** Not public, by the IANA registry of special-purpose IPv4 addresses, multicast and 240/4 included. */
const SPECIAL_IPV4 = [
  '0.0.0.0/8', // this network
  '10.0.0.0/8', // private
  '100.64.0.0/10', // carrier-grade NAT; 100.100.100.200 is a metadata service
  '127.0.0.0/8', // loopback
  '168.63.129.16/32', // a metadata service at a public address (Azure)
  '169.254.0.0/16', // link-local; 169.254.169.254 is a metadata service
  '172.16.0.0/12', // private
  '192.0.0.0/24', // protocol assignments; 192.0.0.192 is a metadata service
  '192.0.2.0/24', // documentation
  '192.88.99.0/24', // 6to4 relays
  '192.168.0.0/16', // private
  '198.18.0.0/15', // benchmarks
  '198.51.100.0/24', // documentation
  '203.0.113.0/24', // documentation
  '224.0.0.0/4', // multicast
  '240.0.0.0/4', // reserved, broadcast
]
/** Of IPv6 only global unicast is public: loopback, link-local, unique-local, mapped and NAT64 forms lie outside it. */
const GLOBAL_IPV6 = ['2000::/3']
/** Not public although in 2000::/3: protocol assignments with Teredo, documentation, 6to4 (v4 addresses inside). */
const SPECIAL_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']
/** Last labels that never name a public host (RFC 6761, RFC 6762, RFC 8375, ICANN's reservation of `internal`). */
const PRIVATE_NAME = /(^|\.)(localhost|local|localdomain|internal|home\.arpa)$/

const special4 = blockList(SPECIAL_IPV4, 'ipv4')
const special6 = blockList(SPECIAL_IPV6, 'ipv6')
const global6 = blockList(GLOBAL_IPV6, 'ipv6')

/** True for a literal address of the public internet; false for every other, and for what is no address. */
export function isPublicAddress(address: string): boolean {
  const bare = address.replace(/%.*$/, '')
  if (isIP(bare) === 4) return !special4.check(bare, 'ipv4')
  return isIP(bare) === 6 && global6.check(bare, 'ipv6') && !special6.check(bare, 'ipv6')
}

/**
 * Refuses an address before anything is sent: one that is not http or https, carries a user name, or names a host that
 * is not public by its literal address or by its name. `allowHosts` are hosts, or `host:port`, that may be dialled all
 * the same. Names are looked up, and checked again, when they are dialled.
 * @throws FetchError
 */
export function checkTarget(url: URL, allowHosts: readonly string[]): void {
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw failure('scheme', `${url.href} is neither http nor https and is not fetched.`)
  if (url.username !== '' || url.password !== '')
    throw failure('url', `An address on ${url.host} carries a user name or a password and is not fetched.`)
  if (isAllowedHost(url, allowHosts)) return
  const host = hostOf(url.hostname)
  if (PRIVATE_NAME.test(host) || (isIP(host) !== 0 && !isPublicAddress(host))) throw refusal(host, host)
}

/** True when `allowHosts` names the host, with its port or without. */
export function isAllowedHost(
  target: Pick<URL, 'protocol' | 'hostname' | 'port'>,
  allowHosts: readonly string[],
): boolean {
  const host = hostOf(target.hostname)
  const bracketed = isIP(host) === 6 ? `[${host}]` : host
  const port = target.port || (target.protocol === 'https:' ? '443' : '80')
  const names = [host, bracketed, `${bracketed}:${port}`]
  return allowHosts.some(allowed => names.includes(allowed.toLowerCase()))
}

/** A connector for undici that looks at every address that it dials. Others of its options are passed on. */
export function guardedConnector(
  allowHosts: readonly string[],
  options: buildConnector.BuildOptions,
): buildConnector.connector {
  const connectAnywhere = buildConnector(options)
  const connectPublic = buildConnector({ ...options, lookup: lookupPublic })
  return (target, callback) => {
    const host = hostOf(target.hostname)
    if (isAllowedHost(target, allowHosts)) return connectAnywhere(target, callback)
    // an address that is written out is dialled without a lookup
    if (isIP(host) !== 0 && !isPublicAddress(host))
      return process.nextTick(callback, refusal(host, host), null)
    connectPublic(target, (...result) => {
      const [error, socket] = result
      if (error !== null || isPublicAddress(socket.remoteAddress ?? '')) return callback(...result)
      socket.destroy()
      callback(refusal(host, socket.remoteAddress ?? 'an unknown address'), null)
    })
  }
}

const lookupPublic: LookupFunction = (name, options, callback) => {
  lookup(name, { ...(options as LookupOptions), all: true }, (error, addresses) => {
    if (error) return callback(error, [])
    const refused = addresses.find(({ address }) => !isPublicAddress(address))
    const first = addresses[0]
    if (refused || !first) return callback(refusal(name, refused?.address ?? 'no address'), [])
    if (options.all) return callback(null, addresses)
    callback(null, first.address, first.family)
  })
}

function refusal(host: string, address: string) {
  const what = host === address ? host : `${host} (${address})`
  return failure(
    'address-refused',
    `${what} is not a public address and is not dialled. If it is a mirror or a test server of yours, name it in allowHosts.`,
  )
}

/** Lower case, without the brackets of IPv6 and the dot that may end a name. */
function hostOf(hostname: string): string {
  return hostname
    .toLowerCase()
    .replace(/^\[(.*)\]$/, '$1')
    .replace(/\.$/, '')
}

function blockList(networks: readonly string[], family: 'ipv4' | 'ipv6'): BlockList {
  const list = new BlockList()
  for (const network of networks) {
    const [address = '', prefix] = network.split('/')
    list.addSubnet(address, Number(prefix), family)
  }
  return list
}
