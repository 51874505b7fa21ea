import type { Readable } from 'node:stream'
import { AsyncIterReader, LimitReader, WARCParser, type WARCRecord } from 'warcio'
import { fileNameOf } from '../backfill/addresses.ts'
import { ReadError } from '../errors.ts'
import { decodedPayload } from './decoded-payload.ts'
import { bareAnswer, type Given, type GivenDocument, IMPORT_LIMITS } from './given.ts'
import type { Shelf } from './shelf.ts'
import type { Wanted } from './wanted.ts'
import { warcSource } from './warc-source.ts'

/** Of one record's headers, and of the HTTP headers behind them. */
const HEADER_BYTES = 2 ** 20

/** Types of records that may hold a publisher's answer (WARC 1.1, 6). */
const ANSWERS = ['response', 'resource', 'revisit']

/**
 * The list's documents in a WARC file: each record of a wanted address is a publisher's answer at a known time, walls and
 * missing pages included. A `revisit` of the same bytes is one more of them.
 */
export async function documentsInWarc(
  stream: Readable,
  name: string,
  wanted: Wanted,
  shelf: Shelf,
): Promise<Given> {
  const documents: GivenDocument[] = []
  const faults: Given['faults'][number][] = []
  const byPayload = new Map<string, GivenDocument['bytes']>()
  const source = warcSource(stream)
  const parser = new WARCParser(new AsyncIterReader(source.bytes, null))
  let others = 0
  try {
    for (let records = 0; ; records++) {
      source.grant(HEADER_BYTES)
      const record = await parser.parse()
      if (!record) break
      if (records === IMPORT_LIMITS.entries)
        throw new ReadError('it holds more records than are read at once')
      source.grant(Number.POSITIVE_INFINITY)
      const answer = ANSWERS.includes(record.warcType) ? answerIn(record) : null
      if (!answer || !wanted(answer.url)) {
        await blockOf(record, 0)
        if (ANSWERS.includes(record.warcType)) others++
        continue
      }
      const place = `${name}/${answer.finishedAt}/${answer.url}`
      const bytes = await bytesOf(record, answer.headers, byPayload, shelf)
      if (typeof bytes === 'string') faults.push({ place, why: bytes })
      else {
        const archive = record.warcHeader('WARC-Record-ID')?.replace(/^<|>$/g, '') ?? null
        documents.push({ name: fileNameOf(answer.url), place, publishedOn: null, answer, archive, bytes })
        if (record.warcPayloadDigest) byPayload.set(record.warcPayloadDigest, bytes)
      }
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    faults.push({ place: name, why: `it is damaged: ${why}; what stands before the damage is taken` })
  }
  return { documents, others, faults }
}

/** What a record says of an answer; null for a redirect, which carries no document, and for what says too little. */
function answerIn(record: WARCRecord): GivenDocument['answer'] {
  const url = URL.parse(record.warcTargetURI ?? '')
  const at = new Date(record.warcDate ?? '')
  if (!url || !/^https?:$/.test(url.protocol) || Number.isNaN(at.getTime())) return null
  const bare = bareAnswer(url.href, at.toISOString())
  const { httpHeaders } = record
  if (!httpHeaders) {
    const type = record.warcType === 'resource' ? record.warcContentType : null
    return type ? { ...bare, headers: { 'content-type': type } } : bare
  }
  const status = Number(httpHeaders.statusCode)
  if (!(status >= 100 && status < 600) || (status >= 300 && status < 400)) return null
  const headers = Object.fromEntries(
    Array.from(httpHeaders.headers, ([header, value]) => [header.toLowerCase(), value]),
  )
  return { ...bare, status, headers }
}

/** An answer's bytes, or why they cannot be taken. @throws ReadError when the file ends before the record does */
async function bytesOf(
  record: WARCRecord,
  headers: Readonly<Record<string, string>>,
  byPayload: ReadonlyMap<string, GivenDocument['bytes']>,
  shelf: Shelf,
): Promise<GivenDocument['bytes'] | string> {
  const payload = await blockOf(record, IMPORT_LIMITS.documentBytes)
  if (record.warcType === 'revisit')
    return byPayload.get(record.warcPayloadDigest ?? '') ?? 'it repeats a record that is not in the file'
  if (payload === null) return 'it is larger than any list’s document'
  const decoded = await decodedPayload(payload, headers)
  return decoded === null ? 'it unpacks to more than any list’s document' : shelf.keep(decoded)
}

/**
 * Reads a record to its end, which the parser's own ways of passing over it never find in a file that is cut short.
 * @returns its block without HTTP headers; null when that has more bytes than `most`
 * @throws ReadError
 */
async function blockOf(record: WARCRecord, most: number): Promise<Uint8Array | null> {
  const block = record.reader
  const stated = /^\d+$/.test(record.warcHeader('Content-Length') ?? '')
  if (!stated || !(block instanceof LimitReader)) throw new ReadError('a record does not state its length')
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of block) {
    length += chunk.length
    if (length <= most) chunks.push(chunk)
  }
  if (block.limit > 0) throw new ReadError('its last record is cut short')
  return length <= most ? new Uint8Array(Buffer.concat(chunks)) : null
}
