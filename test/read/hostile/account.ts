/** What became of a document, and what it cost. Sizes in bytes, times in milliseconds. */
export interface Account {
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
