import type { Change, Notice } from '../model.ts'
import type { Reason, Standing } from '../store/store.ts'

/**
 * What the record says otherwise since documents were read again. The publisher's documents are the same: nothing of this
 * is a change of the list.
 */
export interface Correction {
  readonly list: string
  /** when it was made */
  readonly at: string
  readonly reader: ReaderStep
  readonly entries: readonly EntryCorrection[]
  readonly notices: readonly NoticeCorrection[]
  readonly versions: readonly VersionCorrection[]
  readonly changes: readonly ChangeCorrection[]
  /** captures that are read to other entries now, by `contentHash` */
  readonly contents: readonly { readonly capture: number; readonly content: string }[]
}

/** Which reader was replaced: the list's own, or that of the list for which its entries leave. */
export interface ReaderStep {
  readonly list: string
  /** all versions of it that had read any of the documents; none when no document could be read before */
  readonly from: readonly number[]
  readonly to: number
}

/** A capture that is or was a version, in words that stay true when versions arrive before it. */
export interface VersionName {
  readonly capture: number
  readonly inForceOn: string
  readonly document: string
  /** '' for none */
  readonly file: string
}

/** Consecutive versions, the last one included. */
export interface VersionRange {
  readonly first: VersionName
  readonly last: VersionName
  readonly count: number
}

/** An entry that appears (`before` is null), vanishes (`after` is null) or differs, and in which versions. */
export interface EntryCorrection {
  readonly change: Change
  readonly versions: readonly VersionRange[]
}

/** What a version's document is told of beside its entries. */
export interface NoticeCorrection {
  readonly became: 'told' | 'untold'
  readonly notice: Notice
  readonly versions: readonly VersionRange[]
}

/** What a capture counts as; `unread`: it could not be read as its list. */
export interface CountsAs {
  readonly as: Standing['as'] | 'unread'
  /** the day that is stated, and the day from which it was in force; null for a capture that is unread */
  readonly publishedOn: string | null
  readonly inForceOn: string | null
}

export interface VersionCorrection {
  readonly version: VersionName
  readonly was: CountsAs
  readonly is: CountsAs
  /** why it is held, when it is */
  readonly reasons: readonly Reason[]
}

/** How the step to a version says otherwise what changed. */
export interface ChangeCorrection {
  readonly to: VersionName
  readonly appear: readonly Change[]
  readonly vanish: readonly Change[]
  readonly differ: readonly { readonly was: Change; readonly is: Change }[]
}

/** True when the record says the same as before. */
export function saysNothing({ entries, notices, versions, changes, contents }: Correction): boolean {
  return [entries, notices, versions, changes, contents].every(part => part.length === 0)
}
