import { distance } from 'fastest-levenshtein'

/**
 * Slips of the pen between two texts: letters inserted, left out or replaced; or 1 where all that differs is one letter
 * swapped with its neighbour (`TXEAS`). Quadratic in their length.
 */
export function slipsIn(a: string, b: string): number {
  return isSwap(a, b) ? 1 : distance(a, b)
}

/** Whether two neighbouring letters are swapped, and nothing else differs. */
export function isSwap(a: string, b: string): boolean {
  if (a === b || a.length !== b.length) return false
  const at = firstDifference(a, b)
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}

/** Where two texts first differ; the length of the shorter one where it begins the other. */
export function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}
