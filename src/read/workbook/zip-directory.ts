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
const STORED = 0
const DEFLATED = 8

/**
 * The parts of a ZIP file by its directory (APPNOTE.TXT 6.3.10, section 4.3), which must agree with the header before
 * each part; no two parts may bear one name or share bytes. ZIP64 is not read: no list needs it.
 * @throws ReadError
 */
export function readDirectory(bytes: Uint8Array): ZipPart[] {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(file)
  const start = file.readUInt32LE(end + 16)
  const count = file.readUInt16LE(end + 10)
  const parts: ZipPart[] = []
  const names = new Set<string>()
  let offset = start
  for (let index = 0; index < count; index++) {
    if (!hasRecord(file, offset, DIRECTORY_ENTRY))
      throw contradiction('its directory is shorter than it says')
    const nameEnd = offset + DIRECTORY_ENTRY.bytes + file.readUInt16LE(offset + 28)
    const part = partAt(file, offset, file.toString('latin1', offset + DIRECTORY_ENTRY.bytes, nameEnd), start)
    // spreadsheet programs take names that differ in case for the same
    const name = part.name.toLowerCase()
    if (names.has(name)) throw contradiction(`it has two parts called ${part.name}`)
    names.add(name)
    parts.push(part)
    offset = nameEnd + file.readUInt16LE(offset + 30) + file.readUInt16LE(offset + 32)
  }
  if (offset !== end) throw contradiction('its directory is longer than it says')
  refuseOverlap(parts)
  return parts
}

function endRecord(file: Buffer): number {
  const last = file.length - END_RECORD.bytes
  for (let offset = last; offset >= Math.max(0, last - MAX_COMMENT_BYTES); offset--)
    if (hasRecord(file, offset, END_RECORD)) return offset
  throw new ReadError(
    'This is not an XLSX workbook: it does not end in a ZIP directory. The file is truncated or of another type. Obtain it again.',
  )
}

function partAt(file: Buffer, entry: number, name: string, directory: number): ZipPart {
  const method = file.readUInt16LE(entry + 10)
  if ((file.readUInt16LE(entry + 8) & ENCRYPTED) !== 0)
    throw new ReadError('The workbook is locked by a password. Obtain it without one.')
  if (method !== STORED && method !== DEFLATED)
    throw contradiction(`${name} is packed by a method that workbooks do not use`)
  const local = file.readUInt32LE(entry + 42)
  if (!hasRecord(file, local, LOCAL_HEADER)) throw contradiction(`${name} is not where its directory says`)
  const nameEnd = local + LOCAL_HEADER.bytes + file.readUInt16LE(local + 26)
  if (file.toString('latin1', local + LOCAL_HEADER.bytes, nameEnd) !== name)
    throw contradiction(`${name} bears another name where it stands`)
  const start = nameEnd + file.readUInt16LE(local + 28)
  const end = start + file.readUInt32LE(entry + 20)
  if (end > directory) throw contradiction(`${name} is longer than the file`)
  return {
    name,
    method: method === STORED ? 'stored' : 'deflated',
    packed: file.subarray(start, end),
    unpacked: file.readUInt32LE(entry + 24),
    crc32: file.readUInt32LE(entry + 16),
  }
}

/** Parts that share bytes let a small file unpack to a large one, and say one thing to one program and another to the next. */
function refuseOverlap(parts: readonly ZipPart[]): void {
  const inOrder = parts.toSorted((one, other) => one.packed.byteOffset - other.packed.byteOffset)
  for (const [index, part] of inOrder.entries()) {
    const next = inOrder[index + 1]
    if (next && part.packed.byteOffset + part.packed.length > next.packed.byteOffset)
      throw contradiction(`${part.name} and ${next.name} share bytes`)
  }
}

function hasRecord(file: Buffer, offset: number, record: { signature: number; bytes: number }): boolean {
  return offset >= 0 && offset + record.bytes <= file.length && file.readUInt32LE(offset) === record.signature
}

function contradiction(what: string): ReadError {
  return new ReadError(`The workbook is damaged: ${what}. Obtain it again.`)
}
