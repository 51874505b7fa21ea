import type { Verdict } from '../../../src/model.ts'

/** What is made of bytes that a server answers with, before they are read as a list. */
export interface JudgedAnswer {
  readonly verdict: 'ok' | Verdict
  /** empty when nothing is wrong */
  readonly text: string
}

/** What became of a document, and what it cost. Sizes in bytes, times in milliseconds. */
export interface Account {
  /** as the answer from the list's own address */
  readonly answer: JudgedAnswer
  /** as the landing page of a list, and as the document that it leads to */
  readonly landingPage: JudgedAnswer
  readonly entries: number | null
  /** codes of the notices */
  readonly notices: readonly string[]
  readonly error: { readonly name: string; readonly reason: string | null; readonly message: string } | null
  readonly took: number
  readonly parentPeak: number
  readonly childPeak: number
  /** the longest time for which the parent answered nobody */
  readonly longestPause: number
}
