import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { WARCRecord, WARCSerializer, type WARCType } from 'warcio'
import type { Headers } from './http.ts'

/** A record of a WARC file, before it is one. */
export interface RecordFacts {
  readonly type: WARCType
  /** what its identifier is made from, so that the same capture has the same one in every file */
  readonly identity: string
  /** null for `warcinfo`, which has none */
  readonly url: string | null
  readonly date: string
  /** fields of the record itself, beside those that every record has */
  readonly fields: Readonly<Record<string, string>>
  /** the HTTP message's first line and headers; null when the record holds none */
  readonly http: { readonly line: string; readonly headers: Headers } | null
  readonly body: Uint8Array
}

/** `<urn:uuid:…>`, made from a text by SHA-256 as RFC 9562 lets one make its own (version 8). */
export function recordId(identity: string): string {
  const hex = createHash('sha256').update(identity).digest('hex')
  const variant = '89ab'[Number.parseInt(hex[16] ?? '0', 16) % 4]
  return `<urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}>`
}

/** A record's bytes, compressed by itself as WARC files have it; the same facts give the same bytes. */
export async function recordBytes(facts: RecordFacts): Promise<Uint8Array> {
  const { type, identity, url, date, fields, http, body } = facts
  const record = WARCRecord.create(
    {
      type,
      date,
      warcVersion: 'WARC/1.1',
      warcHeaders: { 'WARC-Record-ID': recordId(identity), ...fields },
      ...(url !== null && { url }),
      ...(http && { statusline: http.line, httpHeaders: http.headers }),
    },
    [body],
  )
  const { headers } = record.warcHeaders
  // warcio writes the profile of an identical payload into every revisit
  if (fields['WARC-Profile'] !== undefined) headers.set('WARC-Profile', fields['WARC-Profile'])
  // warcio would start a WebAssembly module for each digest that is not there
  const head = record.httpHeaders ? `${record.httpHeaders}\r\n` : ''
  headers.set('WARC-Block-Digest', digest(head, body))
  if (type !== 'revisit') headers.set('WARC-Payload-Digest', digest(body))
  return gzipSync(await WARCSerializer.serialize(record))
}

function digest(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return `sha256:${hash.digest('hex')}`
}
