import { sql, type Transaction } from 'kysely'
import { STILL_LISTED, type Tables } from './schema.ts'

/** Distance between versions that arrive in order: as many halvings as make room for versions between two others. */
const GAP = 2 ** 20

/** A free position between two others. Where there is no room left, all later versions move up first. */
export async function positionBetween(
  trx: Transaction<Tables>,
  list: number,
  previous: number | null,
  next: number | null,
): Promise<{ position: number; next: number | null }> {
  if (next === null) return { position: (previous ?? 0) + GAP, next }
  const position = Math.floor(((previous ?? next - 2 * GAP) + next) / 2)
  if (position !== previous) return { position, next }
  await moveUp(trx, list, next)
  return { position: (previous ?? 0) + GAP / 2, next: next + GAP }
}

/** Far above every position in use. */
const ASIDE = 2 ** 50

async function moveUp(trx: Transaction<Tables>, list: number, from: number): Promise<void> {
  const columns = [
    ['observation', 'position'],
    ['presence', 'from_position'],
    ['presence', 'until_position'],
  ] as const
  // by way of ASIDE: in a single step a row would collide with the one above that has not moved yet
  for (const [table, column] of columns) {
    await shift(trx, { table, column, list, at: from, below: STILL_LISTED, by: ASIDE })
    await shift(trx, { table, column, list, at: ASIDE + from, below: STILL_LISTED, by: GAP - ASIDE })
  }
}

interface Shift {
  readonly table: 'observation' | 'presence'
  readonly column: string
  readonly list: number
  readonly at: number
  readonly below: number
  readonly by: number
}

async function shift(trx: Transaction<Tables>, { table, column, list, at, below, by }: Shift): Promise<void> {
  const position = sql.ref(column)
  await sql`update ${sql.table(table)} set ${position} = ${position} + ${by}
    where list = ${list} and ${position} >= ${at} and ${position} < ${below}`.execute(trx)
}
