import { setTimeout } from 'node:timers/promises'
import { createHostMemory, type HostMemory } from './host-memory.ts'

/** What decides whether to ask again. */
export interface Answered {
  readonly status: number
  /** names in lower case */
  readonly headers: Readonly<Record<string, string>>
}

/** How documents are fetched. Times are milliseconds, sizes are bytes. */
export interface FetchSettings {
  /** names the program, and where to reach whoever runs it: `icelist/1.2.3 (+https://example.org/contact)` */
  readonly userAgent: string
  /** hosts, or `host:port`, that may be dialled although they are not public: mirrors and test servers of one's own */
  readonly allowHosts: readonly string[]
  readonly timeouts: {
    /** until a connection stands, TLS included */
    readonly connect: number
    /** from the request until the answer's headers have come, connecting included */
    readonly firstByte: number
    /** from the request until the answer's last byte; each redirect and each retry begins anew */
    readonly total: number
  }
  /** of one body as it is sent */
  readonly maxBytes: number
  /** of one body after decompression */
  readonly maxDecodedBytes: number
  /** further attempts after a broken connection and a passing answer */
  readonly retries: number
  /** an answer that says nothing of the document, only that the server cannot give it now: 429 and 5xx as a rule */
  readonly isPassing: (answer: Answered) => boolean
  /** how long a server that says 429 is left alone, at least */
  readonly pauseAfter429: number
  /** a server that asks for a longer wait than this (Retry-After) is not asked again in this run */
  readonly maxRetryAfter: number
  /** ignore: for a publisher that has given its consent */
  readonly robots: 'obey' | 'ignore'
  /** between two requests to one host; its robots.txt may ask for more. Hosts in `allowHosts` are not spaced. */
  readonly spacing: number
  readonly sleep: (milliseconds: number) => Promise<unknown>
  readonly now: () => Date
  /** what is known of hosts: shared by all that is fetched in one process */
  readonly hosts: HostMemory
}

export const FETCH_DEFAULTS: Omit<FetchSettings, 'userAgent' | 'allowHosts'> = {
  timeouts: { connect: 10_000, firstByte: 30_000, total: 120_000 },
  // the largest document of any list so far is under 1 MB
  maxBytes: 32 * 2 ** 20,
  maxDecodedBytes: 64 * 2 ** 20,
  retries: 3,
  isPassing: ({ status }) => status === 429 || status >= 500,
  pauseAfter429: 0,
  maxRetryAfter: 120_000,
  robots: 'obey',
  spacing: 1000,
  sleep: setTimeout,
  now: () => new Date(),
  hosts: createHostMemory(),
}

/** `userAgent` and `allowHosts` are the caller's to say; everything else has a default. */
export type FetchOptions = Pick<FetchSettings, 'userAgent' | 'allowHosts'> & Partial<FetchSettings>
