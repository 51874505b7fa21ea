import { UsageError } from '../errors.ts'
import type { Change, Difference } from '../model.ts'
import { parseAsked } from '../places/asked.ts'
import type { Places } from '../places/data.ts'
import { entryResolver } from '../places/entry-resolver.ts'
import type { Place } from '../places/place.ts'
import { changePhrase } from '../report/phrases.ts'
import { PLAIN, plain } from '../report/plain.ts'

/** A place of the configuration's watch list. */
export interface WatchedPlace {
  /** as the configuration writes it */
  readonly asked: string
  readonly place: Place
}

/** A change of a list that concerns a watched place. */
export interface WatchedChange {
  readonly asked: string
  readonly change: Change
}

/** The places of the watch list. @throws UsageError when a name is no certain place */
export function watchedPlaces(asked: readonly string[], places: Places): WatchedPlace[] {
  return asked.map(text => {
    const resolution = parseAsked(text, places)
    if (resolution.status === 'resolved') return { asked: text, place: resolution.place }
    throw new UsageError(`The configuration's watch list: ${resolution.finding}`)
  })
}

/** The changes that concern watched places: by the name before, the name after, or both. */
export function watchedChanges(
  difference: Difference,
  watched: readonly WatchedPlace[],
  places: Places,
): WatchedChange[] {
  const resolve = entryResolver(difference.list, places)
  const idOf = (entry: Change['before']) => {
    const resolution = entry && resolve(entry)
    return resolution?.status === 'resolved' ? resolution.place.id : null
  }
  return difference.changes.flatMap(change => {
    const ids = [idOf(change.before), idOf(change.after)]
    return watched.filter(({ place }) => ids.includes(place.id)).map(({ asked }) => ({ asked, change }))
  })
}

/** "Weld County, CO: removed, Colorado: Weld County", for a terminal. */
export function watchedPhrase({ asked, change }: WatchedChange): string {
  return `${plain(asked)}: ${change.kind}, ${changePhrase(change, PLAIN)}`
}
