import type { Snapshot, Stretch } from './store.ts'

/** What an entry says, whenever it was printed. */
export type PrintedOnce = Pick<Stretch, 'entry' | 'hash'>

/** What the publisher was seen to serve when it was asked; walls and failures say nothing of the list and are none. */
export interface Sighting {
  readonly at: string
  /** id of the version that was served; null: the page was missing */
  readonly snapshot: number | null
}

/** A list's history for questions about a few of its entries: nothing is read that was not asked for. */
export interface HistoryParts {
  /** How many versions are held. */
  versions(): Promise<number>
  /** The version of this number; null when there is none. */
  snapshot(number: number): Promise<Snapshot | null>
  /** Number of the last version that was in force on this day; 0 when there is none. */
  inForceOn(day: string): Promise<number>
  /** All that any document printed under a state, also one that never became a version. In no order. */
  printedUnder(state: string): Promise<PrintedOnce[]>
  /** The same under these keys. */
  printedWith(keys: readonly string[]): Promise<PrintedOnce[]>
  /** The same under any state and none. */
  allPrinted(): Promise<PrintedOnce[]>
  /** When versions showed entries of these hashes; by first version, then by name. */
  stretchesOf(hashes: readonly string[]): Promise<Stretch[]>
  /** From a day on, oldest first. */
  sightingsFrom(day: string): Promise<Sighting[]>
  everSighted(): Promise<boolean>
}
