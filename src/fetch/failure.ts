import { FetchError } from '../errors.ts'

/** Why no usable answer was obtained. Stable: captures keep it and programs act on it. */
export type FetchReason =
  /** refused, reset or closed connections */
  | 'network'
  | 'dns'
  /** the certificate does not verify, or no secure connection came about */
  | 'tls'
  | 'timeout-connect'
  | 'timeout-first-byte'
  | 'timeout-total'
  /** the answer is not HTTP/1.1 */
  | 'protocol'
  /** more bytes on the wire, or after decompression, than the caller allows */
  | 'too-large'
  | 'too-large-decoded'
  /** fewer or other bytes than Content-Length declares */
  | 'content-length'
  /** a content coding that is broken or was not asked for */
  | 'encoding'
  | 'redirect-loop'
  /** to a host that the list's source does not name */
  | 'redirect-host'
  /** from https to http */
  | 'redirect-downgrade'
  /** loopback, private, link-local or otherwise not a public address */
  | 'address-refused'
  /** neither http nor https */
  | 'scheme'
  /** not an address at all, or one that carries a user name */
  | 'url'
  /** robots.txt forbids it, or could not be had */
  | 'robots'
  /** a web archive does not answer as its interface says, or not now */
  | 'archive'

/** A FetchError with one of the reasons above; `message` is one sentence or two: what, where, what to do. */
export function failure(reason: FetchReason, message: string, cause?: unknown): FetchError {
  return new FetchError(reason, message, cause === undefined ? {} : { cause })
}

const REASON_BY_CODE: Readonly<Record<string, FetchReason>> = {
  UND_ERR_CONNECT_TIMEOUT: 'timeout-connect',
  ETIMEDOUT: 'timeout-connect',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'content-length',
  UND_ERR_HEADERS_OVERFLOW: 'protocol',
  // a validator that cannot be sent as a header
  UND_ERR_INVALID_ARG: 'protocol',
  ENOTFOUND: 'dns',
  ENODATA: 'dns',
  EPROTO: 'tls',
  HOSTNAME_MISMATCH: 'tls',
}
const REASON_BY_CODE_PATTERN: readonly (readonly [RegExp, FetchReason])[] = [
  [/^EAI_/, 'dns'],
  [/^HPE_/, 'protocol'],
  // the names that OpenSSL and Node give to what is wrong with a certificate or a handshake
  [
    /^(ERR_TLS_|ERR_SSL_|CERT_|CRL_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|INVALID_(CA|PURPOSE)|PATH_LENGTH_)/,
    'tls',
  ],
]
const ADVICE: Partial<Record<FetchReason, string>> = {
  network: 'Try again later.',
  dns: 'Check the address and this machine’s name service.',
  tls: 'The certificate is always verified; do not trust this answer before the publisher has mended it.',
  'timeout-connect': 'Try again later.',
  'content-length': 'The answer was cut short or is inconsistent; try again later.',
  protocol: 'Try again later.',
}

/** What the transport threw, as a FetchError about `url`. One that is a FetchError already is returned as it is. */
export function explainFailure(error: unknown, url: URL): FetchError {
  if (error instanceof FetchError) return error
  const { code, detail } = factsOf(error)
  const reason = reasonFor(error, code)
  const advice = ADVICE[reason] ?? 'Try again later.'
  return failure(reason, `${url.href} could not be fetched: ${detail}. ${advice}`, error)
}

function factsOf(error: unknown): { code: string; detail: string } {
  if (!(error instanceof Error)) return { code: '', detail: String(error) }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  // an AggregateError, one error for each address that was tried, has no message of its own
  const detail =
    error.message || (error instanceof AggregateError && error.errors.map(String).join('; ')) || code
  return { code, detail: detail.replace(/\.$/, '') }
}

function reasonFor(error: unknown, code: string): FetchReason {
  const named = REASON_BY_CODE[code] ?? REASON_BY_CODE_PATTERN.find(([pattern]) => pattern.test(code))?.[1]
  if (named) return named
  return error instanceof Error && error.name === 'HTTPParserError' && !isCutShort(error)
    ? 'protocol'
    : 'network'
}

/** A body in chunks that ends before its last one is, to undici's parser, a wrong one; it has no code for that. */
function isCutShort({ message }: Error): boolean {
  return message.includes('Invalid EOF state')
}
