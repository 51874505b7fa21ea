import { isDeepStrictEqual } from 'node:util'
import type { Kysely, Selectable } from 'kysely'
import type { ReadingRow, StoredEntry, StoredInterval, StoredPlace } from '../proof-store.ts'
import type { Observation } from '../store.ts'
import { observationOf, standingColumns } from './observations.ts'
import { json, orNull } from './parsed.ts'
import { noticesOfRow, printedEntryOf } from './rows.ts'
import { type ObservationRow, STILL_LISTED, type Tables } from './schema.ts'

/** Rows read at a time. */
const PART = 1000

export async function listNames(db: Kysely<Tables>): Promise<string[]> {
  const rows = await db.selectFrom('list').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

export async function known(db: Kysely<Tables>) {
  const documents = await db.selectFrom('document').select('sha256').orderBy('sha256').execute()
  const strays = await db
    .selectFrom('reading')
    .leftJoin('list', 'list.number', 'reading.list')
    .select('reading.id')
    .where('list.id', 'is', null)
    .orderBy('reading.id')
    .execute()
  return { documents: documents.map(({ sha256 }) => sha256), strayReadings: strays.map(({ id }) => id) }
}

export async function places(db: Kysely<Tables>, list: string): Promise<StoredPlace[]> {
  const rows = await db
    .selectFrom('observation')
    .innerJoin('capture', 'capture.id', 'observation.capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .leftJoin('list as own', 'own.number', 'observation.list')
    .leftJoin('reading', 'reading.id', 'observation.reading')
    .selectAll('observation')
    .select(['own.id as own_list', 'reading.content'])
    .where('list.id', '=', list)
    .orderBy('observation.capture')
    .execute()
  return rows.map(({ own_list, content, ...row }) => {
    const observation = content === null ? null : orNull(() => observationOf({ ...row, content }))
    return {
      capture: row.capture,
      list: own_list,
      observation,
      exact: observation !== null && saysOnly(row, observation),
    }
  })
}

function saysOnly(row: Selectable<ObservationRow>, { capture, standing }: Observation): boolean {
  const { reasons, ...columns } = standingColumns(capture, standing)
  const stored = Object.keys(columns).map(name => row[name as keyof typeof columns])
  return (
    isDeepStrictEqual(stored, Object.values(columns)) &&
    isDeepStrictEqual(json(row.reasons, ''), json(reasons, '')) &&
    (row.position !== null) === (standing.as === 'version')
  )
}

export async function readingRows(db: Kysely<Tables>, list: string): Promise<ReadingRow[]> {
  const rows = await db
    .selectFrom('reading')
    .innerJoin('list', 'list.number', 'reading.list')
    .leftJoin('reading as base', 'base.id', 'reading.layout_base')
    .select([
      'reading.id as number',
      'reading.document',
      'reading.reader_version as readerVersion',
      'reading.content',
      'reading.entries',
      'reading.notices',
      'reading.layout_base',
      'reading.layout_depth',
      'base.layout_depth as base_depth',
    ])
    .where('list.id', '=', list)
    .orderBy('reading.id')
    .execute()
  return rows.map(({ notices, layout_base, layout_depth, base_depth, ...row }) => ({
    ...row,
    notices: orNull(() => noticesOfRow(notices, row.number)),
    founded: layout_base === null ? layout_depth === 0 : layout_depth - 1 === base_depth,
  }))
}

export async function* entryRows(db: Kysely<Tables>, list: string): AsyncGenerator<StoredEntry> {
  for (let after = 0; ; ) {
    const rows = await db
      .selectFrom('entry')
      .innerJoin('list', 'list.number', 'entry.list')
      .selectAll('entry')
      .where('list.id', '=', list)
      .where('entry.id', '>', after)
      .orderBy('entry.id')
      .limit(PART)
      .execute()
    for (const row of rows) yield { number: row.id, entry: orNull(() => printedEntryOf(row)), hash: row.hash }
    const last = rows.at(-1)
    if (!last) return
    after = last.id
  }
}

export async function* intervals(db: Kysely<Tables>, list: string): AsyncGenerator<StoredInterval> {
  const positions = await db
    .selectFrom('observation')
    .innerJoin('list', 'list.number', 'observation.list')
    .select('position')
    .where('list.id', '=', list)
    .where('position', 'is not', null)
    .orderBy('position')
    .execute()
  const numbers = new Map(positions.map(({ position }, index) => [position, index + 1]))
  numbers.set(STILL_LISTED, positions.length + 1)
  for (let after = { from: Number.MIN_SAFE_INTEGER, entry: -1 }; ; ) {
    const rows = await db
      .selectFrom('presence')
      .innerJoin('list', 'list.number', 'presence.list')
      .innerJoin('entry', 'entry.id', 'presence.entry')
      .select(['presence.entry', 'from_position', 'until_position', 'copies', 'name', 'hash'])
      .where('list.id', '=', list)
      .where('from_position', '>=', after.from)
      .where(({ or, eb }) =>
        or([eb('from_position', '>', after.from), eb('presence.entry', '>', after.entry)]),
      )
      .orderBy('from_position')
      .orderBy('presence.entry')
      .limit(PART)
      .execute()
    for (const { name, hash, copies, from_position, until_position } of rows) {
      const [first, until] = [numbers.get(from_position) ?? null, numbers.get(until_position) ?? null]
      yield { name, hash, copies, first, until }
    }
    const last = rows.at(-1)
    if (!last) return
    after = { from: last.from_position, entry: last.entry }
  }
}
