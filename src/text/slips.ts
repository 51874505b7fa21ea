import { distance } from 'fastest-levenshtein'

/**
 * Slips of the pen between two words: letters inserted, left out or replaced; or 1 where all that differs is one letter
 * swapped with its neighbour (`TXEAS`). Quadratic in their length.
 */
export function slipsIn(a: string, b: string): number {
  return swapped(a, b) ? 1 : distance(a, b)
}

function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  const at = [...a].findIndex((letter, index) => letter !== b[index])
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
