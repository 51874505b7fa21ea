import { distance } from 'fastest-levenshtein'

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
  const slips = swapped(a, b) ? 1 : distance(a, b)
  return (1 - slips / length) * (a[0] === b[0] ? 1 : OTHER_INITIAL)
}

function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
