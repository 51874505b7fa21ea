import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { ReadError } from '../../errors.ts'
import { IMPORT_LIMITS } from '../given.ts'

/** Bytes of a WARC file, unpacked, of which no more pass than was granted. */
export interface WarcSource {
  readonly bytes: AsyncIterable<Uint8Array>
  /** grants so many bytes from here on; what was granted before is forfeited */
  grant(bytes: number): void
}

/** zlib and files hand over chunks of at most this size; one may be under way when a grant begins. */
const CHUNK = 64 * 1024

/**
 * The parser collects headers and chunks of bodies for as long as a file claims that they go on: it is given no more than
 * they may have.
 * @param stream packed by gzip, as one member or one for each record, or not at all
 */
export function warcSource(stream: Readable): WarcSource {
  let granted = 0
  let total = 0
  async function* bytes() {
    for await (const chunk of await unpacked(stream)) {
      granted -= chunk.length
      total += chunk.length
      if (granted < -CHUNK || total > IMPORT_LIMITS.unpackedBytes)
        throw new ReadError('it has a record that is larger than any real one')
      yield new Uint8Array(chunk)
    }
  }
  return {
    bytes: bytes(),
    grant(bytes) {
      granted = bytes
    },
  }
}

async function unpacked(stream: Readable): Promise<AsyncIterable<Uint8Array>> {
  const chunks: AsyncIterator<Uint8Array> = stream[Symbol.asyncIterator]()
  const first = await chunks.next()
  async function* all() {
    if (!first.done) yield first.value
    yield* { [Symbol.asyncIterator]: () => chunks }
  }
  if (first.done || first.value[0] !== 0x1f || first.value[1] !== 0x8b) return all()
  // goes from one gzip member to the next by itself; errors of both come out of it
  const gunzip = createGunzip()
  pipeline(Readable.from(all()), gunzip, () => {})
  return gunzip
}
