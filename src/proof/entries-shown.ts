import type { Entry } from '../model.ts'
import { entryHash } from '../snapshot/content.ts'
import type { ReadingRow } from '../store/proof-store.ts'
import type { Store } from '../store/store.ts'
import type { Fault } from './fault.ts'
import type { verifyEntries } from './verify-entries.ts'
import { entriesFaults } from './verify-readings.ts'

/** Keeps account of which of a list's stored readings and entries its captures show. */
export class EntriesShown {
  readonly #list: string
  readonly #stored: Awaited<ReturnType<typeof verifyEntries>>
  readonly #store: Store
  readonly #unused: Map<number, ReadingRow>
  /** by hash, the numbers of stored entries */
  readonly #unshown: Map<string, number>
  /** by hash, the names of entries that are shown and not stored as the list's */
  readonly #foreign = new Map<string, string>()

  constructor(
    list: string,
    readings: readonly ReadingRow[],
    stored: Awaited<ReturnType<typeof verifyEntries>>,
    store: Store,
  ) {
    this.#list = list
    this.#stored = stored
    this.#store = store
    this.#unused = new Map(readings.map(reading => [reading.number, reading]))
    this.#unshown = new Map(stored.sound)
  }

  /** The entries of a reading, which counts as used from now on. */
  async of(reading: number): Promise<Entry[]> {
    const entries = await this.#store.entriesRead(reading)
    if (!this.#unused.delete(reading)) return entries
    const { sound, changed } = this.#stored
    for (const entry of entries) {
      const hash = entryHash(entry)
      this.#unshown.delete(hash)
      if (!sound.has(hash) && !changed.has(hash)) this.#foreign.set(hash, entry.name)
    }
    return entries
  }

  /** What is left over at the end. */
  async faultsAtEnd(): Promise<Fault[]> {
    const faults: Fault[] = []
    for (const reading of [...this.#unused.values()])
      faults.push(...entriesFaults(this.#list, reading, await this.of(reading.number)))
    const entryFault = (which: string | number, text: string): Fault => ({
      what: 'entry',
      which: `${which} of ${this.#list}`,
      text,
    })
    return [
      ...faults,
      ...[...this.#unshown.values()].map(number =>
        entryFault(number, 'is shown by no document of the list.'),
      ),
      ...[...this.#foreign.values()].map(name =>
        entryFault(`“${name}”`, 'is not stored as one of the list.'),
      ),
    ]
  }
}
