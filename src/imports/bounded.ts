import { createReadStream } from 'node:fs'
import { ReadError, UsageError } from '../errors.ts'
import { fileFault } from '../text/file-fault.ts'
import { IMPORT_LIMITS } from './given.ts'

/** A file's bytes. @throws UsageError when it cannot be read, ReadError when it is larger than any document */
export async function readFileBounded(path: string, place: string): Promise<Uint8Array> {
  try {
    return await readBounded(createReadStream(path), place)
  } catch (cause) {
    if (cause instanceof ReadError) throw cause
    throw new UsageError(`Cannot read ${place}: ${fileFault(cause)}. It was not imported.`, { cause })
  }
}

/** A stream's bytes, which are never held once there are too many. @throws ReadError, errors of the stream */
export async function readBounded(stream: AsyncIterable<Uint8Array>, place: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > IMPORT_LIMITS.documentBytes) throw tooLarge(place)
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

export function tooLarge(place: string): ReadError {
  const megabytes = IMPORT_LIMITS.documentBytes / 2 ** 20
  return new ReadError(`${place} is not taken: it has more than ${megabytes} MB, and no list's document has.`)
}
