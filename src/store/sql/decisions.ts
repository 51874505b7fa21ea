import type { Kysely, Transaction } from 'kysely'
import type { Decision, StoredCapture } from '../store.ts'
import { standingCaptures } from './captures.ts'
import { linkDecision } from './decision-chain.ts'
import { decisionOf, storedCaptureOf } from './rows.ts'
import type { Tables } from './schema.ts'

/** A capture is decided on once; a second word on it is not heard. */
export async function insertDecision(
  trx: Transaction<Tables>,
  capture: number,
  decision: Decision,
): Promise<void> {
  const { decidedAt, ...said } = decision
  const row = await trx
    .insertInto('decision')
    .values({ capture, ...said, decided_at: decidedAt })
    .onConflict(conflict => conflict.column('capture').doNothing())
    .returning('capture')
    .executeTakeFirst()
  if (row) await linkDecision(trx, capture, decision)
}

/**
 * Held captures that need somebody's word, oldest first. One decision serves all captures of the same content; what was
 * held and then followed by a version that was accepted as it came has settled itself.
 */
export async function undecided(db: Kysely<Tables>, list: string | null): Promise<StoredCapture[]> {
  const rows = await standingCaptures(db)
    .innerJoin('reading', 'reading.id', 'observation.reading')
    .where('observation.standing', '=', 'held')
    .$if(list !== null, query => query.where('list.id', '=', list ?? ''))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('decision')
            .innerJoin('observation as decided', 'decided.capture', 'decision.capture')
            .innerJoin('reading as read', 'read.id', 'decided.reading')
            .select('decision.capture')
            .whereRef('decided.list', '=', 'capture.list')
            .whereRef('read.content', '=', 'reading.content'),
        ),
      ),
    )
    .where(({ or, eb, not, exists, selectFrom }) =>
      or([
        eb('observation.seen_at', '=', ''),
        not(
          exists(
            selectFrom('observation as later')
              .select('later.capture')
              .whereRef('later.list', '=', 'capture.list')
              .whereRef('later.seen_at', '>', 'observation.seen_at')
              .where('later.version', 'is not', null),
          ),
        ),
      ]),
    )
    .orderBy('capture.id')
    .execute()
  return rows.map(storedCaptureOf)
}

export async function decisionOn(
  db: Kysely<Tables>,
  list: string,
  content: string,
): Promise<(Decision & { capture: number }) | null> {
  const row = await db
    .selectFrom('decision')
    .innerJoin('observation', 'observation.capture', 'decision.capture')
    .innerJoin('reading', 'reading.id', 'observation.reading')
    .innerJoin('list', 'list.number', 'observation.list')
    .select(['decision.capture', 'decision.decision', 'decision.reason', 'decision.decided_at'])
    .where('list.id', '=', list)
    .where('reading.content', '=', content)
    .orderBy('decided_at', 'desc')
    .orderBy('decision.capture', 'desc')
    .limit(1)
    .executeTakeFirst()
  const decision = row ? decisionOf(row.decision, row.reason, row.decided_at) : null
  return row && decision ? { ...decision, capture: row.capture } : null
}
