import type { Kysely, Transaction } from 'kysely'
import type { NewReading } from '../store.ts'
import { numberEntries } from './entries.ts'
import { compressLayout, decompressLayout, encodeLayout, MAX_DEPTH } from './layout.ts'
import type { Tables } from './schema.ts'

/**
 * Stores what was read of a document, or finds it stored already: the same bytes read to the same entries.
 * @param like position of a version that probably shares most of the entries, or null
 */
export async function keepReading(
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
  const numbers = await numberEntries(trx, list, reading.entries, like)
  const encoded = encodeLayout({ entries: numbers, evidence: reading.entries.map(entry => entry.evidence) })
  const base = await layoutBase(trx, list)
  const row = await trx
    .insertInto('reading')
    .values({
      list,
      document: reading.document,
      reader_version: reading.readerVersion,
      content: reading.content,
      entries: reading.entries.length,
      notices: JSON.stringify(reading.notices),
      layout: compressLayout(encoded, base?.encoded ?? null),
      layout_base: base?.id ?? null,
      layout_depth: base ? base.depth + 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** A reading's encoded layout. */
export async function layoutOf(db: Kysely<Tables>, reading: number): Promise<Uint8Array> {
  const row = await db
    .selectFrom('reading')
    .select(['layout', 'layout_base'])
    .where('id', '=', reading)
    .executeTakeFirstOrThrow()
  const base = row.layout_base === null ? null : await layoutOf(db, row.layout_base)
  return decompressLayout(row.layout, base)
}

/** The layout last written, whatever its place in history: layouts are never rewritten, so their bases stay. */
async function layoutBase(trx: Transaction<Tables>, list: number) {
  const last = await trx
    .selectFrom('reading')
    .select(['id', 'layout_depth'])
    .where('list', '=', list)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!last || last.layout_depth >= MAX_DEPTH) return null
  return { id: last.id, depth: last.layout_depth, encoded: await layoutOf(trx, last.id) }
}
