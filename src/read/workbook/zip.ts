const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50
const END_RECORD_BYTES = 22
const ENTRY_HEADER_BYTES = 46
const MAX_COMMENT_BYTES = 0xffff

/**
 * How many bytes a ZIP file's own directory says that it unpacks to (APPNOTE.TXT 4.3.12), without unpacking anything;
 * null when there is no directory. A directory that lies is caught by the memory limit of the process that reads.
 */
export function inflatedSize(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end === null) return null
  const count = view.getUint16(end + 10, true)
  let offset = view.getUint32(end + 16, true)
  let total = 0
  for (let index = 0; index < count; index++) {
    if (offset + ENTRY_HEADER_BYTES > bytes.byteLength || view.getUint32(offset, true) !== DIRECTORY_ENTRY)
      return null
    total += view.getUint32(offset + 24, true)
    const variable =
      view.getUint16(offset + 28, true) +
      view.getUint16(offset + 30, true) +
      view.getUint16(offset + 32, true)
    offset += ENTRY_HEADER_BYTES + variable
  }
  return total
}

function endRecord(view: DataView): number | null {
  const last = view.byteLength - END_RECORD_BYTES
  for (let offset = last; offset >= Math.max(0, last - MAX_COMMENT_BYTES); offset--)
    if (view.getUint32(offset, true) === END_OF_DIRECTORY) return offset
  return null
}
