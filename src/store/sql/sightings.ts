import type { Kysely } from 'kysely'
import type { Sighting } from '../history-parts.ts'
import type { Tables } from './schema.ts'

/** What a list's publisher was seen to serve from a day on, oldest first. */
export function sightingsFrom(db: Kysely<Tables>, list: string, day: string): Promise<Sighting[]> {
  return sightings(db, list, day).select(['at', 'snapshot']).orderBy('at').orderBy('capture').execute()
}

export async function everSighted(db: Kysely<Tables>, list: string): Promise<boolean> {
  return (await sightings(db, list, '').select('at').limit(1).execute()).length > 0
}

function sightings(db: Kysely<Tables>, list: string, day: string) {
  return db.selectFrom(
    served(db, list, day)
      .unionAll(missing(db, list, day))
      .as('sighting'),
  )
}

function served(db: Kysely<Tables>, list: string, day: string) {
  return (
    db
      .selectFrom('observation')
      .innerJoin('list', 'list.number', 'observation.list')
      .select(['seen_at as at', 'version as snapshot', 'capture'])
      .where('list.id', '=', list)
      .where('seen_at', '>=', day)
      // what was imported was not seen at the publisher's
      .where('seen_at', '!=', '')
      .where('version', 'is not', null)
  )
}

function missing(db: Kysely<Tables>, list: string, day: string) {
  return db
    .selectFrom('capture')
    .innerJoin('list', 'list.number', 'capture.list')
    .leftJoin('observation', 'observation.capture', 'capture.id')
    .select(['captured_at as at', 'version as snapshot', 'capture.id as capture'])
    .where('list.id', '=', list)
    .where('captured_at', '>=', day)
    .where('verdict', '=', 'missing')
    .where('via', '!=', 'import')
    .where('version', 'is', null)
}
