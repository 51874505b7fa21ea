import type { Kysely } from 'kysely'
import { DamagedRow } from '../damaged-row.ts'
import { decompressLayout } from './layout.ts'
import type { Tables } from './schema.ts'

/** Whoever reads one version after the other needs the one before as a dictionary. */
const REMEMBERED = 4

/** The encoded layouts of readings; those used last are remembered: they never change once they are stored. */
export class Layouts {
  readonly #recent = new Map<number, Uint8Array>()

  remember(reading: number, encoded: Uint8Array): void {
    this.#recent.delete(reading)
    this.#recent.set(reading, encoded)
    const [oldest] = this.#recent.keys()
    if (this.#recent.size > REMEMBERED && oldest !== undefined) this.#recent.delete(oldest)
  }

  /** @throws DamagedRow */
  async encoded(db: Kysely<Tables>, reading: number): Promise<Uint8Array> {
    const encoded = this.#recent.get(reading) ?? (await this.#stored(db, reading))
    this.remember(reading, encoded)
    return encoded
  }

  async #stored(db: Kysely<Tables>, reading: number): Promise<Uint8Array> {
    const row = await db
      .selectFrom('reading')
      .select(['layout', 'layout_base'])
      .where('id', '=', reading)
      .executeTakeFirst()
    // the base of a layout is an older one: whatever goes round in circles was edited
    if (!row || (row.layout_base !== null && row.layout_base >= reading))
      throw new DamagedRow(`reading ${reading}`)
    const base = row.layout_base === null ? null : await this.encoded(db, row.layout_base)
    try {
      return decompressLayout(row.layout, base)
    } catch (cause) {
      throw new DamagedRow(`reading ${reading}`, { cause })
    }
  }
}
