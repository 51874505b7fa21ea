import type { Kysely, Selectable } from 'kysely'
import type { StoredEntry, StoredInterval } from '../proof-store.ts'
import type { PrintedEntry } from '../store.ts'
import { printedEntryOf } from './rows.ts'
import { type EntryRow, STILL_LISTED, type Tables } from './schema.ts'

/** Rows read at a time. */
const PART = 1000

export async function listNames(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('list').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

export async function* entryRows(db: Kysely<Tables>, list: string): AsyncGenerator<StoredEntry> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('entry')
      .innerJoin('list', 'list.number', 'entry.list')
      .selectAll('entry')
      .where('list.id', '=', list)
      .where('entry.id', '>', after)
      .orderBy('entry.id')
      .limit(PART)
      .execute()
    for (const row of rows) yield { number: row.id, entry: readable(row), hash: row.hash }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

export async function* intervals(db: Kysely<Tables>, list: string): AsyncGenerator<StoredInterval> {
  const positions = await db
    .selectFrom('observation')
    .innerJoin('list', 'list.number', 'observation.list')
    .select('position')
    .where('list.id', '=', list)
    .where('position', 'is not', null)
    .orderBy('position')
    .execute()
  const numbers = new Map(positions.map(({ position }, index) => [position, index + 1]))
  numbers.set(STILL_LISTED, positions.length + 1)
  for (let after = { from: Number.MIN_SAFE_INTEGER, entry: -1 }; ; ) {
    const rows = await db
      .selectFrom('presence')
      .innerJoin('list', 'list.number', 'presence.list')
      .innerJoin('entry', 'entry.id', 'presence.entry')
      .select(['presence.entry', 'from_position', 'until_position', 'copies', 'name', 'hash'])
      .where('list.id', '=', list)
      .where('from_position', '>=', after.from)
      .where(({ or, eb }) =>
        or([eb('from_position', '>', after.from), eb('presence.entry', '>', after.entry)]),
      )
      .orderBy('from_position')
      .orderBy('presence.entry')
      .limit(PART)
      .execute()
    for (const { name, hash, copies, from_position, until_position } of rows) {
      const [first, until] = [numbers.get(from_position) ?? null, numbers.get(until_position) ?? null]
      yield { name, hash, copies, first, until }
    }
    const last = rows.at(-1)
    if (!last) return
    after = { from: last.from_position, entry: last.entry }
  }
}

/** A row that somebody edited may hold anything. */
function readable(row: Selectable<EntryRow>): PrintedEntry | null {
  try {
    return printedEntryOf(row)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
