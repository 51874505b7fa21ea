import type { Span } from '../compare/moves.ts'
import type { Entry, Notice, Verdict } from '../model.ts'
import type { Publication } from '../snapshot/publication.ts'
import type { AlertBox } from './alert-box.ts'
import type { Backfills } from './backfills.ts'
import type { HistoryParts } from './history-parts.ts'
import type { PageReadings } from './page-readings.ts'
import type { ProofStore } from './proof-store.ts'
import type { Rereadings } from './rereadings.ts'

/** One attempt to obtain a document, as it is kept: whatever came of it. Instants are ISO 8601 in UTC, to the millisecond. */
export interface Capture {
  readonly list: string
  /**
   * run: asked of the publisher. import: a file that a person already had. memento: a copy that somebody else took of the
   * publisher's answer, at a known time.
   */
  readonly via: 'run' | 'import' | 'memento'
  /** the list's own document, or the page on which its link is found */
  readonly target: 'document' | 'landing-page'
  readonly url: string | null
  readonly finalUrl: string | null
  /** the name under which the document was published or imported */
  readonly file: string | null
  /** when the publisher gave it; of an import, which says nothing of that, when it was imported */
  readonly capturedAt: string
  /** where the copy of a memento came from, and when; null for all others */
  readonly archive: { readonly url: string; readonly fetchedAt: string } | null
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

/** A capture as the record holds it, and what it stands for in its list's history as that is known today. */
export interface StoredCapture extends Capture {
  readonly id: number
  /** id of the snapshot that the capture brought or saw again; null when it did neither */
  readonly snapshot: number | null
  /** null when the capture could not be read as the list */
  readonly standing: Standing['as'] | null
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
  /** when the publisher gave it; '' for imports, whose capture says nothing of their age */
  readonly seenAt: string
  readonly document: string
}

/** What a document says, as one version of its list's reader read it. */
export interface NewReading {
  readonly document: string
  readonly readerVersion: number
  /** hash of the entries as a multiset, see `contentHash` */
  readonly content: string
  readonly entries: readonly Entry[]
  readonly notices: readonly Notice[]
}

/** Where a capture that could be read stands in its list's history: follows from all captures of the list. */
export type Standing =
  | {
      readonly as: 'version'
      /** the version before it when it was judged, by its capture; null for the first */
      readonly after: number | null
      /** why it is one: the first, a new document of the same list, entries that were accepted before, within bounds, or decided */
      readonly because: 'first' | 'new-document' | 'accepted-before' | 'within-bounds' | 'decision'
      /** the capture on which the decision was made that let it pass */
      readonly decision: number | null
    }
  | { readonly as: 'seen'; readonly version: number }
  | { readonly as: 'held'; readonly after: number; readonly reasons: readonly Reason[] }

/** What a capture says of its list. */
export interface Observation {
  readonly capture: number
  /** by number, so that its entries can be had */
  readonly reading: number
  readonly content: string
  /** when the publisher published it, as well as the document, its name or a person says */
  readonly stated: Publication
  readonly order: VersionOrder
  readonly file: string
  readonly standing: Standing
}

/** A capture that could be read, about to be stored. */
export interface Arrival {
  readonly capture: Capture
  /** what was read, or the number of an earlier reading of the very same document */
  readonly reading: NewReading | number
  readonly stated: Publication
}

/** The number under which an arrival is placed before it has one: above all others. */
export const ARRIVING = Number.MAX_SAFE_INTEGER

/** Where a capture stands from now on. */
export interface Placement {
  readonly capture: number
  readonly order: VersionOrder
  readonly standing: Standing
  /** how it stood until now; null for what arrives, and for what had no place */
  readonly stood: Standing['as'] | null
}

/** All that changes at once in a list's history. */
export interface Rearrangement {
  readonly list: string
  readonly arrival: Arrival | null
  /** a decision on the entries that a capture brought, be it the arrival */
  readonly decision: { readonly capture: number; readonly decision: Decision } | null
  readonly placements: readonly Placement[]
}

/** An accepted version of a list, without its entries. */
export interface Snapshot {
  /** of the capture that brought it: the number that people use may rise when an older version arrives later */
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
export interface Store extends ProofStore {
  /** Keeps a capture that could not be read as its list. */
  recordCapture(capture: Capture): Promise<void>
  /**
   * Keeps an arrival and a decision, and moves all captures to where they stand now.
   * @returns the number of the arrival; null when there was none
   */
  rearrange(rearrangement: Rearrangement): Promise<number | null>
  /** What was observed at and after a place in the order of history, in that order; all of it when none is given. */
  observationsFrom(list: string, order: VersionOrder | null): Promise<Observation[]>
  /** The version before a place in the order of history. */
  versionBefore(list: string, order: VersionOrder): Promise<Observation | null>
  observation(capture: number): Promise<Observation | null>
  /**
   * When the publisher was last seen, before it was seen to serve these entries, to serve others. Of what was seen in the same
   * instant, the content's hash decides which was first, for something must.
   */
  lastOther(list: string, content: string, before: string): Promise<string | null>
  /** What was seen right after these entries were, for as long as the same was served. */
  runAfter(list: string, content: string, instant: string): Promise<Observation[]>
  /** Sightings of these entries before an instant, oldest first: when. */
  sightingsOf(list: string, content: string, before: string): Promise<string[]>
  /** True when a version before a place in the order of history has these entries. */
  acceptedBefore(list: string, content: string, order: VersionOrder): Promise<boolean>
  /** The place of the first capture that is held, or that a decision let pass; of those with these entries, if any are given. */
  firstDoubtful(list: string, content: string | null): Promise<VersionOrder | null>
  /** The last decision on a capture with these entries, and on which capture it was made. */
  decisionOn(list: string, content: string): Promise<(Decision & { readonly capture: number }) | null>
  /** The observation that an import of the same bytes under the same name and day left before. */
  importedBefore(capture: Capture, content: string): Promise<Observation | null>
  /** True when the same bytes, under the same name and day, were imported before and could not be read either. */
  refusedBefore(capture: Capture): Promise<boolean>
  /** Held captures that nobody has decided on, oldest first, of all lists or of one. */
  undecided(list: string | null): Promise<StoredCapture[]>
  /** The entries of a reading, in document order, with evidence. */
  entriesRead(reading: number): Promise<Entry[]>
  /** When the publisher was last seen to serve this version; null when it is only known from imports. */
  lastSeenAt(snapshot: Snapshot): Promise<string | null>
  /** The same for every version of a list that was seen, by the version's id. */
  lastSeen(list: string): Promise<Map<number, string>>
  /** In order of history. */
  snapshots(list: string): Promise<Snapshot[]>
  latestSnapshot(list: string): Promise<Snapshot | null>
  /** The version that a capture brought; null when it brought none. */
  snapshot(list: string, capture: number): Promise<Snapshot | null>
  /** In document order, with evidence. */
  entriesOf(snapshot: Snapshot): Promise<Entry[]>
  /** When a list showed entries of these keys. */
  spansOf(list: string, keys: readonly string[]): Promise<Span[]>
  /** What a comparison of two versions needs, at the cost of the difference alone. */
  differenceOf(from: Snapshot, to: Snapshot): Promise<StoredDifference>
  /** All that the list ever showed, and when; the same moment of the record in all its parts. */
  history(list: string): Promise<ListHistory>
  /** The same for questions about a few entries; each part is of the moment in which it is asked for. */
  historyParts(list: string): HistoryParts
  /** Newest first; at most `limit`. */
  captures(list: string, limit: number): Promise<StoredCapture[]>
  /**
   * Keeps the links to documents that a landing page has; returns those that it did not have before. The first time that a
   * list's page is looked at, none is new.
   */
  noteLinks(list: string, links: readonly PageLink[], at: string): Promise<PageLink[]>
  /** Names other than the version's own under which its very bytes were seen, each once, by name. */
  otherNames(list: string): Promise<{ snapshot: number; file: string }[]>
  captureById(id: number): Promise<StoredCapture | null>
  /** Every look at the publisher's own site, ours or an archive's, oldest first: when, and what came of it as is known today. */
  looks(list: string): Promise<{ capturedAt: string; verdict: Verdict }[]>
  /** The last capture of `url` whose answer was a good document: its headers carry the validators. */
  lastGoodCapture(list: string, url: string): Promise<StoredCapture | null>
  /** True when the record has a capture of this address at this instant from an archive. */
  hasMemento(list: string, url: string, capturedAt: string): Promise<boolean>
  /** What people are to be told, and were. */
  readonly alerts: AlertBox
  /** How far each backfill has come. */
  readonly backfills: Backfills
  /** What documents are read to when they are read again, and what that corrected. */
  readonly rereadings: Rereadings
  /** What was read of the last web pages, to save reading them again. */
  readonly pageReadings: PageReadings
  /** Does all of `work` on the store that it is handed, or, when it throws, nothing of it. */
  atomically<T>(work: (store: Store) => Promise<T>): Promise<T>
  /** Does `work` as `atomically` would, and then takes all of it back. */
  tentatively<T>(work: (store: Store) => Promise<T>): Promise<T>
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

export interface ListHistory {
  /** in order of history */
  readonly snapshots: readonly Snapshot[]
  /** by first version, then by name */
  readonly stretches: readonly Stretch[]
}

/** Two versions without the entries that stand in both; an entry that one shows more often is in both of its sides. */
export interface StoredDifference {
  readonly before: Entry[]
  readonly after: Entry[]
  /** of the entries that stand in both, as often: those that share their key with one that does not */
  readonly unchanged: Entry[]
}
