import type { Places } from '../places/data.ts'
import { askedForm } from '../places/finding.ts'
import type { Place } from '../places/place.ts'
import type { ListRecord } from '../questions/list-record.ts'
import type { ListHistory } from '../store/store.ts'
import { placePath } from './paths.ts'

/** A place that has a page: some list certainly named it once. */
export interface SitePlace {
  readonly place: Place
  /** "Travis County, TX": exactly this place */
  readonly asked: string
  readonly path: string
}

export interface PlaceIndex {
  readonly known: Places
  /** by state's code, then by name */
  readonly all: readonly SitePlace[]
  /** undefined for a place that no list named */
  readonly pathOf: (place: Pick<Place, 'id'>) => string | undefined
}

/** Every place that an entry of any version resolves to. */
export function indexPlaces(
  lists: readonly { readonly history: ListHistory; readonly record: ListRecord }[],
  known: Places,
): PlaceIndex {
  const named = new Map<string, Place>()
  for (const { history, record } of lists)
    for (const { entry } of history.stretches) {
      const resolution = record.resolve(entry)
      if (resolution.status !== 'resolved') continue
      const { place } = resolution
      const other = named.get(place.id)
      // one government can be named as a city and as a county: the county's name tells it from its namesakes
      if (!other || (other.kind === 'city' && place.kind === 'county')) named.set(place.id, place)
    }
  const taken = new Set<string>()
  const all = [...named.values()].sort(byStateAndName).map(place => {
    const path = placePath(place, taken)
    taken.add(path)
    return { place, asked: askedForm(place, known), path }
  })
  const paths = new Map(all.map(({ place, path }) => [place.id, path]))
  return { known, all, pathOf: ({ id }) => paths.get(id) }
}

function byStateAndName(a: Place, b: Place): number {
  const [one, other] = [a, b].map(({ state, kind, name, id }) =>
    [state, kind === 'state' ? '' : name, id].join('\0'),
  )
  return (one ?? '') < (other ?? '') ? -1 : 1
}
