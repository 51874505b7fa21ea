/** Text as wide as a terminal shows it. Expects text that `plain` has made safe. */

const ASCII = /^[\x20-\x7e]*$/
/** Letters and pictures that take the room of two. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/u

/** Made for the first text that needs it: every command loads this file, few print such text, and making it takes 7 ms. */
let graphemes: Intl.Segmenter | undefined

/** In columns of a terminal: letters with their accents count once. */
export function widthOf(text: string): number {
  if (ASCII.test(text)) return text.length
  return lettersOf(text).reduce((sum, letter) => sum + widthOfLetter(letter), 0)
}

/** At most `width` wide: a longer text keeps its start or its end, with "…" for what was left out. */
export function shortened(text: string, width: number, keeps: 'start' | 'end'): string {
  if (widthOf(text) <= width) return text
  const letters = keeps === 'start' ? lettersOf(text) : lettersOf(text).reverse()
  const kept: string[] = []
  let room = width - 1
  for (const letter of letters) {
    room -= widthOfLetter(letter)
    if (room < 0) break
    kept.push(letter)
  }
  return keeps === 'start' ? `${kept.join('')}…` : `…${kept.reverse().join('')}`
}

/** Lines of at most `width`, broken between words alone: a hash or an address that is longer stays whole. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

function lettersOf(text: string): string[] {
  graphemes ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(graphemes.segment(text), ({ segment }) => segment)
}

function widthOfLetter(letter: string): number {
  return WIDE.test(letter) ? 2 : 1
}
