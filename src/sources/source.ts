import type { Bounds } from '../judge/hold-rules.ts'
import type { Entry, Notice } from '../model.ts'

/** What a reading function is handed: bytes and what was known about them; nothing to reach out with. */
export interface DocumentInput {
  readonly bytes: Uint8Array
  /** the Content-Type header, or null when there was none */
  readonly contentType: string | null
  /** the name under which the document was published or imported, or null */
  readonly file: string | null
}

/** A day on which the document itself says that it was published or edited. */
export interface StatedDate {
  /** YYYY-MM-DD in the publisher's calendar */
  readonly on: string
  /** where it is said: printed in the document, in its metadata, or as the period that it covers */
  readonly basis: 'printed' | 'metadata'
}

/** What a document says. */
export interface Reading {
  /** in document order */
  readonly entries: Entry[]
  readonly notices: Notice[]
  /** best first */
  readonly dates: StatedDate[]
}

/** The document is at one address, or is linked from a landing page under ever new names. */
export type Location =
  | { readonly kind: 'address'; readonly url: string }
  | {
      readonly kind: 'landing-page'
      readonly url: string
      readonly document: DocumentRule
    }

/** How the links to a list's documents are told from the others on the page. */
export interface DocumentRule {
  /** said by the link's text or the file name, when the document is the list's */
  readonly own: RegExp
  /** said by them when it is another list's of the same page */
  readonly others: RegExp
  /** of the file name, with its dot, in lower case */
  readonly extension: string
  /** hosts that may publish the document, beside the page's own */
  readonly otherHosts?: readonly string[]
}

/** What icelist knows about a list: facts, and one pure function that reads its documents. */
export interface Source {
  /** stable, kebab case: names the list in commands, folders and the database */
  readonly id: string
  readonly title: string
  readonly publisher: string
  readonly location: Location
  /** where archives hold the list's earlier documents, when its address names one of several; `*` at its end: all that begin so */
  readonly archivedAt?: string
  readonly mediaType:
    | 'application/pdf'
    | 'text/html'
    | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    | 'text/csv'
  /** cron expression in `timeZone`: how often `watch` looks */
  readonly cadence: string
  readonly timeZone: string
  /** live: looked at by every run. withdrawn: the same, seldom, in case it returns. closed: only when it is named. */
  readonly series: 'live' | 'withdrawn' | 'closed'
  /** what makes two rows the same entry, in words */
  readonly identity: string
  readonly expected: {
    /** a document with fewer entries is a failed capture */
    readonly floor: number
    /** a document with more is accepted with a notice */
    readonly ceiling: number
  }
  /** how much may change in one step before a person must look; `DEFAULT_BOUNDS` where nothing is said */
  readonly bounds?: Partial<Bounds>
  /** the list to which entries leave this one by rights, and how that is said, before a day, on either side */
  readonly leavesFor?: { readonly list: string; readonly left: string; readonly came: string }
  /** the publisher's own description of the list */
  readonly publisherWords: string
  /** raised by one whenever the same bytes may read differently */
  readonly readerVersion: number
  /** Loads its libraries when it is first called. @throws ReadError when the document cannot be read exactly */
  readonly read: (document: DocumentInput) => Promise<Reading>
}
