/** Characters that a terminal, or a program that splits lines, may act on; JSON itself only escapes some of them. */
const ACTIVE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Noncharacter_Code_Point}]/gu

/** A value as JSON in one line, and the same value when it is parsed: what is not plain text is written as `\uXXXX`. */
export function safeJson(value: unknown): string {
  return JSON.stringify(value).replace(ACTIVE, escaped)
}

function escaped(character: string): string {
  return Array.from({ length: character.length }, (_, unit) => {
    const code = character.charCodeAt(unit).toString(16)
    return `\\u${code.padStart(4, '0')}`
  }).join('')
}
