import { crc32, inflateRawSync } from 'node:zlib'
import { ReadError } from '../../errors.ts'
import { readDirectory, type ZipPart } from './zip-directory.ts'

/** A list of agencies unpacks to 1 MB at most so far. */
const MAX_UNPACKED_BYTES = 64 * 2 ** 20
/** Repetitive XML shrinks to a fiftieth; one that shrinks to less than this is built to burst. */
const MAX_RATIO = 250
/** Below this size any ratio is harmless. */
const RATIO_COUNTS_FROM = 2 ** 20

/**
 * Unpacks the parts of a ZIP file whose names pass `wanted`, after a look at what the directory says of all of them.
 * Every part is checked against the directory's length and CRC-32: a byte damaged on the way would otherwise be read as
 * another letter, or leave out rows, without a word.
 * @throws ReadError when it is no ZIP file, is damaged or truncated, contradicts itself, or would unpack to too much
 */
export function unzip(bytes: Uint8Array, wanted: (name: string) => boolean): Map<string, Uint8Array> {
  const parts = readDirectory(bytes).filter(part => wanted(part.name))
  const total = parts.reduce((sum, part) => sum + part.unpacked, 0)
  if (total > MAX_UNPACKED_BYTES)
    throw new ReadError(
      `The workbook would unpack to ${megabytes(total)}; the limit is ${megabytes(MAX_UNPACKED_BYTES)}. See what was published.`,
    )
  for (const { name, packed, unpacked } of parts)
    if (unpacked > RATIO_COUNTS_FROM && unpacked > packed.length * MAX_RATIO)
      throw new ReadError(
        `The workbook would unpack ${name} to ${Math.round(unpacked / Math.max(1, packed.length))} times its size; the limit is ${MAX_RATIO} times. See what was published.`,
      )
  return new Map(parts.map(part => [part.name, unpack(part)]))
}

function unpack(part: ZipPart): Uint8Array {
  const content = part.method === 'stored' ? part.packed : inflate(part)
  if (content.length !== part.unpacked || crc32(content) !== part.crc32)
    throw new ReadError(
      `The workbook is damaged: ${part.name} does not have the length or the checksum that it states. Obtain it again.`,
    )
  return content
}

function inflate({ name, packed, unpacked }: ZipPart): Uint8Array {
  try {
    // one byte more than stated, so that a part which unpacks to more is seen to
    return inflateRawSync(packed, { maxOutputLength: unpacked + 1 })
  } catch (cause) {
    throw new ReadError(`The workbook is damaged: ${name} cannot be unpacked. Obtain it again.`, { cause })
  }
}

function megabytes(bytes: number): string {
  return `${Math.round(bytes / 2 ** 20)} MB`
}
