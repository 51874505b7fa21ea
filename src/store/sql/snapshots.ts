import type { Kysely } from 'kysely'
import { DamagedRow } from '../damaged-row.ts'
import type { Snapshot } from '../store.ts'
import { placeName, snapshotOf } from './rows.ts'
import type { Tables } from './schema.ts'

/** Versions: captures that stand as such in their list's history. */

export async function allSnapshots(db: Kysely<Tables>, list: string): Promise<Snapshot[]> {
  const rows = await versionsOf(db, list).orderBy('position').execute()
  return rows.map((row, index) => snapshotOf(list, { ...row, number: index + 1 }))
}

export async function latestSnapshot(db: Kysely<Tables>, list: string): Promise<Snapshot | null> {
  const latest = versionsOf(db, list).orderBy('position', 'desc').limit(1)
  return numbered(db, list, await latest.executeTakeFirst())
}

export async function snapshotById(db: Kysely<Tables>, list: string, id: number): Promise<Snapshot | null> {
  return numbered(db, list, await versionsOf(db, list).where('capture.id', '=', id).executeTakeFirst())
}

/** Null when the list has no version of this number. */
export async function snapshotNumbered(
  db: Kysely<Tables>,
  list: string,
  number: number,
): Promise<Snapshot | null> {
  if (number < 1) return null
  // alone, the index is gone through; in one query with the rest, every version before would be read
  const position = db
    .selectFrom('observation as counted')
    .innerJoin('list as own', 'own.number', 'counted.list')
    .select('counted.position')
    .where('own.id', '=', list)
    .where('counted.position', 'is not', null)
    .orderBy('counted.position')
    .offset(number - 1)
    .limit(1)
  const row = await versionsOf(db, list).where('position', '=', position).executeTakeFirst()
  return row ? snapshotOf(list, { ...row, number }) : null
}

/** Null for a capture that is no version. */
export async function positionOf(db: Kysely<Tables>, snapshot: Snapshot): Promise<number | null> {
  const row = await db
    .selectFrom('observation')
    .select('position')
    .where('capture', '=', snapshot.id)
    .executeTakeFirst()
  return row?.position ?? null
}

export async function readingOf(db: Kysely<Tables>, snapshot: Snapshot): Promise<number> {
  const row = await db
    .selectFrom('observation')
    .select('reading')
    .where('capture', '=', snapshot.id)
    .executeTakeFirst()
  if (!row) throw new DamagedRow(placeName(snapshot.id))
  return row.reading
}

function versionsOf(db: Kysely<Tables>, list: string) {
  return db
    .selectFrom('observation')
    .innerJoin('list', 'list.number', 'observation.list')
    .innerJoin('capture', 'capture.id', 'observation.capture')
    .innerJoin('reading', 'reading.id', 'observation.reading')
    .leftJoin('decision', 'decision.capture', 'observation.decision')
    .select([
      'capture.id',
      'observation.list as list_number',
      'position',
      'in_force_on',
      'sequence',
      'seen_at',
      'observation.document',
      'stated_on',
      'stated_sequence',
      'stated_basis',
      'stated_conflict',
      'reading',
      'captured_at',
      'capture.file',
      'capture.url',
      'capture.final_url',
      'reading.entries',
      'reading.content',
      'reading.reader_version',
      'reading.notices',
      'decision.decision',
      'decision.reason',
      'decision.decided_at',
    ])
    .where('list.id', '=', list)
    .where('position', 'is not', null)
}

async function numbered(
  db: Kysely<Tables>,
  list: string,
  row: Awaited<ReturnType<ReturnType<typeof versionsOf>['executeTakeFirst']>>,
): Promise<Snapshot | null> {
  if (!row) return null
  const { number } = await db
    .selectFrom('observation')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('list', '=', row.list_number)
    .where('position', '<=', row.position)
    .executeTakeFirstOrThrow()
  return snapshotOf(list, { ...row, number })
}
