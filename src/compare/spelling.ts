import { firstDifference, isSwap, slipsIn } from '../text/slips.ts'

/** Names longer than this are not compared letter by letter. */
const LONGEST_WORD = 64

/** How much a misprint in the first letter counts against two words being one: writers seldom slip there. */
const OTHER_INITIAL = 0.85

/**
 * How alike two words are, from 0 to 1: one less the share of letters that were inserted, left out, replaced, or swapped
 * with their neighbour.
 */
export function wordLikeness(a: string, b: string): number {
  if (a === b) return 1
  const length = Math.max(a.length, b.length)
  if (length > LONGEST_WORD) return 0
  return (1 - slipsIn(a, b) / length) * (a[0] === b[0] ? 1 : OTHER_INITIAL)
}

/**
 * Whether one slip of the pen turns one text into the other: a letter put in, left out or replaced, or two neighbours
 * swapped. Letters doubled or not are one slip however many they are ("Cincinatti", "Cincinnati").
 */
export function oneSlipApart(a: string, b: string): boolean {
  if (a === b) return false
  const [short, long] = a.length < b.length ? [a, b] : [b, a]
  const at = firstDifference(short, long)
  const longer = long.length - short.length
  if (longer <= 1 && short.slice(at + 1 - longer) === long.slice(at + 1)) return true
  return isSwap(a, b) || undoubled(a) === undoubled(b)
}

function undoubled(text: string): string {
  return text.replace(/(.)\1+/gu, '$1')
}
