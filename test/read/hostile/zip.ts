import { crc32, deflateRawSync } from 'node:zlib'

/** One file of a ZIP file, and what is said of it in place of the truth. */
export interface DrawnPart {
  readonly name: string
  readonly content: Uint8Array | string
  /** already deflated, where the content is too large to be held */
  readonly packed?: Uint8Array
  /** bytes */
  readonly claims?: { readonly packed?: number; readonly unpacked?: number }
}

/** A ZIP file, whether it makes sense or not. */
export function drawZip(parts: readonly DrawnPart[]): Uint8Array {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const part of parts) {
    const content = Buffer.from(part.content as Uint8Array)
    const packed = Buffer.from(part.packed ?? deflateRawSync(content))
    const name = Buffer.from(part.name, 'latin1')
    const header = Buffer.alloc(26)
    header.writeUInt16LE(20, 0)
    header.writeUInt16LE(8, 4)
    header.writeUInt32LE(crc32(content), 10)
    header.writeUInt32LE(part.claims?.packed ?? packed.length, 14)
    header.writeUInt32LE(part.claims?.unpacked ?? content.length, 18)
    header.writeUInt16LE(name.length, 22)
    files.push(Buffer.from('PK\x03\x04', 'latin1'), header, name, packed)
    const entry = Buffer.alloc(46)
    entry.write('PK\x01\x02\x14\x00', 'latin1')
    header.copy(entry, 6)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, name)
    offset += 4 + header.length + name.length + packed.length
  }
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(Buffer.concat(directory).length, 12)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...files, ...directory, end]))
}
