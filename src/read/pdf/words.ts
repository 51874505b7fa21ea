import type { Box } from './geometry.ts'

/** Text between two white spaces, placed on the page turned back so that it runs from left to right. */
export interface Word {
  readonly text: string
  readonly x0: number
  readonly x1: number
  /** y of the baseline */
  readonly base: number
  /** font size in points */
  readonly size: number
  /** white space was printed behind it */
  readonly spaceAfter: boolean
  /** marked-content id: its place in the structure tree of a tagged file */
  readonly mark: number | null
}

/** A gap of this many ems between words is a space. Typefaces have spaces of 0.2 to 0.33 em, and kern by less than 0.1. */
export const SPACE = 0.13

/** Upper and lower edge are generous, so that ascenders, accents and descenders of any typeface are inside. */
export function boxOf(word: Word): Box {
  return [word.x0, word.base - word.size, word.x1, word.base + 0.25 * word.size]
}

/** Where the middle of its lower-case letters is: what decides in which row and on which line it stands. */
export function middleOf(word: Word): number {
  return word.base - 0.3 * word.size
}

/** Whether a word stands between two heights. */
export function isBetween(word: Word, top: number, bottom: number): boolean {
  const middle = middleOf(word)
  return middle >= top && middle < bottom
}
