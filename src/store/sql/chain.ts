import type { Kysely } from 'kysely'
import type { LinkedCapture } from '../proof-store.ts'
import { lastCorrectionLink } from './correction-chain.ts'
import { orNull } from './parsed.ts'
import { captureOf } from './rows.ts'
import type { Tables } from './schema.ts'

/** Rows read at a time. */
const PART = 100

export async function* chain(db: Kysely<Tables>): AsyncGenerator<LinkedCapture> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('capture')
      .leftJoin('list', 'list.number', 'capture.list')
      .leftJoin('observation', 'observation.capture', 'capture.id')
      .leftJoin('reading', 'reading.id', 'observation.reading')
      .selectAll('capture')
      .select(['list.id as list_id', 'reading.content as read'])
      .where('capture.id', '>', after)
      .orderBy('capture.id')
      .limit(PART)
      .execute()
    for (const { list_id, read, ...row } of rows)
      yield {
        number: row.id,
        unlisted: list_id === null ? row.list : null,
        capture: list_id === null ? null : orNull(() => captureOf(list_id, row)),
        link: row.link,
        stands: read !== null,
      }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

export async function lastLinks(db: Kysely<Tables>) {
  const last = await db
    .selectFrom('capture')
    .select(['id', 'link'])
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  const decision = db.selectFrom('decision_link').select('link').orderBy('number', 'desc').limit(1)
  return {
    captures: last?.link ?? null,
    decisions: (await decision.executeTakeFirst())?.link ?? null,
    corrections: await lastCorrectionLink(db),
    number: last?.id ?? 0,
  }
}
