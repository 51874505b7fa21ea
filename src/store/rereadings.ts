import type { Notice } from '../model.ts'
import type { Correction } from '../reread/correction.ts'
import type { Publication } from '../snapshot/publication.ts'
import type { LinkedCorrection } from './proof-store.ts'
import type { NewReading, VersionOrder } from './store.ts'

/** What a document was read to, without its entries. */
export interface StoredReading {
  readonly id: number
  readonly document: string
  readonly readerVersion: number
  readonly notices: readonly Notice[]
}

/** A capture whose document was read again. */
export interface RereadCapture {
  readonly capture: number
  readonly stated: Publication
  /** where it stands until all of the list are placed anew */
  readonly order: VersionOrder
  /** '' for none */
  readonly file: string
}

/** What reading documents again does to the record. Captures stay as they are, and so do earlier readings. */
export interface Rereadings {
  /** All that was ever read of a list's documents. */
  all(list: string): Promise<StoredReading[]>
  /**
   * Gives captures a new reading. Those whose entries differ, and those that could not be read before, stand nowhere
   * afterwards until `rearrange` places them.
   */
  replace(list: string, reading: NewReading, captures: readonly RereadCapture[]): Promise<void>
  noteCorrection(correction: Correction): Promise<void>
  /** Oldest first. */
  corrections(list: string): Promise<Correction[]>
  /** Every correction of all lists with its link, by number, whether or not it fits. */
  correctionChain(): AsyncIterable<LinkedCorrection>
}
