import { ReadError } from '../../errors.ts'

/** One file inside a ZIP file, still packed. */
export interface ZipPart {
  readonly name: string
  readonly method: 'stored' | 'deflated'
  readonly packed: Uint8Array
  /** bytes, as the directory states */
  readonly unpacked: number
  readonly crc32: number
}

const END_RECORD = { signature: 0x06054b50, bytes: 22 }
const DIRECTORY_ENTRY = { signature: 0x02014b50, bytes: 46 }
const LOCAL_HEADER = { signature: 0x04034b50, bytes: 30 }
const MAX_COMMENT_BYTES = 0xffff
const ENCRYPTED = 0x2041
const ZIP64 = 0xffffffff
const METHODS: Readonly<Record<number, ZipPart['method']>> = { 0: 'stored', 8: 'deflated' }

/**
 * The parts of a ZIP file (APPNOTE.TXT 6.3.10, 4.3) by its directory, which must agree with the header before each part,
 * and whose parts must neither bear one name nor overlap. ZIP64 is refused: no part of a list needs it.
 * @throws ReadError
 */
export function readDirectory(bytes: Uint8Array): ZipPart[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(file)
  const count = file.readUInt16LE(end + 10)
  const parts: (ZipPart & { start: number; end: number })[] = []
  let offset = file.readUInt32LE(end + 16)
  for (let index = 0; index < count; index++) {
    if (offset + DIRECTORY_ENTRY.bytes > end || file.readUInt32LE(offset) !== DIRECTORY_ENTRY.signature)
      throw contradiction('its directory is not where, or as long as, it says')
    const [nameBytes, extraBytes, commentBytes] = [28, 30, 32].map(at => file.readUInt16LE(offset + at))
  }
}
