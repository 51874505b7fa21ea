import type { Readable } from 'node:stream'
import { AsyncIterReader, LimitReader, WARCParser, type WARCRecord } from 'warcio'
import { ReadError } from '../../errors.ts'
import { IMPORT_LIMITS } from '../given.ts'
import { warcSource } from './source.ts'

/** Of one record's headers, and of the HTTP headers behind them. */
const HEADER_BYTES = 2 ** 20

/** A record of a WARC file, of which the headers were read. */
export interface PlacedRecord {
  /** its place in the file, from 0 */
  readonly number: number
  readonly record: WARCRecord
  /** its block without HTTP headers; null when that has more bytes than `most`. To be asked for once. @throws ReadError */
  readonly block: (most: number) => Promise<Uint8Array | null>
}

/** The records of a WARC file, one after another; a block that nobody asks for is passed over. @throws ReadError, errors of the parser */
export async function* recordsIn(stream: Readable): AsyncGenerator<PlacedRecord> {
  const source = warcSource(stream)
  const parser = new WARCParser(new AsyncIterReader(source.bytes, null))
  for (let number = 0; ; number++) {
    source.grant(HEADER_BYTES)
    const record = await parser.parse()
    if (!record) return
    if (number === IMPORT_LIMITS.entries) throw new ReadError('it holds more records than are read at once')
    source.grant(Number.POSITIVE_INFINITY)
    let isRead = false
    const block = (most: number) => {
      isRead = true
      return blockOf(record, most)
    }
    yield { number, record, block }
    if (!isRead) await block(0)
  }
}

/**
 * Reads a record to its end, which the parser's own ways of passing over it never find in a file that is cut short.
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
