import { ReadError, StoreError } from '../errors.ts'
import type { Entry } from '../model.ts'
import type { Effects } from '../pipeline.ts'
import type { Reading, Source } from '../sources/source.ts'
import type { Capture } from '../store/store.ts'
import { readingDifferences } from './compare-readings.ts'

/** What a document is read to today, held against what is stored. */
export interface Again {
  readonly dates: Reading['dates']
  /** where the entries differ, in words */
  readonly differences: readonly string[]
}

/** A list's documents, each read once, however many captures brought it. */
export class Rereader {
  readonly #source: Source
  readonly #effects: Pick<Effects, 'read' | 'archive'>
  readonly #known = new Map<string, Again | ReadError | null>()

  constructor(source: Source, effects: Pick<Effects, 'read' | 'archive'>) {
    this.#source = source
    this.#effects = effects
  }

  /** True when this is the version of the reader that is here. */
  isBy(readerVersion: number): boolean {
    return this.#source.readerVersion === readerVersion
  }

  /**
   * @param entries stored as the reading of this number
   * @returns null when the document is damaged or gone, which the check of documents tells
   */
  async again(
    capture: Capture,
    reading: number,
    entries: readonly Entry[],
  ): Promise<Again | ReadError | null> {
    const { document, headers, file } = capture
    const contentType = headers['content-type'] ?? null
    const key = JSON.stringify([document, contentType, file, reading])
    const known = this.#known.get(key)
    if (known !== undefined) return known
    const read = await this.#read(document ?? '', contentType, file)
    const again =
      read === null || read instanceof ReadError
        ? read
        : { dates: read.dates, differences: readingDifferences(entries, read.entries) }
    this.#known.set(key, again)
    return again
  }

  async #read(
    document: string,
    contentType: string | null,
    file: string | null,
  ): Promise<Reading | ReadError | null> {
    try {
      const bytes = await this.#effects.archive.read(document)
      return await this.#effects.read(this.#source, { bytes, contentType, file })
    } catch (error) {
      if (error instanceof ReadError) return error
      if (error instanceof StoreError) return null
      throw error
    }
  }
}
