import type { Transaction } from 'kysely'
import { DamagedRow } from '../damaged-row.ts'
import type { ListHistory, Stretch } from '../store.ts'
import { printedEntryOf } from './rows.ts'
import { STILL_LISTED, type Tables } from './schema.ts'
import { allSnapshots } from './snapshots.ts'

/** Each entry is read once, however many versions show it. */
export async function listHistory(trx: Transaction<Tables>, list: string): Promise<ListHistory> {
  const rows = await trx
    .selectFrom('observation')
    .innerJoin('list', 'list.number', 'observation.list')
    .select('position')
    .where('list.id', '=', list)
    .where('position', 'is not', null)
    .orderBy('position')
    .$narrowType<{ position: number }>()
    .execute()
  const numberAt = new Map(rows.map(({ position }, index) => [position, index + 1]))
  numberAt.set(STILL_LISTED, rows.length + 1)
  return { snapshots: await allSnapshots(trx, list), stretches: await stretches(trx, list, numberAt) }
}

async function stretches(
  trx: Transaction<Tables>,
  list: string,
  numberAt: ReadonlyMap<number, number>,
): Promise<Stretch[]> {
  const rows = await trx
    .selectFrom('presence')
    .innerJoin('entry', 'entry.id', 'presence.entry')
    .innerJoin('list', 'list.number', 'presence.list')
    .selectAll('entry')
    .select(['from_position', 'until_position'])
    .where('list.id', '=', list)
    .orderBy('from_position')
    .orderBy('name')
    .orderBy('hash')
    .execute()
  return rows.map(row => ({
    entry: printedEntryOf(row),
    hash: row.hash,
    first: at(numberAt, row.from_position),
    last: at(numberAt, row.until_position) - 1,
  }))
}

/** @throws DamagedRow when a row points at a version that is not there */
function at(numbers: ReadonlyMap<number, number>, position: number): number {
  const number = numbers.get(position)
  if (number === undefined) throw new DamagedRow('an interval')
  return number
}
