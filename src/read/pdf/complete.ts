import { ReadError } from '../../errors.ts'

/** The end marker may be followed by a line end, by padding of a mirror, and by what a server appends: not by much. */
const TAIL = 2048
/** The linearisation dictionary is the first object of a file that has one (ISO 32000-1, annex F). */
const HEAD = 1024

/**
 * Refuses bytes that are not a whole PDF file. A truncated linearised file loads without an error and with fewer
 * pages, so the end marker and the stated length are looked at before anything is read.
 * @throws ReadError
 */
export function checkComplete(bytes: Uint8Array): void {
  const head = latin1(bytes.subarray(0, HEAD))
  if (!head.includes('%PDF-')) {
    throw new ReadError('the document is not a PDF: it does not start with %PDF-; look at what was published')
  }
  const stated = /\/Linearized\b[\s\S]*?\/L\s+(\d+)/.exec(head)?.[1]
  if (stated !== undefined && Number(stated) > bytes.length) {
    throw new ReadError(
      `the PDF is truncated: it states a length of ${stated} bytes and has ${bytes.length}; obtain it again`,
    )
  }
  if (!latin1(bytes.subarray(-TAIL)).includes('%%EOF')) {
    throw new ReadError('the PDF is truncated: its end marker %%EOF is missing; obtain it again')
  }
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}
