import type { Kysely } from 'kysely'
import type { PageReadings } from '../page-readings.ts'
import { guard } from './guard.ts'
import type { Tables } from './schema.ts'
import { inTransaction } from './transaction.ts'

/** Rows that stay: two for each landing page, and room for pages that are asked for themselves. */
const MOST_ROWS = 20

export class SqlPageReadings implements PageReadings {
  readonly #db: Kysely<Tables>

  constructor(db: Kysely<Tables>) {
    this.#db = db
  }

  find(key: string): Promise<string | null> {
    return guard(async () => {
      const row = await this.#db
        .selectFrom('page_reading')
        .select('body')
        .where('key', '=', key)
        .executeTakeFirst()
      return row?.body ?? null
    })
  }

  keep(key: string, body: string): Promise<void> {
    return guard(() =>
      inTransaction(this.#db, async trx => {
        const { number } = await trx
          .insertInto('page_reading')
          .values({ key, body })
          .onConflict(conflict => conflict.column('key').doUpdateSet({ body }))
          .returning('number')
          .executeTakeFirstOrThrow()
        await trx
          .deleteFrom('page_reading')
          .where('number', '<=', number - MOST_ROWS)
          .execute()
      }),
    )
  }
}
