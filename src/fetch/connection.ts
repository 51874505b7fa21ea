import { checkServerIdentity } from 'node:tls'
import { type Dispatcher, EnvHttpProxyAgent } from 'undici'
import { UsageError } from '../errors.ts'
import { guardedConnector } from './address-guard.ts'
import type { FetchSettings } from './options.ts'

/** What one fetch sends its requests through. */
export interface Connection {
  readonly dispatcher: Dispatcher
  /** SHA-256 of the certificate that `url`'s host showed last, 64 hexadecimal digits; null over http */
  fingerprintOf(url: URL): string | null
  close(): Promise<void>
}

/**
 * Direct, through the address guard, or by the proxy that the environment names (HTTP_PROXY, HTTPS_PROXY, NO_PROXY).
 * A proxy looks names up and dials by itself: there the guard sees names and written-out addresses only. Hosts in
 * `allowHosts` are always dialled directly. TLS is verified whatever NODE_TLS_REJECT_UNAUTHORIZED says.
 * @throws UsageError when the environment's proxy is no address
 */
export function openConnection({ allowHosts, timeouts }: FetchSettings): Connection {
  const fingerprints = new Map<string, string>()
  const tls = {
    rejectUnauthorized: true,
    // a resumed session would not show its certificate again
    maxCachedSessions: 0,
    timeout: timeouts.connect,
    checkServerIdentity(hostname: string, certificate: Parameters<typeof checkServerIdentity>[1]) {
      fingerprints.set(hostname, certificate.fingerprint256.replaceAll(':', '').toLowerCase())
      return checkServerIdentity(hostname, certificate)
    },
  }
  const dispatcher = proxyAgent({
    allowH2: false,
    connect: guardedConnector(allowHosts, { ...tls, allowH2: false }),
    noProxy: [process.env.no_proxy ?? process.env.NO_PROXY ?? '', ...allowHosts].join(','),
    requestTls: tls,
    proxyTls: { rejectUnauthorized: true, timeout: timeouts.connect },
  })
  return {
    dispatcher,
    fingerprintOf: url => (url.protocol === 'https:' ? (fingerprints.get(bareHost(url)) ?? null) : null),
    close: () => dispatcher.destroy(),
  }
}

function proxyAgent(options: EnvHttpProxyAgent.Options): EnvHttpProxyAgent {
  try {
    return new EnvHttpProxyAgent(options)
  } catch (cause) {
    throw new UsageError(
      'The proxy that the environment names is not an address. Set HTTP_PROXY and HTTPS_PROXY to one such as http://proxy.example:3128, or to nothing.',
      { cause },
    )
  }
}

function bareHost(url: URL): string {
  return url.hostname.replace(/^\[(.*)\]$/, '$1')
}
