import { isDeepStrictEqual } from 'node:util'
import { sql, type Transaction } from 'kysely'
import {
  ARRIVING,
  type Arrival,
  type Observation,
  type Placement,
  type Rearrangement,
  type Standing,
  type VersionOrder,
} from '../store.ts'
import { insertCapture, listNumber } from './captures.ts'
import { insertDecision } from './decisions.ts'
import { compared, LAST_FIRST, standingColumns, statedColumns } from './observations.ts'
import { positionBetween } from './position.ts'
import { insertPresence, removePresence } from './presence.ts'
import type { Readings } from './readings.ts'
import { orderOfRow } from './rows.ts'
import type { Tables } from './schema.ts'

/** Keeps what arrived, and moves captures to where they stand now. Returns the number of the arrival. */
export async function rearrange(
  trx: Transaction<Tables>,
  work: Rearrangement,
  readings: Readings,
): Promise<number | null> {
  const list = await listNumber(trx, work.list)
  const arrival = work.arrival ? await keepArrival(trx, list, work.arrival, work.placements, readings) : null
  const numberOf = (capture: number) => (capture === ARRIVING ? (arrival ?? capture) : capture)
  if (work.decision) await insertDecision(trx, numberOf(work.decision.capture), work.decision.decision)
  const staying = new Set<number>()
  // all that leave their place do so before any takes a new one: a place is found among the versions that stay
  for (const placement of work.placements)
    if (await staysOrLeaves(trx, list, placement, numberOf(placement.capture))) staying.add(placement.capture)
  for (const placement of work.placements) {
    const capture = numberOf(placement.capture)
    await stand(trx, capture, placement, numberOf)
    if (placement.standing.as === 'version' && !staying.has(placement.capture))
      await enter(trx, list, capture, placement.order, readings)
  }
  return arrival
}

async function keepArrival(
  trx: Transaction<Tables>,
  list: number,
  { capture, reading, stated }: Arrival,
  placements: readonly Placement[],
  readings: Readings,
): Promise<number> {
  const placement = placements.find(({ capture }) => capture === ARRIVING)
  if (!placement) throw new Error('an arrival has a place')
  const id = await insertCapture(trx, list, capture)
  const near = await around(trx, list, placement.order)
  const number =
    typeof reading === 'number'
      ? reading
      : await readings.keep(trx, list, reading, near.previous ?? near.next)
  const { order } = placement
  await insertObservation(trx, {
    capture: id,
    list,
    reading: number,
    stated,
    file: capture.file ?? '',
    order,
  })
  return id
}

/** A capture that says something of its list and stands nowhere yet. */
export interface Unplaced extends Pick<Observation, 'capture' | 'reading' | 'stated' | 'order' | 'file'> {
  readonly list: number
}

export async function insertObservation(
  trx: Transaction<Tables>,
  { capture, list, reading, stated, order, file }: Unplaced,
): Promise<void> {
  await trx
    .insertInto('observation')
    .values({
      capture,
      list,
      reading,
      ...statedColumns(stated),
      file,
      ...orderColumns(order),
      standing: 'held',
      version: null,
      position: null,
      judged_after: null,
      because: null,
      decision: null,
      reasons: '[]',
    })
    .execute()
}

/** Takes a version that goes elsewhere out of history, unless it is one in the same place hereafter: then true. */
async function staysOrLeaves(
  trx: Transaction<Tables>,
  list: number,
  { order, standing }: Placement,
  capture: number,
): Promise<boolean> {
  const row = await trx
    .selectFrom('observation')
    .selectAll()
    .where('capture', '=', capture)
    .executeTakeFirstOrThrow()
  if (row.position === null) return false
  if (standing.as === 'version' && isDeepStrictEqual(orderOfRow(row, capture), order)) return true
  await leave(trx, list, capture, row.position)
  return false
}

/** Takes a version out of history. */
export async function leave(
  trx: Transaction<Tables>,
  list: number,
  capture: number,
  position: number,
): Promise<void> {
  await trx.updateTable('observation').set({ position: null }).where('capture', '=', capture).execute()
  await removePresence(trx, { list, position, ...(await aroundPosition(trx, list, position)) })
}

async function stand(
  trx: Transaction<Tables>,
  capture: number,
  { order, standing }: Placement,
  numberOf: (capture: number) => number,
): Promise<void> {
  await trx
    .updateTable('observation')
    .set({ ...orderColumns(order), ...standingColumns(capture, renumbered(standing, numberOf)) })
    .where('capture', '=', capture)
    .execute()
}

function renumbered(standing: Standing, numberOf: (capture: number) => number): Standing {
  const numberOrNull = (given: number | null) => (given === null ? null : numberOf(given))
  if (standing.as === 'held') return { ...standing, after: numberOf(standing.after) }
  if (standing.as === 'seen') return { ...standing, version: numberOf(standing.version) }
  return { ...standing, after: numberOrNull(standing.after), decision: numberOrNull(standing.decision) }
}

/** Gives a version its place between the others, and its entries their presence there. */
async function enter(
  trx: Transaction<Tables>,
  list: number,
  capture: number,
  order: VersionOrder,
  readings: Readings,
): Promise<void> {
  const { reading } = await trx
    .selectFrom('observation')
    .select('reading')
    .where('capture', '=', capture)
    .executeTakeFirstOrThrow()
  const near = await around(trx, list, order)
  const { position, next } = await positionBetween(trx, list, near.previous, near.next)
  const copies = new Map<number, number>()
  for (const number of await readings.numbersOf(trx, reading))
    copies.set(number, (copies.get(number) ?? 0) + 1)
  await insertPresence(trx, { list, previous: near.previous, position, next }, copies)
  await trx.updateTable('observation').set({ position }).where('capture', '=', capture).execute()
}

/** Positions of the versions around a place in the order of history. */
async function around(trx: Transaction<Tables>, list: number, order: VersionOrder) {
  const before = await trx
    .selectFrom('observation')
    .select('position')
    .where('list', '=', list)
    .where('position', 'is not', null)
    .where(compared(sql`<=`, order))
    .orderBy(LAST_FIRST)
    .limit(1)
    .executeTakeFirst()
  const previous = before?.position ?? null
  return { previous, next: await nextPosition(trx, list, previous) }
}

async function aroundPosition(trx: Transaction<Tables>, list: number, position: number) {
  const before = await trx
    .selectFrom('observation')
    .select('position')
    .where('list', '=', list)
    .where('position', '<', position)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst()
  return { previous: before?.position ?? null, next: await nextPosition(trx, list, position) }
}

async function nextPosition(trx: Transaction<Tables>, list: number, position: number | null) {
  const after = await trx
    .selectFrom('observation')
    .select('position')
    .where('list', '=', list)
    .where('position', 'is not', null)
    .$if(position !== null, query => query.where('position', '>', position))
    .orderBy('position')
    .limit(1)
    .executeTakeFirst()
  return after?.position ?? null
}

function orderColumns({ inForceOn, sequence, seenAt, document }: VersionOrder) {
  return { in_force_on: inForceOn, sequence, seen_at: seenAt, document }
}
