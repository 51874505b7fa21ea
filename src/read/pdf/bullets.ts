/**
 * Signs that can be nothing else at the start of a text: bullets, the private-use codes by which Word prints Symbol's
 * and Wingdings' bullets, and the bullet of Windows-1252 left as it is.
 */
const PLAIN_SIGNS =
  '\u0095\u2022\u25cf\u25aa\u25fe\u25e6\u2023\u2043\u25a0\u25cb\u2219\u27a2\uf0b7\uf0a7\uf076\uf0d8\uf0fc'
/** Signs that are also used inside a text: taken as bullets only when the cell starts with them. */
const DOUBTFUL_SIGNS = '\u00b7\u00a7\u2013\u2014*o-'

const SIGN = new RegExp(`^[${PLAIN_SIGNS}${DOUBTFUL_SIGNS}]$`, 'u')
const PLAIN = new RegExp(`^[${PLAIN_SIGNS}]\\s*`, 'u')
const DOUBTFUL = new RegExp(`^([${DOUBTFUL_SIGNS}])\\s+`, 'u')
const PLAIN_INSIDE = new RegExp(`\\s(?=[${PLAIN_SIGNS}]\\s)`, 'u')

/** Whether a word is a bullet, or would be one where a text starts. */
export function isBulletSign(word: string): boolean {
  return SIGN.test(word)
}

/** Whether a word is a bullet and nothing else. */
export function isBullet(word: string): boolean {
  return word.length === 1 && PLAIN.test(word)
}

/** A part of a cell: an item without its sign, or text that has none. */
export interface Item {
  readonly bulleted: boolean
  readonly lines: readonly string[]
}

/** Cuts the lines of a cell at its bullets; what stands before the first is an item without one. */
export function itemsOf(lines: readonly string[]): Item[] {
  const sign = DOUBTFUL.exec(lines[0] ?? '')?.[1]
  const items: { bulleted: boolean; lines: string[] }[] = []
  for (const line of lines.flatMap(whole => whole.split(PLAIN_INSIDE))) {
    const text = withoutSign(line, sign)
    const last = items.at(-1)
    if (text !== null) items.push({ bulleted: true, lines: [text] })
    else if (last) last.lines.push(line)
    else items.push({ bulleted: false, lines: [line] })
  }
  return items
}

/** The line behind its bullet; null when it starts without one. @param sign a doubtful sign that this cell uses */
function withoutSign(line: string, sign: string | undefined): string | null {
  if (PLAIN.test(line)) return line.replace(PLAIN, '')
  if (sign !== undefined && DOUBTFUL.exec(line)?.[1] === sign) return line.replace(DOUBTFUL, '')
  return null
}
