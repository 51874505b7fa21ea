import { type Kysely, sql, type Transaction } from 'kysely'
import type { Entry } from '../../model.ts'
import { entryHash } from '../../snapshot/content.ts'
import type { NewReading } from '../store.ts'
import { entriesAt, entriesIn, numberEntries } from './entries.ts'
import { compressLayout, decodeLayout, encodeLayout, type Layout, MAX_DEPTH } from './layout.ts'
import { Layouts } from './layouts.ts'
import type { Tables } from './schema.ts'

/** A reading as it was kept, with the number of each entry. */
interface Kept {
  readonly id: number
  readonly list: number
  readonly entries: readonly Entry[]
  readonly numbers: readonly number[]
}

/** The version that arrives, and the one before it. */
const REMEMBERED = 2

/**
 * What was read of documents. The ones kept last stay in memory: the next version is nearly always judged after the last,
 * compared with it and stored as what differs from it.
 */
export class Readings {
  /** the last one first */
  #recent: readonly Kept[] = []
  #layouts = new Layouts()

  /**
   * Stores what was read of a document, or finds it stored already: the same bytes read to the same entries.
   * @param like position of a version that probably shares most of the entries, or null
   */
  async keep(
    trx: Transaction<Tables>,
    list: number,
    reading: NewReading,
    like: number | null,
  ): Promise<number> {
    const known = await trx
      .selectFrom('reading')
      .select('id')
      .where('list', '=', list)
      .where('document', '=', reading.document)
      .where('reader_version', '=', reading.readerVersion)
      .where('content', '=', reading.content)
      .executeTakeFirst()
    if (known) return known.id
    const { entries } = reading
    const numbers = await numberEntries(trx, list, entries, await this.#alike(trx, list, like))
    const encoded = encodeLayout({ entries: numbers, evidence: entries.map(({ evidence }) => evidence) })
    const base = await this.#layoutBase(trx, list)
    const { id } = await trx
      .insertInto('reading')
      .values({
        list,
        document: reading.document,
        reader_version: reading.readerVersion,
        content: reading.content,
        entries: entries.length,
        notices: JSON.stringify(reading.notices),
        layout: compressLayout(encoded, base?.encoded ?? null),
        layout_base: base?.id ?? null,
        layout_depth: base ? base.depth + 1 : 0,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    this.#recent = [{ id, list, entries, numbers }, ...this.#recent].slice(0, REMEMBERED)
    this.#layouts.remember(id, encoded)
    return id
  }

  /**
   * A reading's entries in document order, with their evidence.
   * @param only entry numbers to keep, or null for all
   */
  async entriesOf(db: Kysely<Tables>, reading: number, only: ReadonlySet<number> | null): Promise<Entry[]> {
    const kept = this.#remembered(reading)
    if (!kept) return entriesIn(db, await this.#layoutOf(db, reading), only)
    return kept.entries.filter((_, index) => only === null || only.has(kept.numbers[index] ?? Number.NaN))
  }

  /** The number of each entry of a reading, in document order. */
  async numbersOf(db: Kysely<Tables>, reading: number): Promise<readonly number[]> {
    return this.#remembered(reading)?.numbers ?? (await this.#layoutOf(db, reading)).entries
  }

  /** To be called when a transaction was taken back: what it kept is not stored, and its number will be another's. */
  forget(): void {
    this.#recent = []
    this.#layouts = new Layouts()
  }

  async #layoutOf(db: Kysely<Tables>, reading: number): Promise<Layout> {
    return decodeLayout(await this.#layouts.encoded(db, reading), `reading ${reading}`)
  }

  #remembered(reading: number): Kept | undefined {
    return this.#recent.find(kept => kept.id === reading)
  }

  /** Entries of the list that probably stand in the next reading, too, and their numbers. */
  async #alike(trx: Transaction<Tables>, list: number, like: number | null): Promise<Map<string, number>> {
    const last = this.#recent.find(kept => kept.list === list)
    if (last)
      return new Map(
        last.entries.map((entry, index) => [entryHash(entry), last.numbers[index] ?? Number.NaN]),
      )
    return like === null ? new Map() : entriesAt(trx, list, like)
  }

  /** The layout last written, whatever its place in history: layouts are never rewritten, so their bases stay. */
  async #layoutBase(trx: Transaction<Tables>, list: number) {
    const last = await trx
      .selectFrom('reading')
      .select(['id', 'layout_depth'])
      // not by an index of the list's (hence the +): all its readings would be sorted for the last one
      .where(sql<number>`+list`, '=', list)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()
    if (!last || last.layout_depth >= MAX_DEPTH) return null
    return { id: last.id, depth: last.layout_depth, encoded: await this.#layouts.encoded(trx, last.id) }
  }
}
