import type { Entry } from '../model.ts'
import type { Places } from './data.ts'
import type { Resolution } from './place.ts'
import { resolvePlace } from './resolve.ts'

/** What of an entry says which place it names. */
type NamingEntry = Pick<Entry, 'name' | 'state' | 'kind' | 'fields'>

/** What was resolved before, by list: the next version of a list names nearly the same places. */
const resolved = new WeakMap<Places, Map<string, Map<string, Resolution>>>()

/** `resolvePlace` for the entries of one list, once for each name that rests on the same evidence. */
export function entryResolver(list: string, places: Places): (entry: NamingEntry) => Resolution {
  const lists = resolved.get(places) ?? new Map<string, Map<string, Resolution>>()
  resolved.set(places, lists)
  const known = lists.get(list) ?? new Map<string, Resolution>()
  lists.set(list, known)
  return entry => {
    const { name, state, kind, fields } = entry
    const key = JSON.stringify([name, state, kind, fields.type, fields.county])
    const resolution = known.get(key) ?? resolvePlace({ ...entry, list }, places)
    known.set(key, resolution)
    return resolution
  }
}
