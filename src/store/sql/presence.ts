import { type Kysely, sql, type Transaction } from 'kysely'
import type { Span } from '../../compare/moves.ts'
import { chunksOf } from './chunks.ts'
import { type PresenceRow, STILL_LISTED, type Tables } from './schema.ts'

/** Positions of a new version and of the versions before and after it; null where there is none. */
export interface Place {
  readonly list: number
  readonly previous: number | null
  readonly position: number
  readonly next: number | null
}

/** How many times each entry stands in a version, by entry number. */
export type Copies = ReadonlyMap<number, number>

/**
 * Writes which entries a new version shows, between its neighbours. Only what differs from a neighbour costs rows.
 * Intervals stay as long as they can be, so the same versions brought in any order leave the same rows.
 */
export async function insertPresence(trx: Transaction<Tables>, place: Place, copies: Copies): Promise<void> {
  const before = place.previous === null ? [] : await presentAt(trx, place.list, place.previous)
  const after = place.next === null ? [] : await presentAt(trx, place.list, place.next)
  const afterByEntry = new Map(after.map(row => [row.entry, row]))
  const continued = new Set<number>()

  for (const row of before) {
    if (copies.get(row.entry) === row.copies) continued.add(row.entry)
    else await endInterval(trx, row, place)
  }
  const begun: PresenceRow[] = []
  for (const [entry, count] of copies) {
    if (continued.has(entry)) continue
    const following = afterByEntry.get(entry)
    if (following?.copies === count && following.from_position === place.next)
      await moveStart(trx, following, place.position)
    else
      begun.push({
        entry,
        list: place.list,
        from_position: place.position,
        until_position: place.next ?? STILL_LISTED,
        copies: count,
      })
  }
  await insertRows(trx, begun)
}

/**
 * Takes away what a version shows, once it is none any more: the inverse of `insertPresence`. Its neighbours' intervals
 * close up over the gap, so that the rows are those that would be there had the version never come.
 */
export async function removePresence(trx: Transaction<Tables>, place: Place): Promise<void> {
  const { list, position, next } = place
  const until = next ?? STILL_LISTED
  const after = next === null ? [] : await presentAt(trx, list, next)
  const afterByEntry = new Map(after.map(row => [row.entry, row]))
  for (const row of await boundedAt(trx, list, 'from_position', position)) {
    if (next === null || row.until_position === next) await deleteRow(trx, row)
    else await moveStart(trx, row, next)
  }
  for (const row of await boundedAt(trx, list, 'until_position', position)) {
    const following = afterByEntry.get(row.entry)
    const goesOn = following?.copies === row.copies && following.from_position === next
    if (goesOn && following) await deleteRow(trx, following)
    await moveEnd(trx, row, goesOn && following ? following.until_position : until)
  }
}

/** Intervals that cover a position, to be selected from. */
export function covering(trx: Transaction<Tables>, list: number, position: number) {
  return (
    trx
      .selectFrom('presence')
      .where('presence.list', '=', list)
      .where('until_position', '>', position)
      // not by its index (hence the +): most questions are about the last versions, which nearly all intervals begin before
      .where(sql<number>`+from_position`, '<=', position)
  )
}

function presentAt(trx: Transaction<Tables>, list: number, position: number): Promise<PresenceRow[]> {
  return covering(trx, list, position).selectAll('presence').execute()
}

/**
 * Numbers of the entries that stand differently in two versions, by position. An entry that stands in both, but more
 * often in one, is in both sets.
 */
export async function onlyIn(db: Kysely<Tables>, list: string, earlier: number, later: number) {
  const rows = await db
    .selectFrom('presence')
    .innerJoin('list', 'list.number', 'presence.list')
    .select(['entry', 'from_position', 'until_position'])
    .where('list.id', '=', list)
    .where(({ or, and, eb }) =>
      or([
        and([
          eb('until_position', '>', earlier),
          eb('until_position', '<=', later),
          eb('from_position', '<=', earlier),
        ]),
        and([
          eb('from_position', '>', earlier),
          eb('from_position', '<=', later),
          eb('until_position', '>', later),
        ]),
      ]),
    )
    .execute()
  const inEarlier = rows.filter(row => row.from_position <= earlier)
  const inLater = rows.filter(row => row.from_position > earlier)
  return { earlier: new Set(inEarlier.map(row => row.entry)), later: new Set(inLater.map(row => row.entry)) }
}

/** Numbers of the entries that stand in both versions, as often, under the key of one of `entries`. */
export async function sharedKeys(
  db: Kysely<Tables>,
  earlier: number,
  later: number,
  entries: readonly number[],
): Promise<Set<number>> {
  const shared = new Set<number>()
  for (const chunk of chunksOf(entries)) {
    const rows = await db
      .selectFrom('entry as differing')
      .innerJoin('entry as standing', join =>
        join.onRef('standing.list', '=', 'differing.list').onRef('standing.key', '=', 'differing.key'),
      )
      .innerJoin('presence', 'presence.entry', 'standing.id')
      .select('standing.id')
      .where('differing.id', 'in', chunk)
      .where('from_position', '<=', earlier)
      .where('until_position', '>', later)
      .execute()
    for (const row of rows) shared.add(row.id)
  }
  return shared
}

/** When entries of these keys were shown, by the days on which versions came into force. */
export async function spansOf(db: Kysely<Tables>, list: string, keys: readonly string[]): Promise<Span[]> {
  const spans: Span[] = []
  for (const chunk of chunksOf(keys)) {
    const rows = await db
      .selectFrom('entry')
      .innerJoin('list', 'list.number', 'entry.list')
      .innerJoin('presence', 'presence.entry', 'entry.id')
      .innerJoin('observation as first', join =>
        join.onRef('first.list', '=', 'presence.list').onRef('first.position', '=', 'from_position'),
      )
      .leftJoin('observation as without', join =>
        join.onRef('without.list', '=', 'presence.list').onRef('without.position', '=', 'until_position'),
      )
      .select(['entry.key', 'first.in_force_on as since', 'without.in_force_on as until'])
      .where('list.id', '=', list)
      .where('entry.key', 'in', chunk)
      .orderBy('from_position')
      .execute()
    spans.push(...rows)
  }
  return joined(spans)
}

/** An entry whose fields change goes on under the same key: spans that meet are one. */
function joined(spans: readonly Span[]): Span[] {
  return [...Map.groupBy(spans, span => span.key).values()].flatMap(group => {
    const whole: Span[] = []
    for (const span of group) {
      const last = whole.at(-1)
      const meets = last && (last.until === null || last.until >= span.since)
      if (last && meets) whole[whole.length - 1] = { ...last, until: later(last.until, span.until) }
      else whole.push(span)
    }
    return whole
  })
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return null
  return one > other ? one : other
}

/** The new version does not show what `row` covers: the interval ends before it, and goes on after it where it did. */
async function endInterval(trx: Transaction<Tables>, row: PresenceRow, place: Place): Promise<void> {
  await moveEnd(trx, row, place.position)
  if (place.next !== null && row.until_position > place.next)
    await insertRows(trx, [{ ...row, from_position: place.next }])
}

/** Intervals of a list that begin, or end, at a position. */
function boundedAt(
  trx: Transaction<Tables>,
  list: number,
  bound: 'from_position' | 'until_position',
  position: number,
): Promise<PresenceRow[]> {
  return trx.selectFrom('presence').selectAll().where('list', '=', list).where(bound, '=', position).execute()
}

async function deleteRow(trx: Transaction<Tables>, row: PresenceRow): Promise<void> {
  await trx
    .deleteFrom('presence')
    .where('entry', '=', row.entry)
    .where('from_position', '=', row.from_position)
    .execute()
}

async function moveEnd(trx: Transaction<Tables>, row: PresenceRow, until: number): Promise<void> {
  await trx
    .updateTable('presence')
    .set({ until_position: until })
    .where('entry', '=', row.entry)
    .where('from_position', '=', row.from_position)
    .execute()
}

async function moveStart(trx: Transaction<Tables>, row: PresenceRow, position: number): Promise<void> {
  await trx
    .updateTable('presence')
    .set({ from_position: position })
    .where('entry', '=', row.entry)
    .where('from_position', '=', row.from_position)
    .execute()
}

async function insertRows(trx: Transaction<Tables>, rows: readonly PresenceRow[]): Promise<void> {
  for (const chunk of chunksOf(rows)) await trx.insertInto('presence').values(chunk).execute()
}
