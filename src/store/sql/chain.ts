import type { Kysely, Selectable } from 'kysely'
import type { LinkedCapture } from '../proof-store.ts'
import type { Capture } from '../store.ts'
import { lastCorrectionLink } from './correction-chain.ts'
import { captureOf } from './rows.ts'
import type { CaptureRow, Tables } from './schema.ts'

/** Rows read at a time. */
const PART = 100

export async function* chain(db: Kysely<Tables>): AsyncGenerator<LinkedCapture> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('capture')
      .innerJoin('list', 'list.number', 'capture.list')
      .leftJoin('observation', 'observation.capture', 'capture.id')
      .leftJoin('reading', 'reading.id', 'observation.reading')
      .selectAll('capture')
      .select(['list.id as list_id', 'reading.content as read'])
      .where('capture.id', '>', after)
      .orderBy('capture.id')
      .limit(PART)
      .execute()
    for (const row of rows)
      yield { number: row.id, capture: readable(row.list_id, row), link: row.link, stands: row.read !== null }
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

/** A row that somebody edited may hold anything. */
function readable(list: string, row: Selectable<CaptureRow>): Capture | null {
  try {
    return captureOf(list, row)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
