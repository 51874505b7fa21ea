import type { EntryKind } from '../../../model.ts'
import type { State } from '../../../places/states.ts'
import type { Line } from '../line.ts'

/** An entry as the page prints it. */
export interface PrintedEntry {
  readonly name: string
  readonly state: State | null
  readonly kind: EntryKind
  /** the heading above its block; null where a label stands under the state without a block */
  readonly heading: string | null
  /** the line that stands for the state itself */
  readonly label: string | null
  readonly line: Line
  /** the lines under which it stands */
  readonly under: readonly Line[]
}

/** Something that the reader of the record should know about a line. */
export interface Finding {
  readonly code:
    | 'name-doubtful'
    | 'label-unknown'
    | 'state-unknown'
    | 'state-repeated'
    | 'heading-without-entries'
    | 'headings-look-like-names'
    | 'column-not-read'
  readonly line: Line
}

/** A line that is no heading and no entry. */
export interface UnreadLine {
  readonly index: number
  readonly line: Line
  /** it is written like a name, looks like the page's other names, and stands under a state or names its own */
  readonly likeEntry: boolean
  /** it stands in a list item of its own, in the list of an open block, or where that block's list begins */
  readonly inList: boolean
}

/** What the lines of a page say as a list. */
export interface ListLines {
  readonly entries: readonly PrintedEntry[]
  readonly findings: readonly Finding[]
  /** the lines that fit no rule, in document order */
  readonly unread: readonly UnreadLine[]
  /** indexes of the block headings that stand under no state */
  readonly orphans: readonly number[]
}
