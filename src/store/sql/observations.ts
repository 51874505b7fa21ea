import { type Kysely, type Selectable, sql } from 'kysely'
import type { Publication } from '../../snapshot/publication.ts'
import { DamagedRow } from '../damaged-row.ts'
import type { Capture, Observation, Standing, VersionOrder } from '../store.ts'
import { parsed } from './parsed.ts'
import { orderOfRow, placeName, Reasons, statedOf } from './rows.ts'
import type { ObservationRow, Tables } from './schema.ts'

/** What was observed at and after a place in the order of history, in that order. */
export async function observationsFrom(
  db: Kysely<Tables>,
  list: string,
  order: VersionOrder | null,
): Promise<Observation[]> {
  const rows = await observationsOf(db, list)
    .$if(order !== null, query => query.where(compared(sql`>=`, order as VersionOrder)))
    .orderBy('in_force_on')
    .orderBy('sequence')
    .orderBy('seen_at')
    .orderBy('observation.document')
    .orderBy('file')
    .orderBy('capture')
    .execute()
  return rows.map(observationOf)
}

export async function versionBefore(
  db: Kysely<Tables>,
  list: string,
  order: VersionOrder,
): Promise<Observation | null> {
  const row = await observationsOf(db, list)
    .where('position', 'is not', null)
    .where(compared(sql`<`, order))
    .orderBy(LAST_FIRST)
    .limit(1)
    .executeTakeFirst()
  return row ? observationOf(row) : null
}

export async function observationByCapture(db: Kysely<Tables>, capture: number): Promise<Observation | null> {
  const row = await db
    .selectFrom('observation')
    .innerJoin('reading', 'reading.id', 'observation.reading')
    .selectAll('observation')
    .select('content')
    .where('capture', '=', capture)
    .executeTakeFirst()
  return row ? observationOf(row) : null
}

export async function lastOther(
  db: Kysely<Tables>,
  list: string,
  content: string,
  before: string,
): Promise<string | null> {
  const row = await observationsOf(db, list)
    .where('seen_at', '!=', '')
    .where(sql<boolean>`(seen_at, content) < (${before}, ${content})`)
    .where('content', '!=', content)
    .orderBy('seen_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.seen_at ?? null
}

/** Read in parts, for most runs are short and what comes after may be long. */
const PART = 50

export async function runAfter(
  db: Kysely<Tables>,
  list: string,
  content: string,
  instant: string,
): Promise<Observation[]> {
  const run: Observation[] = []
  for (let offset = 0; ; offset += PART) {
    const rows = await observationsOf(db, list)
      .where('seen_at', '!=', '')
      .where(sql<boolean>`(seen_at, content) > (${instant}, ${content})`)
      .orderBy('seen_at')
      .orderBy('content')
      .orderBy('capture')
      .limit(PART)
      .offset(offset)
      .execute()
    for (const row of rows) {
      if (run[0] && run[0].content !== row.content) return run
      run.push(observationOf(row))
    }
    if (rows.length < PART) return run
  }
}

export async function sightingsOf(
  db: Kysely<Tables>,
  list: string,
  content: string,
  before: string,
): Promise<string[]> {
  const rows = await observationsOf(db, list)
    .where('seen_at', '!=', '')
    .where('seen_at', '<', before)
    .where('content', '=', content)
    .orderBy('seen_at')
    .execute()
  return rows.map(row => row.seen_at)
}

export async function acceptedBefore(
  db: Kysely<Tables>,
  list: string,
  content: string,
  order: VersionOrder,
): Promise<boolean> {
  const row = await observationsOf(db, list)
    .where('content', '=', content)
    .where('position', 'is not', null)
    .where(compared(sql`<`, order))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function firstDoubtful(
  db: Kysely<Tables>,
  list: string,
  content: string | null,
): Promise<VersionOrder | null> {
  const row = await observationsOf(db, list)
    .where(({ or, eb }) => or([eb('standing', '=', 'held'), eb('because', '=', 'decision')]))
    .$if(content !== null, query => query.where('content', '=', content ?? ''))
    .orderBy('in_force_on')
    .orderBy('sequence')
    .orderBy('seen_at')
    .orderBy('observation.document')
    .limit(1)
    .executeTakeFirst()
  return row ? orderOfRow(row, row.capture) : null
}

export async function importedBefore(
  db: Kysely<Tables>,
  capture: Capture,
  content: string,
): Promise<Observation | null> {
  const row = await observationsOf(db, capture.list)
    .innerJoin('capture', 'capture.id', 'observation.capture')
    .where('capture.via', '=', capture.via)
    .where('capture.document', '=', capture.document)
    // the same again, by an index: otherwise every observation would be read
    .where('observation.reading', 'in', readingsOf(db, capture))
    .where('capture.file', 'is not distinct from', capture.file)
    .where('capture.url', 'is not distinct from', capture.url)
    .where('capture.given_on', 'is not distinct from', capture.givenOn)
    .$if(capture.via === 'memento', query => query.where('capture.captured_at', '=', capture.capturedAt))
    .where('reading.content', '=', content)
    .executeTakeFirst()
  return row ? observationOf(row) : null
}

function readingsOf(db: Kysely<Tables>, { list, document }: Capture) {
  return db
    .selectFrom('reading')
    .innerJoin('list', 'list.number', 'reading.list')
    .select('reading.id')
    .where('list.id', '=', list)
    .where('reading.document', '=', document ?? '')
}

export function observationOf(row: Selectable<ObservationRow> & { content: string }): Observation {
  return {
    capture: row.capture,
    reading: row.reading,
    content: row.content,
    stated: statedOf(row, row.capture),
    order: orderOfRow(row, row.capture),
    file: row.file,
    standing: standingOf(row),
  }
}

export function statedColumns({ on, sequence, basis, conflict }: Publication) {
  return { stated_on: on, stated_sequence: sequence, stated_basis: basis, stated_conflict: conflict }
}

/** All that a row says of where its capture stands, but for the position of a version. */
export function standingColumns(capture: number, standing: Standing) {
  const version = { held: null, version: capture, seen: standing.as === 'seen' ? standing.version : null }
  return {
    standing: standing.as,
    version: version[standing.as],
    judged_after: standing.as === 'seen' ? null : standing.after,
    because: standing.as === 'version' ? standing.because : null,
    decision: standing.as === 'version' ? standing.decision : null,
    reasons: JSON.stringify(standing.as === 'held' ? standing.reasons : []),
  }
}

type Because = Extract<Standing, { as: 'version' }>['because']

const BECAUSE: ReadonlySet<unknown> = new Set<Because>([
  'first',
  'new-document',
  'accepted-before',
  'within-bounds',
  'decision',
])

/** @throws DamagedRow */
function standingOf(row: Selectable<ObservationRow>): Standing {
  const { capture, standing, version, judged_after, because, decision } = row
  const name = placeName(capture)
  // what is read again stands nowhere, until it is placed anew
  if (standing === 'held')
    return { as: 'held', after: judged_after ?? 0, reasons: parsed(Reasons, row.reasons, name) }
  if (standing === 'seen' && version !== null) return { as: 'seen', version }
  if (standing === 'version' && BECAUSE.has(because))
    return { as: 'version', after: judged_after, because: because as Because, decision }
  throw new DamagedRow(name)
}

/** The order of positions, in the words of an index: by positions, every version before a place would be read. */
export const LAST_FIRST = sql`in_force_on desc, sequence desc, seen_at desc, observation.document desc, file desc, capture desc`

/** Row values compare field by field. */
export function compared(comparison: ReturnType<typeof sql>, order: VersionOrder) {
  return sql<boolean>`(in_force_on, sequence, seen_at, observation.document) ${comparison}
    (${order.inForceOn}, ${order.sequence}, ${order.seenAt}, ${order.document})`
}

function observationsOf(db: Kysely<Tables>, list: string) {
  return db
    .selectFrom('observation')
    .innerJoin('list', 'list.number', 'observation.list')
    .innerJoin('reading', 'reading.id', 'observation.reading')
    .selectAll('observation')
    .select('reading.content')
    .where('list.id', '=', list)
}
