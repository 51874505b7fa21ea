import type { Kysely, Transaction } from 'kysely'
import type {
  ArchiveQuery,
  BackfillRequest,
  Backfills,
  Memento,
  MementoState,
  NotedMemento,
} from '../backfills.ts'
import { listNumber } from './captures.ts'
import { guard } from './guard.ts'
import type { Tables } from './schema.ts'
import { inTransaction } from './transaction.ts'

export class SqlBackfills implements Backfills {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  begin(request: BackfillRequest, queries: readonly ArchiveQuery[]): Promise<number> {
    return this.#write(trx => begin(trx, request, queries))
  }

  queries(backfill: number): Promise<ArchiveQuery[]> {
    return guard(() => queriesOf(this.#db, backfill))
  }

  noteMementos(...noted: Parameters<Backfills['noteMementos']>): Promise<void> {
    return this.#write(trx => noteMementos(trx, ...noted))
  }

  mementos(backfill: number): Promise<NotedMemento[]> {
    return guard(() => mementosOf(this.#db, backfill))
  }

  closeMemento(...closed: Parameters<Backfills['closeMemento']>): Promise<void> {
    return this.#write(trx => closeMemento(trx, ...closed))
  }

  end(backfill: number): Promise<void> {
    return this.#write(async trx => {
      await trx.deleteFrom('backfill_query').where('backfill', '=', backfill).execute()
    })
  }

  #write<T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> {
    return guard(() => inTransaction(this.#db, work))
  }
}

async function begin(
  trx: Transaction<Tables>,
  request: BackfillRequest,
  queries: readonly ArchiveQuery[],
): Promise<number> {
  const columns = {
    list: await listNumber(trx, request.list),
    archive: request.archive,
    // '' for none: in a unique key no NULL equals another
    url: request.url ?? '',
    from_day: request.from ?? '',
    to_day: request.to ?? '',
  }
  const { number } = await trx
    .insertInto('backfill')
    .values(columns)
    .onConflict(conflict =>
      conflict.columns(['list', 'archive', 'url', 'from_day', 'to_day']).doUpdateSet({ list: columns.list }),
    )
    .returning('number')
    .executeTakeFirstOrThrow()
  if ((await queriesOf(trx, number)).length === 0) await addQueries(trx, number, queries)
  await addLedTo(trx, number)
  return number
}

async function queriesOf(db: Kysely<Tables>, backfill: number): Promise<ArchiveQuery[]> {
  const rows = await db
    .selectFrom('backfill_query')
    .selectAll()
    .where('backfill', '=', backfill)
    .orderBy('id')
    .execute()
  return rows.map(row => ({
    url: row.url,
    target: row.target as ArchiveQuery['target'],
    resumeKey: row.resume_key,
    ended: row.ended === 1,
  }))
}

async function noteMementos(
  trx: Transaction<Tables>,
  backfill: number,
  query: ArchiveQuery,
  mementos: readonly Memento[],
  resumeKey: string | null,
): Promise<void> {
  const { list, archive } = await archiveOf(trx, backfill)
  for (const { url, timestamp, digest, target } of mementos) {
    await trx
      .insertInto('memento')
      .values({ list, archive, url, timestamp, digest, target, state: 'listed', reason: null, led_to: null })
      // known from another backfill: what became of it stays
      .onConflict(conflict => conflict.columns(['list', 'archive', 'url', 'timestamp']).doNothing())
      .execute()
    await trx
      .insertInto('backfill_memento')
      .values({ backfill, url, timestamp })
      .onConflict(conflict => conflict.columns(['backfill', 'url', 'timestamp']).doNothing())
      .execute()
  }
  await addLedTo(trx, backfill)
  await trx
    .updateTable('backfill_query')
    .set({ resume_key: resumeKey, ended: resumeKey === null ? 1 : 0 })
    .where('backfill', '=', backfill)
    .where('url', '=', query.url)
    .execute()
}

async function mementosOf(db: Kysely<Tables>, backfill: number): Promise<NotedMemento[]> {
  const rows = await mementoRows(db, backfill)
    .selectAll('memento')
    .orderBy('memento.timestamp')
    .orderBy('memento.url')
    .execute()
  return rows.map(({ url, timestamp, digest, target, state, reason }) => ({
    url,
    timestamp,
    digest,
    target: target as Memento['target'],
    state: state as MementoState['state'],
    reason,
  }))
}

async function closeMemento(
  trx: Transaction<Tables>,
  backfill: number,
  { url, timestamp }: Memento,
  { state, reason }: MementoState,
  queries: readonly ArchiveQuery[],
): Promise<void> {
  const { list, archive } = await archiveOf(trx, backfill)
  await trx
    .updateTable('memento')
    .set({ state, reason, led_to: queries.length > 0 ? JSON.stringify(queries) : null })
    .where('list', '=', list)
    .where('archive', '=', archive)
    .where('url', '=', url)
    .where('timestamp', '=', timestamp)
    .execute()
  await addQueries(trx, backfill, queries)
}

function archiveOf(db: Kysely<Tables>, backfill: number) {
  return db
    .selectFrom('backfill')
    .select(['list', 'archive'])
    .where('number', '=', backfill)
    .executeTakeFirstOrThrow()
}

/** The captures that a backfill has listed, this time or before. */
function mementoRows(db: Kysely<Tables>, backfill: number) {
  return db
    .selectFrom('backfill_memento as listed')
    .innerJoin('backfill', 'backfill.number', 'listed.backfill')
    .innerJoin('memento', join =>
      join
        .onRef('memento.list', '=', 'backfill.list')
        .onRef('memento.archive', '=', 'backfill.archive')
        .onRef('memento.url', '=', 'listed.url')
        .onRef('memento.timestamp', '=', 'listed.timestamp'),
    )
    .where('listed.backfill', '=', backfill)
}

/** Where a landing page led another backfill, it leads this one: it is not played again. */
async function addLedTo(trx: Transaction<Tables>, backfill: number): Promise<void> {
  const rows = await mementoRows(trx, backfill)
    .select('led_to')
    .where('led_to', 'is not', null)
    .orderBy('memento.timestamp')
    .orderBy('memento.url')
    .execute()
  for (const { led_to } of rows)
    if (led_to !== null) await addQueries(trx, backfill, JSON.parse(led_to) as ArchiveQuery[])
}

async function addQueries(
  trx: Transaction<Tables>,
  backfill: number,
  queries: readonly ArchiveQuery[],
): Promise<void> {
  for (const { url, target, resumeKey, ended } of queries)
    await trx
      .insertInto('backfill_query')
      .values({ backfill, url, target, resume_key: resumeKey, ended: ended ? 1 : 0 })
      .onConflict(conflict => conflict.columns(['backfill', 'url']).doNothing())
      .execute()
}
