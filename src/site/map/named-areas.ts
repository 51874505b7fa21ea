import type { Places } from '../../places/data.ts'
import type { Place } from '../../places/place.ts'
import { stateOf } from '../../places/states.ts'
import type { Site, SiteList } from '../site.ts'
import { shapes } from './shapes.ts'

/**
 * named: the area itself, or an agency of its government. within: a city or town in it, or one of their agencies.
 */
export type Shade = 'named' | 'within'

/** Versions of a list that show one entry in an area. */
interface Naming {
  readonly shade: Shade
  readonly first: number
  readonly last: number
}

/** A state or county in which a list ever named something. */
export interface NamedArea {
  readonly kind: 'state' | 'county'
  readonly geoid: string
  readonly name: string
  readonly state: string
  /** the area's page, when a list named the area itself */
  readonly path: string | null
  readonly namings: readonly Naming[]
}

/** All areas of a list, states before counties, each by state and name. */
export function namedAreas({ record, history, source }: SiteList, { places }: Site): NamedArea[] {
  const areas = new Map<string, Omit<NamedArea, 'namings'> & { namings: Naming[] }>()
  for (const { entry, first, last } of history.stretches) {
    const resolution = record.resolve(entry)
    if (resolution.status !== 'resolved') continue
    const { place } = resolution
    const found = areaOf(place, places.known)
    if (!found) continue
    const area = areas.get(found.geoid) ?? { ...found, path: places.pathOf(found) ?? null, namings: [] }
    areas.set(found.geoid, area)
    area.namings.push({ shade: place.id === found.id ? 'named' : 'within', first, last })
  }
  return [...areas.values()].sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))

  function orderOf({ kind, state, name }: NamedArea): string {
    return [kind === 'state' ? 0 : 1, state, name, source.id].join('\0')
  }
}

/** Where a place is drawn: a city in the county of its centre. */
function areaOf(
  place: Place,
  known: Places,
): (Omit<NamedArea, 'namings' | 'path'> & { readonly id: string }) | null {
  const state = stateOf(place.usps).name
  if (place.kind === 'state')
    return { kind: 'state', geoid: place.state, name: place.name, state, id: place.id }
  const geoid = place.counties.find(code => shapes().county(code) !== undefined) ?? place.county
  if (geoid === null) return null
  const county = known.of(place.usps).counties.all.find(one => one.place.county === geoid)
  return { kind: 'county', geoid, name: county?.place.name ?? geoid, state, id: county?.place.id ?? geoid }
}

/** How an area is shaded in a version; null when nothing in it is named. */
export function shadeIn({ namings }: NamedArea, version: number): Shade | null {
  const now = namings.filter(({ first, last }) => first <= version && version <= last)
  if (now.length === 0) return null
  return now.some(({ shade }) => shade === 'named') ? 'named' : 'within'
}

/** How many entries of a version name something in the area. */
export function countIn({ namings }: NamedArea, version: number): number {
  return namings.filter(({ first, last }) => first <= version && version <= last).length
}
