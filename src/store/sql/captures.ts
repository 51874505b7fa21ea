import type { Kysely, Transaction } from 'kysely'
import type { Capture, StoredCapture } from '../store.ts'
import { captureOf, captureRow } from './rows.ts'
import type { Tables } from './schema.ts'

/** The list's number. Writing first takes the write lock, so that two processes cannot both read and then write. */
export async function listNumber(trx: Transaction<Tables>, id: string): Promise<number> {
  const row = await trx
    .insertInto('list')
    .values({ id })
    .onConflict(conflict => conflict.column('id').doUpdateSet({ id }))
    .returning('number')
    .executeTakeFirstOrThrow()
  return row.number
}

export async function insertDocument(trx: Transaction<Tables>, sha256: string): Promise<void> {
  await trx
    .insertInto('document')
    .values({ sha256 })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
}

export async function insertCapture(
  trx: Transaction<Tables>,
  list: number,
  capture: Capture,
  snapshot: number | null,
): Promise<number> {
  if (capture.document !== null) await insertDocument(trx, capture.document)
  const row = await trx
    .insertInto('capture')
    .values(captureRow(list, capture, snapshot))
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

export async function recentCaptures(
  db: Kysely<Tables>,
  list: string,
  limit: number,
): Promise<StoredCapture[]> {
  const rows = await capturesOf(db, list).orderBy('capture.id', 'desc').limit(limit).execute()
  return rows.map(row => captureOf(list, row, row.snapshot))
}

export async function captureById(db: Kysely<Tables>, id: number): Promise<StoredCapture | null> {
  const row = await db
    .selectFrom('capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .selectAll('capture')
    .select('list.id as list_id')
    .where('capture.id', '=', id)
    .executeTakeFirst()
  return row ? captureOf(row.list_id, row, row.snapshot) : null
}

export async function otherNames(
  db: Kysely<Tables>,
  list: string,
): Promise<{ snapshot: number; file: string }[]> {
  const rows = await capturesOf(db, list)
    .clearSelect()
    .innerJoin('snapshot', 'snapshot.id', 'capture.snapshot')
    .select(({ fn }) => ['snapshot.id as snapshot', 'capture.file', fn.min('capture.id').as('first')])
    .whereRef('capture.document', '=', 'snapshot.document')
    .whereRef('capture.file', '!=', 'snapshot.file')
    .groupBy(['snapshot.id', 'capture.file'])
    .orderBy('first')
    .execute()
  return rows.flatMap(({ snapshot, file }) => (file === null ? [] : [{ snapshot, file }]))
}

/** Looks at the publisher's site, oldest first. */
export async function looks(db: Kysely<Tables>, list: string) {
  const rows = await capturesOf(db, list)
    .clearSelect()
    .select(['captured_at', 'verdict'])
    .where('via', '=', 'run')
    .orderBy('capture.captured_at')
    .orderBy('capture.id')
    .execute()
  return rows.map(row => ({ capturedAt: row.captured_at, verdict: row.verdict as Capture['verdict'] }))
}

/** Good: the answer was the list, new or as before. */
export async function lastGoodCapture(
  db: Kysely<Tables>,
  list: string,
  url: string,
): Promise<StoredCapture | null> {
  const row = await capturesOf(db, list)
    .where('capture.url', '=', url)
    .where('capture.snapshot', 'is not', null)
    .where('capture.verdict', '!=', 'not-modified')
    .orderBy('capture.id', 'desc')
    .executeTakeFirst()
  return row ? captureOf(list, row, row.snapshot) : null
}

export async function wasImported(
  db: Kysely<Tables>,
  capture: Capture,
  seen: number | null,
): Promise<boolean> {
  const row = await capturesOf(db, capture.list)
    .where('capture.snapshot', 'is not distinct from', seen)
    .where('capture.document', '=', capture.document)
    .where('capture.file', '=', capture.file)
    .where('capture.via', '=', 'import')
    .$if(seen === null, query => query.where('capture.verdict', '=', capture.verdict))
    .executeTakeFirst()
  return row !== undefined
}

export async function lastSeenAt(db: Kysely<Tables>, snapshot: number): Promise<string | null> {
  const row = await db
    .selectFrom('capture')
    .select(({ fn }) => fn.max('captured_at').as('at'))
    .where('snapshot', '=', snapshot)
    .where('via', '=', 'run')
    .executeTakeFirst()
  return row?.at ?? null
}

function capturesOf(db: Kysely<Tables>, list: string) {
  return db
    .selectFrom('capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .selectAll('capture')
    .where('list.id', '=', list)
}
