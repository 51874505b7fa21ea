import type { Notice } from '../model.ts'
import type { Correction } from '../reread/correction.ts'
import type { Capture, Decision, Observation, PrintedEntry } from './store.ts'

/**
 * What a proof needs to see of the record: rows as they are, whether or not they fit together. All of it comes in parts,
 * so that a record of any length is read in little memory.
 */
export interface ProofStore {
  /** Every capture of all lists with its link, by number. */
  chain(): AsyncIterable<LinkedCapture>
  /** Every decision with its link, in the order in which they were made; then those that have none. */
  decisionChain(): AsyncIterable<LinkedDecision>
  /** The links of the last capture, decision and correction, null where there is none; and that capture's number, else 0. */
  lastLinks(): Promise<{
    captures: string | null
    decisions: string | null
    corrections: string | null
    number: number
  }>
  /** Every list of which anything is kept, by name. */
  lists(): Promise<string[]>
  /** Every document that the record knows, and the numbers of readings that are of no list. */
  known(): Promise<{ documents: string[]; strayReadings: number[] }>
  /** What is stored of the places of a list's captures, by capture. */
  places(list: string): Promise<StoredPlace[]>
  /** What is stored of each reading of a list's documents beside its entries, by number. */
  readingRows(list: string): Promise<ReadingRow[]>
  /** What is stored of each entry that a list ever showed. */
  entryRows(list: string): AsyncIterable<StoredEntry>
  /** When a list showed each entry, by the first version that did. */
  intervals(list: string): AsyncIterable<StoredInterval>
}

export interface LinkedCapture {
  readonly number: number
  /** the number of its list where the record has none of that number; else null */
  readonly unlisted: number | null
  /** null when the row holds what no capture says, or is of no list */
  readonly capture: Capture | null
  readonly link: string
  /** true when it has a place in its list's history */
  readonly stands: boolean
}

export interface LinkedDecision {
  /** place in the chain of decisions, from 1; null when the decision is in none */
  readonly number: number | null
  /** number of the capture that was decided on, and its link; the link is null when the capture is not there */
  readonly capture: number
  readonly on: string | null
  /** the same of the last capture there was by then */
  readonly after: string | null
  /** null when it is gone, and its link is not */
  readonly decision: Decision | null
  readonly link: string | null
}

export interface LinkedCorrection {
  readonly number: number
  /** null when the row names no list */
  readonly list: string | null
  readonly at: string
  /** link of the last capture there was by then; null when that capture is not there */
  readonly after: string | null
  /** null when the row holds what no correction says */
  readonly body: Correction | null
  readonly link: string
}

export interface StoredPlace {
  readonly capture: number
  /** the list in whose history it stands, where the record has that */
  readonly list: string | null
  /** null when the row holds what no observation says, or what was read is gone */
  readonly observation: Observation | null
  /** true when the row says what its standing takes, and nothing else */
  readonly exact: boolean
}

export interface ReadingRow {
  readonly number: number
  readonly document: string
  readonly readerVersion: number
  readonly content: string
  /** how many there are */
  readonly entries: number
  /** null when they are none */
  readonly notices: readonly Notice[] | null
  /** false when its layout does not stand on an earlier one as it says */
  readonly founded: boolean
}

export interface StoredEntry {
  readonly number: number
  /** null when the row holds what no entry says */
  readonly entry: PrintedEntry | null
  /** `entryHash` of the entry as it was when it was stored */
  readonly hash: string
}

/** Consecutive versions that are stored as showing one entry, as often each. */
export interface StoredInterval {
  readonly name: string
  readonly hash: string
  readonly copies: number
  /** number of the version; null when none stands where the row says */
  readonly first: number | null
  /** number of the first version without it, one above the last version's when that one still shows it; null as above */
  readonly until: number | null
}
