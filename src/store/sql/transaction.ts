import { type Kysely, Transaction } from 'kysely'
import type { Tables } from './schema.ts'

/** Does `work` in the transaction that is under way, or in one of its own. */
export function inTransaction<T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  return db instanceof Transaction ? work(db) : db.transaction().execute(work)
}

/** Does `work` in a transaction of its own, and takes all of it back. */
export async function takenBack<T>(
  db: Kysely<Tables>,
  work: (trx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  const trx = await db.startTransaction().execute()
  try {
    return await work(trx)
  } finally {
    await trx.rollback().execute()
  }
}
