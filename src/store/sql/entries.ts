import type { Kysely, Selectable, Transaction } from 'kysely'
import type { Entry } from '../../model.ts'
import { entryHash } from '../../snapshot/content.ts'
import { chunksOf } from './chunks.ts'
import type { Layout } from './layout.ts'
import { covering } from './presence.ts'
import { entryOf, entryRow } from './rows.ts'
import type { EntryRow, Tables } from './schema.ts'

/**
 * The number of each entry, in the order given; entries never seen before are stored.
 * @param known numbers of entries of the list, by their hash
 */
export async function numberEntries(
  trx: Transaction<Tables>,
  list: number,
  entries: readonly Entry[],
  known: ReadonlyMap<string, number>,
): Promise<number[]> {
  const hashes = entries.map(entryHash)
  const numbers = new Map(known)
  const unknown = new Map<string, Entry>()
  for (const [index, hash] of hashes.entries()) {
    const entry = entries[index]
    if (entry && !numbers.has(hash)) unknown.set(hash, entry)
  }
  await insertEntries(trx, list, unknown)
  for (const chunk of chunksOf([...unknown.keys()])) {
    const rows = await trx
      .selectFrom('entry')
      .select(['id', 'hash'])
      .where('list', '=', list)
      .where('hash', 'in', chunk)
      .execute()
    for (const row of rows) numbers.set(row.hash, row.id)
  }
  return hashes.map(hash => {
    const number = numbers.get(hash)
    if (number === undefined) throw new Error(`entry ${hash} was not stored`)
    return number
  })
}

/**
 * Entries in the order of a layout, with their evidence.
 * @param only entry numbers to keep, or null for all
 */
export async function entriesIn(
  db: Kysely<Tables>,
  layout: Layout,
  only: ReadonlySet<number> | null,
): Promise<Entry[]> {
  const rows = await entryRows(db, only ?? layout.entries)
  return layout.entries.flatMap((number, index) => {
    const row = rows.get(number)
    const evidence = layout.evidence[index]
    return row && evidence ? [entryOf(row, evidence)] : []
  })
}

/** Numbers of the entries that the version at a position shows, by their hash. */
export async function entriesAt(
  trx: Transaction<Tables>,
  list: number,
  position: number,
): Promise<Map<string, number>> {
  const rows = await covering(trx, list, position)
    .innerJoin('entry', 'entry.id', 'presence.entry')
    .select(['entry.id', 'entry.hash'])
    .execute()
  return new Map(rows.map(({ hash, id }) => [hash, id]))
}

async function entryRows(
  db: Kysely<Tables>,
  numbers: Iterable<number>,
): Promise<Map<number, Selectable<EntryRow>>> {
  const found = new Map<number, Selectable<EntryRow>>()
  for (const chunk of chunksOf([...new Set(numbers)])) {
    const rows = await db.selectFrom('entry').selectAll().where('id', 'in', chunk).execute()
    for (const row of rows) found.set(row.id, row)
  }
  return found
}

async function insertEntries(trx: Transaction<Tables>, list: number, entries: ReadonlyMap<string, Entry>) {
  for (const chunk of chunksOf([...entries]))
    await trx
      .insertInto('entry')
      .values(chunk.map(([hash, entry]) => entryRow(list, hash, entry)))
      .onConflict(conflict => conflict.columns(['list', 'hash']).doNothing())
      .execute()
}
