/** A document built to harm its reader, or that is not what its name says. */
export interface HostileDocument {
  /** names the trick */
  readonly name: string
  /** id of the list as whose document it is read */
  readonly list: string
  readonly file: string
  readonly bytes: () => Uint8Array | Promise<Uint8Array>
  readonly ends: Ending
}

/**
 * A refusal that says so; `oversized`: refused before it is read; `stopped` by the limit of time or of memory, whichever
 * it meets first; or no effect at all.
 */
export type Ending = { readonly says: string } | 'oversized' | 'stopped' | { readonly entries: number }
