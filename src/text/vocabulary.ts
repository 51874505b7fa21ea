import { fold } from './fold.ts'
import { slipsIn } from './slips.ts'

/** The word of a closed vocabulary that a printed value stands for. */
export interface Recognised {
  /** as the vocabulary writes it */
  readonly value: string
  /** false when `printed` is a misprint of `value`; case, spacing and typography are never misprints */
  readonly exact: boolean
}

/**
 * The one word of `vocabulary` that `printed` can stand for: the same after folding, else the only nearest one within
 * the slips that its length allows. Null when no word is near, or two are equally near (`SORTH DAKOTA`): the caller
 * says so aloud and keeps what is printed.
 */
export function recognise(printed: string, vocabulary: readonly string[]): Recognised | null {
  const folded = fold(printed)
  const same = vocabulary.find(word => fold(word) === folded)
  if (same !== undefined) return { value: same, exact: true }

  let nearest: string | null = null
  let fewest = Number.POSITIVE_INFINITY
  let tied = false
  for (const word of vocabulary) {
    const slips = slipsBetween(folded, fold(word))
    if (slips === null || slips > fewest) continue
    tied = slips === fewest
    nearest = word
    fewest = slips
  }
  return nearest === null || tied ? null : { value: nearest, exact: false }
}

/**
 * The words of a text in the singular, without punctuation: `Task-Force Models` is `task force model`. It is compared
 * and never shown, so that it need not be English.
 */
export function plainWords(text: string): string {
  const words = fold(text)
    .replace(/['.]/g, '')
    .match(/[\p{L}\p{N}]+/gu)
  return (words ?? []).map(singular).join(' ')
}

function singular(word: string): string {
  if (word.length < 4 || !/[^s]s$/.test(word)) return word
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.slice(0, -1)
}

/** Slips of the pen between a printed value and a word; null when it is no misprint of it. */
function slipsBetween(printed: string, word: string): number | null {
  const allowed = slipsAllowed(word)
  // also keeps a hostile, endless value away from the quadratic distance
  if (Math.abs(printed.length - word.length) > allowed) return null
  // a number or a word more is another value: "Task Force Model 2", "W VIRGINIA"
  if (digitsOf(printed) !== digitsOf(word)) return null
  if (printed.split(' ').length !== word.split(' ').length && unspaced(printed) !== unspaced(word))
    return null
  const slips = slipsIn(printed, word)
  return slips > allowed ? null : slips
}

function slipsAllowed(word: string): number {
  if (word.length < 4) return 0
  return word.length < 6 ? 1 : 2
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '')
}

function unspaced(text: string): string {
  return text.replaceAll(' ', '')
}
