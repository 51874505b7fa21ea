import type { Kysely, Transaction } from 'kysely'
import { decisionLink, FIRST_LINK } from '../../proof/chain.ts'
import type { LinkedDecision } from '../proof-store.ts'
import type { Decision } from '../store.ts'
import { decisionOf } from './rows.ts'
import type { Tables } from './schema.ts'

/** Links a decision that was just stored to the one before it and to the captures there are. */
export async function linkDecision(
  trx: Transaction<Tables>,
  capture: number,
  decision: Decision,
): Promise<void> {
  const decided = trx.selectFrom('capture').select(['id', 'link']).where('id', '=', capture)
  const { link: on } = await decided.executeTakeFirstOrThrow()
  const newest = trx.selectFrom('capture').select(['id', 'link']).orderBy('id', 'desc').limit(1)
  const { id: after, link: afterLink } = await newest.executeTakeFirstOrThrow()
  const before = await trx
    .selectFrom('decision_link')
    .select('link')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  const link = decisionLink(before?.link ?? FIRST_LINK, { ...decision, on, after: afterLink })
  await trx.insertInto('decision_link').values({ capture, after, link }).execute()
}

export async function* decisionChain(db: Kysely<Tables>): AsyncGenerator<LinkedDecision> {
  const linked = await db
    .selectFrom('decision_link')
    .leftJoin('decision', 'decision.capture', 'decision_link.capture')
    .leftJoin('capture as decided', 'decided.id', 'decision_link.capture')
    .leftJoin('capture as newest', 'newest.id', 'decision_link.after')
    .select([
      'number',
      'decision_link.capture',
      'decision_link.link',
      'decided.link as on',
      'newest.link as after',
    ])
    .select(['decision.decision', 'reason', 'decided_at'])
    .orderBy('number')
    .execute()
  for (const { number, capture, on, after, link, decision, reason, decided_at } of linked)
    yield { number, capture, on, after, link, decision: decisionOf(decision, reason, decided_at) }
  const unlinked = await db
    .selectFrom('decision')
    .leftJoin('decision_link', 'decision_link.capture', 'decision.capture')
    .select(['decision.capture', 'decision', 'reason', 'decided_at'])
    .where('decision_link.number', 'is', null)
    .orderBy('decision.capture')
    .execute()
  for (const { capture, decision, reason, decided_at } of unlinked)
    yield {
      number: null,
      capture,
      on: null,
      after: null,
      link: null,
      decision: decisionOf(decision, reason, decided_at),
    }
}
