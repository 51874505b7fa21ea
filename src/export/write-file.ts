import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { IcelistError, UsageError } from '../errors.ts'

/**
 * Writes what comes in parts into a file, under its name only once it is whole; a file of that name is replaced.
 * @throws UsageError when the file cannot be written; errors of the parts as they are
 */
export async function writeWhole(path: string, parts: AsyncIterable<Uint8Array | string>): Promise<void> {
  const temporary = `${path}.part`
  try {
    await pipeline(Readable.from(parts, { objectMode: true }), createWriteStream(temporary))
    await rename(temporary, path)
  } catch (cause) {
    await rm(temporary, { force: true })
    if (cause instanceof IcelistError || !isFileError(cause)) throw cause
    throw new UsageError(`Cannot write ${path}: ${cause.message}. Name another file with --out.`, { cause })
  }
}

function isFileError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}
