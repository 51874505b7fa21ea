import type { ExpressionBuilder, Kysely, Selectable } from 'kysely'
import type { HistoryParts, PrintedOnce, Sighting } from '../history-parts.ts'
import type { Snapshot, Stretch } from '../store.ts'
import { chunksOf } from './chunks.ts'
import { guard } from './guard.ts'
import { printedEntryOf } from './rows.ts'
import type { EntryRow, Tables } from './schema.ts'
import { everSighted, sightingsFrom } from './sightings.ts'
import { snapshotNumbered } from './snapshots.ts'

/** Entries and versions are found by indexes; the numbers of versions are counted when they are wanted. */
export class SqlHistoryParts implements HistoryParts {
  readonly #db: Kysely<Tables>
  readonly #list: string

  constructor(db: Kysely<Tables>, list: string) {
    this.#db = db
    this.#list = list
  }

  versions(): Promise<number> {
    return guard(() => counted(versionsOf(this.#db, this.#list)))
  }

  inForceOn(day: string): Promise<number> {
    return guard(() => counted(versionsOf(this.#db, this.#list).where('in_force_on', '<=', day)))
  }

  snapshot(number: number): Promise<Snapshot | null> {
    return guard(() => snapshotNumbered(this.#db, this.#list, number))
  }

  printedUnder(state: string): Promise<PrintedOnce[]> {
    return guard(() => printed(entriesOf(this.#db, this.#list).where('state', '=', state)))
  }

  printedWith(keys: readonly string[]): Promise<PrintedOnce[]> {
    return guard(() =>
      inChunks(keys, chunk => printed(entriesOf(this.#db, this.#list).where('key', 'in', chunk))),
    )
  }

  allPrinted(): Promise<PrintedOnce[]> {
    return guard(() => printed(entriesOf(this.#db, this.#list)))
  }

  stretchesOf(hashes: readonly string[]): Promise<Stretch[]> {
    return guard(async () => {
      const stretches = await inChunks(hashes, chunk => stretchesAmong(this.#db, this.#list, chunk))
      return stretches.sort(byFirstVersion)
    })
  }

  sightingsFrom(day: string): Promise<Sighting[]> {
    return guard(() => sightingsFrom(this.#db, this.#list, day))
  }

  everSighted(): Promise<boolean> {
    return guard(() => everSighted(this.#db, this.#list))
  }
}

function versionsOf(db: Kysely<Tables>, list: string) {
  return db
    .selectFrom('observation')
    .innerJoin('list', 'list.number', 'observation.list')
    .where('list.id', '=', list)
    .where('position', 'is not', null)
}

async function counted(versions: ReturnType<typeof versionsOf>): Promise<number> {
  const row = await versions.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return row.count
}

function entriesOf(db: Kysely<Tables>, list: string) {
  return db
    .selectFrom('entry')
    .innerJoin('list', 'list.number', 'entry.list')
    .selectAll('entry')
    .where('list.id', '=', list)
}

async function printed(entries: ReturnType<typeof entriesOf>): Promise<PrintedOnce[]> {
  return (await entries.execute()).map(printedOnce)
}

function printedOnce(row: Selectable<EntryRow>): PrintedOnce {
  return { entry: printedEntryOf(row), hash: row.hash }
}

async function stretchesAmong(
  db: Kysely<Tables>,
  list: string,
  hashes: readonly string[],
): Promise<Stretch[]> {
  const rows = await entriesOf(db, list)
    .innerJoin('presence', 'presence.entry', 'entry.id')
    .select(presence => [
      versionsUpTo('<=', 'from_position', presence).as('first'),
      versionsUpTo('<', 'until_position', presence).as('last'),
    ])
    .where('hash', 'in', hashes)
    .execute()
  return rows.map(row => ({ ...printedOnce(row), first: row.first ?? 0, last: row.last ?? 0 }))
}

/** How many versions stand before a bound of an interval, or at it. */
function versionsUpTo(
  operator: '<' | '<=',
  bound: 'from_position' | 'until_position',
  { selectFrom }: ExpressionBuilder<Tables, 'presence'>,
) {
  return selectFrom('observation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .whereRef('observation.list', '=', 'presence.list')
    .whereRef('position', operator, bound)
}

function byFirstVersion(a: Stretch, b: Stretch): number {
  if (a.first !== b.first) return a.first - b.first
  return `${a.entry.name}\0${a.hash}` < `${b.entry.name}\0${b.hash}` ? -1 : 1
}

async function inChunks<Value, Row>(
  values: readonly Value[],
  read: (chunk: readonly Value[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = []
  for (const chunk of chunksOf(values)) rows.push(...(await read(chunk)))
  return rows
}
