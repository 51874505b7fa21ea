import type { EntryKind } from '../../model.ts'

/** What a column holds, where it is more than text. */
export type Holds =
  /** a day between two years, kept as YYYY-MM-DD where it is one */
  | { readonly kind: 'day'; readonly years: readonly [first: number, last: number] }
  /** one value of a closed vocabulary; a misprint of one is recognised */
  | {
      readonly kind: 'one-of'
      readonly values: readonly string[]
      /** other names of the values, as `plainWords` writes them */
      readonly otherNames?: ReadonlyMap<string, string>
    }
  /** bulleted items, kept as an array */
  | { readonly kind: 'items' }

/** A column or part of which something is kept. */
export interface RowColumn {
  readonly field: string
  /** as notices call it: the header that the publisher prints */
  readonly header: string
  readonly holds?: Holds
  /** linked: its hyperlink is a fact of its own, kept in the field `<field>Link` beside the text that it stands under */
  readonly link?: 'kept'
}

/** Where an entry's state is printed. */
export type StateRule =
  | { readonly kind: 'column'; readonly field: string }
  /** behind the last comma of the name: `Cook County, IL` */
  | { readonly kind: 'suffix' }
  /** the whole list is one state's; USPS code */
  | { readonly kind: 'all'; readonly usps: string }

/** What kind of thing an entry names. */
export type KindRule =
  | { readonly kind: 'all'; readonly is: EntryKind }
  /** by the words that a column prints; others are `other`, with a notice */
  | { readonly kind: 'column'; readonly field: string; readonly words: ReadonlyMap<string, EntryKind> }

/** How the columns of a row make an entry. */
export interface RowRules {
  readonly columns: readonly RowColumn[]
  /** the field that names the entry; it is not repeated among the entry's fields */
  readonly name: string
  readonly state: StateRule
  readonly kind: KindRule
  /** the fields that make the key, behind the state */
  readonly key: readonly string[]
}
