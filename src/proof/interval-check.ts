import type { Entry } from '../model.ts'
import { entryHash } from '../snapshot/content.ts'
import type { StoredInterval } from '../store/proof-store.ts'
import type { Fault } from './fault.ts'

/** How often a version shows an entry. */
interface Shown {
  readonly name: string
  copies: number
}

/** An interval that goes on. `until` is what is stored; null when nothing sensible is, which was told. */
interface Open extends Shown {
  readonly until: number | null
}

/**
 * Holds the stored intervals of a list against its versions, one version after the other. What is kept in memory is one
 * version's entries.
 */
export class IntervalCheck {
  readonly #list: string
  readonly #stored: AsyncIterator<StoredInterval>
  /** entries whose rows were changed, by hash: told already, and met here under two hashes */
  readonly #changed: ReadonlySet<string>
  #next: StoredInterval | null = null
  #open = new Map<string, Open>()

  constructor(list: string, stored: AsyncIterable<StoredInterval>, changed: ReadonlySet<string>) {
    this.#list = list
    this.#stored = stored[Symbol.asyncIterator]()
    this.#changed = changed
  }

  /** The next version, by number from 1, as it is stored. */
  async faultsOf(version: number, entries: readonly Entry[]): Promise<Fault[]> {
    const faults: Fault[] = []
    const shown = shownBy(entries)
    const begun = await this.#beginningAt(version, faults)
    for (const [hash, open] of this.#open) {
      const goesOn = shown.get(hash)?.copies === open.copies
      if (!goesOn && open.until !== null && open.until !== version)
        faults.push(
          this.#fault(open.name, `is stored until ${atVersion(open.until)}, and ends at version ${version}`),
        )
      if (goesOn && open.until !== null && open.until <= version) {
        faults.push(
          this.#fault(
            open.name,
            `is stored until ${atVersion(open.until)}, and version ${version} still shows it`,
          ),
        )
        this.#open.set(hash, { ...open, until: null })
      }
      if (!goesOn) this.#open.delete(hash)
    }
    for (const [hash, entry] of shown) {
      if (this.#open.has(hash)) continue
      const interval = begun.get(hash)
      begun.delete(hash)
      this.#open.set(hash, { ...entry, until: interval?.until ?? null })
      if (this.#changed.has(hash)) continue
      if (!interval)
        faults.push(this.#fault(entry.name, `begins at version ${version}, and no stored interval does`))
      else if (interval.copies !== entry.copies)
        faults.push(
          this.#fault(
            entry.name,
            `stands ${entry.copies} times in version ${version}, and is stored as ${interval.copies}`,
          ),
        )
      else if (interval.until === null)
        faults.push(
          this.#fault(entry.name, `begins at version ${version}, and is stored until no version there is`),
        )
    }
    for (const [hash, { name }] of begun)
      if (!this.#changed.has(hash))
        faults.push(this.#fault(name, `is stored from version ${version} on, and does not begin there`))
    return faults
  }

  /** After the last version. */
  async faultsAtEnd(versions: number): Promise<Fault[]> {
    const faults: Fault[] = []
    await this.#beginningAt(Number.POSITIVE_INFINITY, faults)
    for (const { name, until } of this.#open.values())
      if (until !== null && until !== versions + 1)
        faults.push(
          this.#fault(name, `is stored until ${atVersion(until)}, and the last version still shows it`),
        )
    return faults
  }

  /** Stored intervals that begin at a version, by hash; those that begin at none are faults. */
  async #beginningAt(version: number, faults: Fault[]): Promise<Map<string, StoredInterval>> {
    const begun = new Map<string, StoredInterval>()
    for (;;) {
      this.#next ??= await this.#read()
      if (this.#next === null || (this.#next.first ?? 0) > version) return begun
      if (this.#next.first === version) begun.set(this.#next.hash, this.#next)
      else faults.push(this.#fault(this.#next.name, 'is stored from a version on that there is not'))
      this.#next = null
    }
  }

  async #read(): Promise<StoredInterval | null> {
    const { value, done } = await this.#stored.next()
    return done ? null : value
  }

  #fault(name: string, text: string): Fault {
    return { what: 'interval', which: `“${name}” of ${this.#list}`, text: `${text}.` }
  }
}

function shownBy(entries: readonly Entry[]): Map<string, Shown> {
  const shown = new Map<string, Shown>()
  for (const entry of entries) {
    const hash = entryHash(entry)
    const known = shown.get(hash)
    if (known) known.copies++
    else shown.set(hash, { name: entry.name, copies: 1 })
  }
  return shown
}

function atVersion(number: number): string {
  return `version ${number}`
}
