import type { EntryKind } from '../../model.ts'

/** Words that stand alone above the names of one kind. */
export interface BlockRule {
  /** in any case, with or without a colon */
  readonly words: readonly string[]
  readonly kind: EntryKind
}

/** How a page shows its list: all that the reader knows about a list, beyond HTML itself. */
export interface HtmlListRules {
  /** selectors of the elements that usually hold the page's own content, closest first: hints, never conditions */
  readonly containers: readonly string[]
  /**
   * headings: a state's name stands above its blocks.
   * suffix: every name but a state's ends in its state, `Cook County, IL`.
   * all: the whole list is one state's, which need not be named; USPS code.
   */
  readonly states: 'headings' | 'suffix' | { readonly all: string }
  readonly blocks: readonly BlockRule[]
  /** beginnings of the lines that stand in a name's place and mean the state above them itself */
  readonly labels: readonly string[]
  /** lines to pass over wherever they stand: the page's own controls */
  readonly ignored: readonly string[]
  /** the publisher's time zone, for the day of an instant in the metadata */
  readonly timeZone: string
}
