import type { Kysely, Transaction } from 'kysely'
import { captureLink, FIRST_LINK } from '../../proof/chain.ts'
import type { Capture, Standing, StoredCapture } from '../store.ts'
import { captureRow, storedCaptureOf } from './rows.ts'
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

async function insertDocument(trx: Transaction<Tables>, sha256: string): Promise<void> {
  await trx
    .insertInto('document')
    .values({ sha256 })
    .onConflict(conflict => conflict.column('sha256').doNothing())
    .execute()
}

/** Stores a capture, linked to the one before it. */
export async function insertCapture(
  trx: Transaction<Tables>,
  list: number,
  capture: Capture,
): Promise<number> {
  if (capture.document !== null) await insertDocument(trx, capture.document)
  // limited here and wherever one row is wanted: kysely has the database read all of them, and hands out the first
  const last = await trx
    .selectFrom('capture')
    .select('link')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const row = await trx
    .insertInto('capture')
    .values(captureRow(list, capture, captureLink(last?.link ?? FIRST_LINK, capture)))
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
  return rows.map(storedCaptureOf)
}

export async function captureById(db: Kysely<Tables>, id: number): Promise<StoredCapture | null> {
  const row = await standingCaptures(db).where('capture.id', '=', id).executeTakeFirst()
  return row ? storedCaptureOf(row) : null
}

export async function otherNames(
  db: Kysely<Tables>,
  list: string,
): Promise<{ snapshot: number; file: string }[]> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('list', 'list.number', 'observation.list')
    .innerJoin('observation as shown', 'shown.capture', 'observation.version')
    .select(['shown.capture as snapshot', 'observation.file'])
    .distinct()
    .where('list.id', '=', list)
    .where('observation.file', '!=', '')
    .whereRef('observation.document', '=', 'shown.document')
    .whereRef('observation.file', '!=', 'shown.file')
    .orderBy('observation.file')
    .execute()
  return rows
}

/** What a capture that stands in history counts as, whatever its verdict was when it arrived. */
const COUNTS_AS: Record<Standing['as'], Capture['verdict']> = {
  version: 'new-version',
  seen: 'same-list',
  held: 'held',
}

/** Looks at the publisher's site, oldest first. */
export async function looks(db: Kysely<Tables>, list: string) {
  const rows = await db
    .selectFrom('capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .leftJoin('observation', 'observation.capture', 'capture.id')
    .select(['captured_at', 'verdict', 'standing'])
    .where('list.id', '=', list)
    .where('via', '!=', 'import')
    .orderBy('captured_at')
    .orderBy('capture.id')
    .execute()
  return rows.map(({ captured_at, verdict, standing }) => ({
    capturedAt: captured_at,
    verdict: standing ? COUNTS_AS[standing as Standing['as']] : (verdict as Capture['verdict']),
  }))
}

/** Good: the answer was the list, new or as before. */
export async function lastGoodCapture(
  db: Kysely<Tables>,
  list: string,
  url: string,
): Promise<StoredCapture | null> {
  const row = await capturesOf(db, list)
    .where('capture.url', '=', url)
    .where('capture.via', '=', 'run')
    .where('observation.version', 'is not', null)
    .where('capture.verdict', '!=', 'not-modified')
    .orderBy('capture.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? storedCaptureOf(row) : null
}

export async function refusedBefore(db: Kysely<Tables>, capture: Capture): Promise<boolean> {
  const row = await capturesOf(db, capture.list)
    .where('capture.document', '=', capture.document)
    .where('capture.file', 'is not distinct from', capture.file)
    .where('capture.given_on', 'is not distinct from', capture.givenOn)
    .where('capture.via', '=', capture.via)
    .where('capture.verdict', '=', capture.verdict)
    .$if(capture.via === 'memento', query => query.where('capture.captured_at', '=', capture.capturedAt))
    .executeTakeFirst()
  return row !== undefined
}

export async function lastSeenAt(db: Kysely<Tables>, snapshot: number): Promise<string | null> {
  const row = await db
    .selectFrom('observation')
    .select(({ fn }) => fn.max('seen_at').as('at'))
    .where('version', '=', snapshot)
    .executeTakeFirst()
  return row?.at || null
}

export async function lastSeen(db: Kysely<Tables>, list: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('list', 'list.number', 'observation.list')
    .select(({ fn }) => ['version', fn.max('seen_at').as('at')])
    .where('list.id', '=', list)
    .where('version', 'is not', null)
    .where('seen_at', '!=', '')
    .groupBy('version')
    .execute()
  return new Map(rows.flatMap(({ version, at }) => (version === null ? [] : [[version, at]])))
}

function capturesOf(db: Kysely<Tables>, list: string) {
  return standingCaptures(db).where('list.id', '=', list)
}

/** Captures with what they stand for. */
export function standingCaptures(db: Kysely<Tables>) {
  return db
    .selectFrom('capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .leftJoin('observation', 'observation.capture', 'capture.id')
    .selectAll('capture')
    .select(['list.id as list_id', 'observation.version', 'observation.standing'])
}

export async function hasMemento(
  db: Kysely<Tables>,
  list: string,
  url: string,
  capturedAt: string,
): Promise<boolean> {
  const row = await db
    .selectFrom('capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .select('capture.id')
    .where('list.id', '=', list)
    .where('capture.via', '=', 'memento')
    .where('capture.url', '=', url)
    .where('capture.captured_at', '=', capturedAt)
    .executeTakeFirst()
  return row !== undefined
}
