import type { Kysely, Transaction } from 'kysely'
import type { Decision, StoredCapture } from '../store.ts'
import { captureOf, decisionOf } from './rows.ts'
import type { Tables } from './schema.ts'

export async function insertDecision(
  trx: Transaction<Tables>,
  capture: number,
  decision: Decision,
): Promise<void> {
  const { decidedAt, ...said } = decision
  await trx
    .insertInto('decision')
    .values({ capture, ...said, decided_at: decidedAt })
    .execute()
}

/** Makes `snapshot` a version that rests on a decision. */
export async function linkAcceptance(
  trx: Transaction<Tables>,
  capture: number,
  snapshot: number,
): Promise<void> {
  await trx.updateTable('capture').set({ snapshot }).where('id', '=', capture).execute()
  await trx.updateTable('snapshot').set({ accepted_by: capture }).where('id', '=', snapshot).execute()
}

/**
 * Held captures that need somebody's word, oldest first. One decision serves all captures of the same content; what was
 * held and then followed by a version that was accepted as it came has settled itself.
 */
export async function undecided(db: Kysely<Tables>, list: string | null): Promise<StoredCapture[]> {
  const rows = await db
    .selectFrom('capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .selectAll('capture')
    .select('list.id as list_id')
    .where('capture.verdict', '=', 'held')
    .$if(list !== null, query => query.where('list.id', '=', list ?? ''))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decision')
            .innerJoin('capture as decided', 'decided.id', 'decision.capture')
            .select('decision.capture')
            .whereRef('decided.list', '=', 'capture.list')
            .whereRef('decided.content', '=', 'capture.content'),
        ),
      ),
    )
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('capture.via', '=', 'import'),
        not(
          exists(
            selectFrom('capture as later')
              .select('later.id')
              .whereRef('later.list', '=', 'capture.list')
              .whereRef('later.id', '>', 'capture.id')
              .where('later.via', '=', 'run')
              .where('later.snapshot', 'is not', null),
          ),
        ),
      ]),
    )
    .orderBy('capture.id')
    .execute()
  return rows.map(row => captureOf(row.list_id, row, row.snapshot))
}

export async function decisionOn(
  db: Kysely<Tables>,
  list: string,
  content: string,
): Promise<Decision | null> {
  const row = await db
    .selectFrom('decision')
    .innerJoin('capture', 'capture.id', 'decision.capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .select(['decision', 'reason', 'decided_at'])
    .where('list.id', '=', list)
    .where('capture.content', '=', content)
    .orderBy('decision.capture', 'desc')
    .executeTakeFirst()
  return row ? decisionOf(row.decision, row.reason, row.decided_at) : null
}

export async function hasContent(db: Kysely<Tables>, list: string, content: string): Promise<boolean> {
  const row = await db
    .selectFrom('snapshot')
    .innerJoin('list', 'list.number', 'snapshot.list')
    .select('snapshot.id')
    .where('list.id', '=', list)
    .where('content', '=', content)
    .executeTakeFirst()
  return row !== undefined
}

export async function heldAt(db: Kysely<Tables>, list: string, content: string): Promise<string[]> {
  const rows = await db
    .selectFrom('capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .select('captured_at')
    .where('list.id', '=', list)
    .where('verdict', '=', 'held')
    .where('content', '=', content)
    .orderBy('captured_at')
    .execute()
  return rows.map(row => row.captured_at)
}
