import type { WARCRecord } from 'warcio'
import type { Redirect } from '../../fetch/follow-redirects.ts'
import { locationOf } from '../../fetch/request-once.ts'

/** Types of records that may hold a publisher's answer (WARC 1.1, 6). */
const ANSWERS = ['response', 'resource', 'revisit']

/** What a record says of an answer. */
export interface RecordedAnswer {
  readonly url: string
  /** ISO 8601 in UTC, to the millisecond */
  readonly at: string
  readonly status: number
  /** names in lower case */
  readonly headers: Readonly<Record<string, string>>
}

/** True for a record that may hold a publisher's answer. */
export function isAnswer({ warcType }: WARCRecord): boolean {
  return ANSWERS.includes(warcType)
}

/** What a record says of an answer; null for one that says too little, and for one that can carry no document. */
export function answerIn(record: WARCRecord): RecordedAnswer | null {
  const url = addressIn(record.warcTargetURI)
  const at = instantIn(record.warcDate)
  if (url === null || at === null) return null
  const { httpHeaders } = record
  if (!httpHeaders) {
    // nobody would have kept a bad one
    const type = record.warcType === 'resource' ? record.warcContentType : null
    return { url, at, status: 200, headers: type ? { 'content-type': type } : {} }
  }
  const status = Number(httpHeaders.statusCode)
  if (!(status >= 100 && status < 600)) return null
  const headers = Object.fromEntries(
    Array.from(httpHeaders.headers, ([header, value]) => [header.toLowerCase(), value]),
  )
  // "not modified" says something together with what it repeats, and only a repeat names that
  const answers = status < 300 || status >= 400 || record.warcType === 'revisit'
  return answers || locationOf({ status, headers }) !== null ? { url, at, status, headers } : null
}

/** Where a redirect leads; null for an answer that is none. */
export function redirectIn({ url, status, headers }: RecordedAnswer): Redirect | null {
  const location = locationOf({ status, headers })
  const to = location === null ? null : addressIn(location, url)
  return to === null ? null : { status, from: url, to }
}

/** The address and the time of the record that a `revisit` says it repeats. */
export function repeatedBy(record: WARCRecord): Pick<RecordedAnswer, 'url' | 'at'> | null {
  const url = addressIn(record.warcHeader('WARC-Refers-To-Target-URI'))
  const at = instantIn(record.warcHeader('WARC-Refers-To-Date'))
  return url === null || at === null ? null : { url, at }
}

/** As it is sent: without a fragment. */
function addressIn(text: string | null | undefined, base?: string): string | null {
  const url = URL.parse(text ?? '', base)
  if (!url || !/^https?:$/.test(url.protocol)) return null
  url.hash = ''
  return url.href
}

function instantIn(text: string | null | undefined): string | null {
  const at = new Date(text ?? '')
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
