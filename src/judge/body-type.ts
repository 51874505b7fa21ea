/** What bytes are by their beginning, whatever a header says. */
export type BodyType = 'nothing' | 'pdf' | 'zip' | 'html' | 'other'

/** PDF readers accept the marker within the first kilobyte. */
const HEAD = 1024

const HTML_TAG = /<(!doctype html|html|head|body|title|meta|div|p|h1|table|ul|script)\b|<!--/i
/** The beginnings that byte order marks make, read as Latin-1. */
const MARKUP_START = /^(ï»¿|ÿþ|þÿ)?\s*</

export function bodyType(body: Uint8Array): BodyType {
  const head = Buffer.from(body.subarray(0, HEAD)).toString('latin1')
  // markup is ASCII in every character set of the web; without its NULs UTF-16 is too
  const markup = head.replaceAll('\0', '')
  if (markup.trim() === '') return 'nothing'
  if (head.startsWith('PK\u0003\u0004')) return 'zip'
  if (head.includes('%PDF-') && !MARKUP_START.test(markup)) return 'pdf'
  return HTML_TAG.test(markup) ? 'html' : 'other'
}

/** The type that a media type's documents have; null for a media type that no list has. */
export function typeDue(mediaType: string): Exclude<BodyType, 'nothing' | 'other'> | null {
  if (mediaType === 'application/pdf') return 'pdf'
  if (mediaType === 'text/html') return 'html'
  return mediaType.endsWith('spreadsheetml.sheet') ? 'zip' : null
}
