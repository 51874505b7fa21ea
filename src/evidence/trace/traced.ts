import type { Change, Entry, SnapshotSummary } from '../../model.ts'
import type { Excerpt } from '../excerpt/excerpt.ts'

/** What an archived document shows of an entry: where, and what stands around it. */
export interface Sight {
  /** the entry stood there before the change, or after it; or it stands there, and no change is asked of */
  readonly role: 'before' | 'after' | 'entry'
  readonly version: SnapshotSummary
  /** where the document was published; null for imports */
  readonly url: string | null
  /** imported: `capturedAt` says nothing of when it was published */
  readonly imported: boolean
  /** where the document lies in the data directory */
  readonly archived: string | null
  /** null when the document has no such entry: before it was added, after it was removed */
  readonly shown: { readonly entry: Entry; readonly excerpt: Excerpt } | null
}

/** What `show-evidence --json` prints: a change, or an entry, and what the documents show of it. */
export interface Traced {
  /** to be named by again: of the change, or of the entry */
  readonly id: string
  readonly list: string
  readonly change: Change | null
  /** before, then after; a row that came or went twice has two of its side */
  readonly sights: readonly Sight[]
}

/** Where the picture of a PDF's page is, as an address for a web page, or why there is none; by `pictureKey`. */
export type Pictures = ReadonlyMap<string, PictureOrProblem>
export type PictureOrProblem = { readonly src: string } | { readonly problem: string }

export function pictureKey(document: string, page: number): string {
  return `${document} ${page}`
}
