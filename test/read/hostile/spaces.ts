import { constants, deflateRawSync } from 'node:zlib'

const BLOCK = 2 ** 20

/** `megabytes` MiB of spaces, deflated, without ever holding them: one block that stands on its own, again and again. */
export function deflatedSpaces(megabytes: number): Uint8Array {
  const block = deflateRawSync(Buffer.alloc(BLOCK, ' '), { finishFlush: constants.Z_FULL_FLUSH })
  return Buffer.concat([...Array.from({ length: megabytes }, () => block), Buffer.from([3, 0])])
}

/** The same as a zlib stream (RFC 1950), which PDF's FlateDecode takes. */
export function zlibSpaces(megabytes: number): Uint8Array {
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32BE(adler32OfSpaces(BigInt(megabytes) * BigInt(BLOCK)))
  return Buffer.concat([Buffer.from([0x78, 0x9c]), deflatedSpaces(megabytes), checksum])
}

/** RFC 1950, section 9, summed up for a run of the byte 32. */
function adler32OfSpaces(length: bigint): number {
  const low = (1n + 32n * length) % 65521n
  const high = (length + (32n * length * (length + 1n)) / 2n) % 65521n
  return Number((high << 16n) | low)
}
