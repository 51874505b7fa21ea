import type { Kysely, Transaction } from 'kysely'
import { correctionLink, FIRST_LINK } from '../../proof/chain.ts'
import type { Correction } from '../../reread/correction.ts'
import type { LinkedCorrection } from '../proof-store.ts'
import { json, orNull } from './parsed.ts'
import type { Tables } from './schema.ts'

/** Where a correction that is about to be stored stands: its link, and the last capture there is. */
export async function correctionPlace(
  trx: Transaction<Tables>,
  correction: Correction,
): Promise<{ after: number; link: string }> {
  const newest = trx.selectFrom('capture').select(['id', 'link']).orderBy('id', 'desc').limit(1)
  const { id, link: after } = await newest.executeTakeFirstOrThrow()
  const previous = await lastCorrectionLink(trx)
  const { list, at } = correction
  return { after: id, link: correctionLink(previous ?? FIRST_LINK, { after, list, at, body: correction }) }
}

/** Null where nothing was ever corrected. */
export async function lastCorrectionLink(db: Kysely<Tables>): Promise<string | null> {
  const last = db.selectFrom('correction').select('link').orderBy('number', 'desc').limit(1)
  return (await last.executeTakeFirst())?.link ?? null
}

export async function* correctionChain(db: Kysely<Tables>): AsyncGenerator<LinkedCorrection> {
  const rows = await db
    .selectFrom('correction')
    .leftJoin('list', 'list.number', 'correction.list')
    .leftJoin('capture', 'capture.id', 'correction.after')
    .select([
      'correction.number',
      'list.id as list',
      'at',
      'body',
      'correction.link',
      'capture.link as after',
    ])
    .orderBy('correction.number')
    .execute()
  // of whatever shape: its link says whether it is what was written
  for (const { body, ...row } of rows)
    yield { ...row, body: orNull(() => json(body, `correction ${row.number}`)) as Correction | null }
}
