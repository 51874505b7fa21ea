import { type Kysely, sql, type Transaction } from 'kysely'
import type { Capture, Neighbours, NewSnapshot, Snapshot, VersionOrder } from '../store.ts'
import { compressLayout, decompressLayout, encodeLayout, MAX_DEPTH } from './layout.ts'
import { snapshotOf } from './rows.ts'
import type { Tables } from './schema.ts'

/** Everything but the layout, which is large and wanted seldom. */
const COLUMNS = [
  'snapshot.id',
  'snapshot.list',
  'position',
  'in_force_on',
  'sequence',
  'seen_at',
  'document',
  'published_on',
  'captured_at',
  'file',
  'url',
  'entries',
  'content',
  'reader_version',
  'notices',
  'decision.decision',
  'decision.reason',
  'decision.decided_at',
] as const

export async function allSnapshots(db: Kysely<Tables>, list: string): Promise<Snapshot[]> {
  const rows = await snapshotsOf(db, list).orderBy('position').execute()
  return rows.map((row, index) => snapshotOf(list, { ...row, number: index + 1 }))
}

export async function latestSnapshot(db: Kysely<Tables>, list: string): Promise<Snapshot | null> {
  return numbered(db, list, await snapshotsOf(db, list).orderBy('position', 'desc').executeTakeFirst())
}

/** @throws Error when there is none with this id */
export async function snapshotById(db: Kysely<Tables>, list: string, id: number): Promise<Snapshot> {
  const snapshot = await numbered(
    db,
    list,
    await snapshotsOf(db, list).where('snapshot.id', '=', id).executeTakeFirst(),
  )
  if (!snapshot) throw new Error(`snapshot ${id} of ${list} is not there`)
  return snapshot
}

/** The versions around a place in the order of history; row values compare field by field. */
export async function neighbours(db: Kysely<Tables>, list: string, order: VersionOrder): Promise<Neighbours> {
  const stored = sql`(in_force_on, sequence, seen_at, document)`
  const given = sql`(${order.inForceOn}, ${order.sequence}, ${order.seenAt}, ${order.document})`
  const at = (comparison: ReturnType<typeof sql>, direction: 'asc' | 'desc') =>
    snapshotsOf(db, list)
      .where(sql<boolean>`${stored} ${comparison} ${given}`)
      .orderBy('position', direction)
      .executeTakeFirst()
  return {
    previous: await numbered(db, list, await at(sql`<`, 'desc')),
    same: await numbered(db, list, await at(sql`=`, 'asc')),
    next: await numbered(db, list, await at(sql`>`, 'asc')),
  }
}

export async function positionOf(db: Kysely<Tables>, snapshot: Snapshot | null): Promise<number | null> {
  if (!snapshot) return null
  const row = await db
    .selectFrom('snapshot')
    .select('position')
    .where('id', '=', snapshot.id)
    .executeTakeFirstOrThrow()
  return row.position
}

/** @param entries their numbers, in document order */
export async function insertSnapshot(
  trx: Transaction<Tables>,
  list: number,
  position: number,
  capture: Capture,
  version: NewSnapshot,
  entries: readonly number[],
): Promise<number> {
  const encoded = encodeLayout({ entries, evidence: version.entries.map(entry => entry.evidence) })
  const base = await layoutBase(trx, list)
  const row = await trx
    .insertInto('snapshot')
    .values({
      list,
      position,
      in_force_on: version.order.inForceOn,
      sequence: version.order.sequence,
      seen_at: version.order.seenAt,
      document: version.order.document,
      published_on: version.publishedOn,
      captured_at: capture.capturedAt,
      file: capture.file,
      url: capture.finalUrl ?? capture.url,
      entries: version.entries.length,
      content: version.content,
      reader_version: version.readerVersion,
      notices: JSON.stringify(version.notices),
      layout: compressLayout(encoded, base?.encoded ?? null),
      layout_base: base?.id ?? null,
      layout_depth: base ? base.depth + 1 : 0,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return row.id
}

/** A snapshot's encoded layout. */
export async function layoutOf(db: Kysely<Tables>, id: number): Promise<Uint8Array> {
  const row = await db
    .selectFrom('snapshot')
    .select(['layout', 'layout_base'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const base = row.layout_base === null ? null : await layoutOf(db, row.layout_base)
  return decompressLayout(row.layout, base)
}

/** The layout last written, whatever its place in history: layouts are never rewritten, so their bases stay. */
async function layoutBase(trx: Transaction<Tables>, list: number) {
  const last = await trx
    .selectFrom('snapshot')
    .select(['id', 'layout_depth'])
    .where('list', '=', list)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!last || last.layout_depth >= MAX_DEPTH) return null
  return { id: last.id, depth: last.layout_depth, encoded: await layoutOf(trx, last.id) }
}

function snapshotsOf(db: Kysely<Tables>, list: string) {
  return db
    .selectFrom('snapshot')
    .innerJoin('list', 'list.number', 'snapshot.list')
    .leftJoin('decision', 'decision.capture', 'snapshot.accepted_by')
    .select(COLUMNS)
    .where('list.id', '=', list)
}

async function numbered(
  db: Kysely<Tables>,
  list: string,
  row: Awaited<ReturnType<ReturnType<typeof snapshotsOf>['executeTakeFirst']>>,
): Promise<Snapshot | null> {
  if (!row) return null
  const { number } = await db
    .selectFrom('snapshot')
    .select(({ fn }) => fn.countAll<number>().as('number'))
    .where('list', '=', row.list)
    .where('position', '<=', row.position)
    .executeTakeFirstOrThrow()
  return snapshotOf(list, { ...row, number })
}
