/** The bytes that windows-1252 shows as these characters, from 0x80 on. */
const BYTES = new Map(
  [...new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, n) => 128 + n))].map(
    (character, n) => [character, 128 + n] as const,
  ),
)
const UTF8 = new TextDecoder('utf-8', { fatal: true })
/** What the first byte of a character in UTF-8 looks like, and one of those behind it. */
const SUSPICIOUS = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0178\u0192\u02c6\u02dc\u2013-\u2122]/

/** What was meant by a text in UTF-8 that was taken for windows-1252, `DoÃ±a Ana`; null when it is no such text. */
export function meantBy(text: string): string | null {
  if (!SUSPICIOUS.test(text)) return null
  const bytes = Array.from(text, character => BYTES.get(character) ?? character.codePointAt(0) ?? 0)
  if (bytes.some(byte => byte > 255)) return null
  try {
    return UTF8.decode(Uint8Array.from(bytes))
  } catch {
    return null
  }
}
