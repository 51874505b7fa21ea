/** Something in the record that is not as it was recorded, or does not follow from what was. */
export interface Fault {
  readonly what:
    | 'list'
    | 'capture'
    | 'decision'
    | 'correction'
    | 'document'
    | 'reading'
    | 'version'
    | 'entry'
    | 'interval'
    | 'changelog'
    | 'head'
  /** which one: a capture's number, a file from the data directory, LIST@VERSION */
  readonly which: string
  /** one sentence: what is wrong with it */
  readonly text: string
}

/** A fault in one line. */
export function faultText({ what, which, text }: Fault): string {
  return `${what} ${which}: ${text}`
}
