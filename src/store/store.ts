import type { Span } from '../compare/moves.ts'
import type { Entry, Notice, Verdict } from '../model.ts'

/** One attempt to obtain a document, as it is kept: whatever came of it. Instants are ISO 8601 in UTC, to the millisecond. */
export interface Capture {
  readonly list: string
  /** run: asked of the publisher. import: a file that a person already had. */
  readonly via: 'run' | 'import'
  /** the list's own document, or the page on which its link is found */
  readonly target: 'document' | 'landing-page'
  readonly url: string | null
  readonly finalUrl: string | null
  /** the name under which the document was published or imported */
  readonly file: string | null
  readonly capturedAt: string
  readonly status: number | null
  /** the answer's headers, names in lower case */
  readonly headers: Readonly<Record<string, string>>
  readonly redirects: readonly { readonly status: number; readonly from: string; readonly to: string }[]
  /** SHA-256 of the server's certificate */
  readonly tlsFingerprint: string | null
  /** requests made, and milliseconds that the last one took to the first byte and to the last; null without an answer */
  readonly timings: { readonly attempts: number; readonly firstByte: number; readonly total: number } | null
  /** SHA-256 of the archived bytes; null when nothing came */
  readonly document: string | null
  /** `contentHash` of the entries read; null when none were */
  readonly content: string | null
  /** the day of publication that a person gave with an imported file */
  readonly givenOn: string | null
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
}

/** Why a capture got its verdict: which rule, and the text that fired it. */
export interface Reason {
  readonly rule: string
  readonly text: string
}

export interface StoredCapture extends Capture {
  readonly id: number
  /** number of the snapshot that the capture wrote or saw again; null when it did neither */
  readonly snapshot: number | null
}

/** A link of a landing page to a document. */
export interface PageLink {
  readonly url: string
  readonly text: string
}

/** What a person said of a held capture. */
export interface Decision {
  readonly decision: 'accepted' | 'rejected'
  readonly reason: string
  readonly decidedAt: string
}

/** Where a version stands in its list's history; compared field by field, in this order. */
export interface VersionOrder {
  /** the day from which the version was in force, as well as is known: YYYY-MM-DD */
  readonly inForceOn: string
  /** counts the versions that a publisher states for one day */
  readonly sequence: number
  /** capture time of a version asked of the publisher; '' for imported ones, whose capture says nothing of their age */
  readonly seenAt: string
  readonly document: string
}

/** A version to be stored. */
export interface NewSnapshot {
  readonly order: VersionOrder
  readonly publishedOn: string | null
  readonly readerVersion: number
  /** hash of the entries as a multiset, see `contentHash` */
  readonly content: string
  readonly entries: readonly Entry[]
  readonly notices: readonly Notice[]
}

/** An accepted version of a list, without its entries. */
export interface Snapshot {
  /** stays the same for ever; the number that people use may rise when an older version is imported */
  readonly id: number
  readonly list: string
  /** place in the list's history, from 1 */
  readonly number: number
  readonly order: VersionOrder
  readonly publishedOn: string | null
  readonly capturedAt: string
  readonly document: string
  readonly file: string | null
  readonly url: string | null
  readonly entries: number
  readonly content: string
  readonly readerVersion: number
  readonly notices: readonly Notice[]
  /** why a person accepted a version that was held; null for one that was accepted as it came */
  readonly accepted: Decision | null
}

/**
 * What is kept, without a word on how. Everything above speaks to this; one class for each database behind it.
 * Every method that writes does so in one transaction: a reader sees all of it or nothing.
 * Failures of the database are StoreErrors.
 */
export interface Store {
  /** Keeps a capture that wrote no version. `seen` names the snapshot that it saw again, if any. */
  recordCapture(capture: Capture, seen: Snapshot | null): Promise<void>
  /**
   * Keeps a capture and the version that it brought, at the place in history that its order gives.
   * @param accepted the decision, for a version that would be held without it
   */
  recordSnapshot(capture: Capture, version: NewSnapshot, accepted: Decision | null): Promise<Snapshot>
  /** Keeps the version that a held capture brought, and the decision to accept it. */
  acceptCapture(capture: StoredCapture, version: NewSnapshot, accepted: Decision): Promise<Snapshot>
  /** Keeps the decision that a held capture brought no version. */
  rejectCapture(capture: StoredCapture, rejected: Decision): Promise<void>
  /** Held captures that nobody has decided on, oldest first, of all lists or of one. */
  undecided(list: string | null): Promise<StoredCapture[]>
  /** What was decided on an earlier capture with the same content; null when nothing was. */
  decisionOn(list: string, content: string): Promise<Decision | null>
  /** The snapshots between which a version of this order stands or would stand; `same` when it is there already. */
  neighbours(list: string, order: VersionOrder): Promise<Neighbours>
  /** True when the same bytes were imported before, under the same name, and with the same result. */
  wasImported(capture: Capture, seen: Snapshot | null): Promise<boolean>
  /** When the publisher was last seen to serve this version; null when it is only known from imports. */
  lastSeenAt(snapshot: Snapshot): Promise<string | null>
  /** In order of history. */
  snapshots(list: string): Promise<Snapshot[]>
  latestSnapshot(list: string): Promise<Snapshot | null>
  /** In document order, with evidence. */
  entriesOf(snapshot: Snapshot): Promise<Entry[]>
  /** When a list showed entries of these keys. */
  spansOf(list: string, keys: readonly string[]): Promise<Span[]>
  /** What a comparison of two versions needs, at the cost of the difference alone. */
  differenceOf(from: Snapshot, to: Snapshot): Promise<StoredDifference>
  /** All that the list ever showed, and when; the same moment of the record in all its parts. */
  history(list: string): Promise<ListHistory>
  /** True when a version of the list has these entries. */
  hasContent(list: string, content: string): Promise<boolean>
  /** When captures with these entries were held, oldest first. */
  heldAt(list: string, content: string): Promise<string[]>
  /** Newest first; at most `limit`. */
  captures(list: string, limit: number): Promise<StoredCapture[]>
  /**
   * Keeps the links to documents that a landing page has; returns those that it did not have before. The first time that a
   * list's page is looked at, none is new.
   */
  noteLinks(list: string, links: readonly PageLink[], at: string): Promise<PageLink[]>
  /** Names other than the version's own under which its very bytes were seen, each once, in order of first sight. */
  otherNames(list: string): Promise<{ snapshot: number; file: string }[]>
  captureById(id: number): Promise<StoredCapture | null>
  /** Every look at the publisher's own site, oldest first: when, and what came of it. */
  looks(list: string): Promise<{ capturedAt: string; verdict: Verdict }[]>
  /** The last capture of `url` whose answer was a good document: its headers carry the validators. */
  lastGoodCapture(list: string, url: string): Promise<StoredCapture | null>
  close(): Promise<void>
}

/** An entry as a list printed it, wherever in the document it stood. */
export type PrintedEntry = Omit<Entry, 'evidence'>

/** Consecutive versions that show one entry, as often each. */
export interface Stretch {
  readonly entry: PrintedEntry
  /** `entryHash` of the entry */
  readonly hash: string
  /** numbers of the first and of the last of the versions */
  readonly first: number
  readonly last: number
}

/** What the publisher was seen to serve when it was asked; walls and failures say nothing of the list and are none. */
export interface Sighting {
  readonly at: string
  /** number of the version that was served; null: the page was missing */
  readonly snapshot: number | null
}

export interface ListHistory {
  /** in order of history */
  readonly snapshots: readonly Snapshot[]
  /** by first version, then by name */
  readonly stretches: readonly Stretch[]
  /** oldest first */
  readonly sightings: readonly Sighting[]
}

/** Two versions without the entries that stand in both; an entry that one shows more often is in both of its sides. */
export interface StoredDifference {
  readonly before: Entry[]
  readonly after: Entry[]
  /** of the entries that stand in both, as often: those that share their key with one that does not */
  readonly unchanged: Entry[]
}

export interface Neighbours {
  readonly previous: Snapshot | null
  readonly same: Snapshot | null
  readonly next: Snapshot | null
}
