import { canonicalJson } from '../../proof/canonical-json.ts'
import { saidBy } from '../../proof/chain.ts'
import type { Capture } from '../../store/store.ts'
import { answerHeaders, requestHead, statusLine } from './http.ts'
import { type RecordFacts, recordId } from './record.ts'

/** A capture about to be written. */
export interface Written {
  readonly number: number
  readonly link: string
  readonly capture: Capture
  /** bytes of its document; null when nothing came, or when they were written before */
  readonly body: Uint8Array | null
}

/** Where a document was written first: a repeat refers to it. */
export interface First {
  readonly url: string
  readonly date: string
  /** of the document, in bytes */
  readonly length: number
}

const SAME_PAYLOAD = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest'
const NOT_MODIFIED = 'http://netpreserve.org/warc/1.1/revisit/server-not-modified'
const NOTHING = new Uint8Array()

/** The address under which a capture's document is found in the file; an imported file has none of its own. */
export function addressOf({ via, list, file, finalUrl, url }: Capture): string {
  if (via === 'import') return `import://${list}/${encodeURIComponent(file ?? '')}`
  return finalUrl ?? url ?? ''
}

/**
 * The records of one capture: what answered, by way of which redirects, to what request, and a `metadata` record with all
 * that the chain says of it.
 * @param first where the same document, or the one that is not modified, was written; null when it was not
 */
export function captureRecords(written: Written, first: First | null): RecordFacts[] {
  const { capture, link } = written
  const answer = answerRecord(written, first)
  const asked = capture.via === 'run' && capture.status !== null
  const metadata: RecordFacts = {
    type: 'metadata',
    identity: `${link} metadata`,
    url: addressOf(capture),
    date: capture.capturedAt,
    fields: { 'Content-Type': 'application/json', ...(answer && concurrentTo(answer)) },
    http: null,
    body: Buffer.from(canonicalJson({ capture: written.number, link, said: saidBy(capture) })),
  }
  return [
    ...redirectRecords(written),
    ...(answer ? [answer] : []),
    ...(answer && asked ? requestRecord(answer) : []),
    metadata,
  ]
}

function answerRecord(written: Written, first: First | null): RecordFacts | null {
  const { capture, link, body } = written
  const { status, document, headers, capturedAt: date } = capture
  if (status === null && document === null) return null
  const record = { identity: `${link} answer`, url: addressOf(capture), date }
  const answered = (length: number | null) =>
    status === null ? null : { line: statusLine(status), headers: answerHeaders(headers, length) }
  if (first && (status === 304 || document !== null)) {
    const fields = {
      'WARC-Profile': status === 304 ? NOT_MODIFIED : SAME_PAYLOAD,
      'WARC-Refers-To-Target-URI': first.url,
      'WARC-Refers-To-Date': first.date,
      ...(document !== null && { 'WARC-Payload-Digest': `sha256:${document}` }),
    }
    return {
      ...record,
      type: 'revisit',
      fields,
      http: answered(document === null ? null : first.length),
      body: NOTHING,
    }
  }
  const bytes = body ?? NOTHING
  const http = answered(bytes.length)
  if (http) return { ...record, type: 'response', fields: {}, http, body: bytes }
  return {
    ...record,
    type: 'resource',
    fields: { 'Content-Type': 'application/octet-stream' },
    http,
    body: bytes,
  }
}

/** Redirects on the way. Of their headers only where they lead is kept, so they are marked as not whole. */
function redirectRecords({ capture, link }: Written): RecordFacts[] {
  return capture.redirects.flatMap(({ status, from, to }, index) => {
    const answer: RecordFacts = {
      type: 'response',
      identity: `${link} redirect ${index}`,
      url: from,
      date: capture.capturedAt,
      fields: { 'WARC-Truncated': 'unspecified' },
      http: { line: statusLine(status), headers: [['location', to]] },
      body: NOTHING,
    }
    return [answer, ...(capture.via === 'run' ? requestRecord(answer) : [])]
  })
}

/** The request to an answer, as far as it is known; so it is marked as not whole. */
function requestRecord(answer: RecordFacts): RecordFacts[] {
  const url = URL.parse(answer.url ?? '')
  if (!url) return []
  return [
    {
      ...answer,
      type: 'request',
      identity: `${answer.identity} request`,
      fields: { 'WARC-Truncated': 'unspecified', ...concurrentTo(answer) },
      http: requestHead(url),
      body: NOTHING,
    },
  ]
}

function concurrentTo({ identity }: RecordFacts): Record<string, string> {
  return { 'WARC-Concurrent-To': recordId(identity) }
}
