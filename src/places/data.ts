import { readFileSync } from 'node:fs'
import { placeKey } from './key.ts'
import { NameIndex } from './name-index.ts'
import type { Place } from './place.ts'
import { STATES, type State, stateOf } from './states.ts'

/** A county or equivalent, with what its name is compared by. */
export interface County {
  readonly place: Place
  /** what is left without the last words: `st lawrence`, `richmond` */
  readonly base: string
  /** an independent city is a county's equivalent and is never called a county */
  readonly independentCity: boolean
  /** the last year in which its code was in use; null while it is */
  readonly until: number | null
}

export interface City {
  readonly place: Place
  readonly base: string
}

/** The places of one state, found by their names. */
export interface StatePlaces {
  readonly state: State
  readonly counties: NameIndex<County>
  readonly cities: NameIndex<City>
}

/** All that is known of places: the shipped files, or these with a gazetteer's codes. */
export interface Places {
  readonly of: (usps: string) => StatePlaces
}

/** Rows of src/places/data/, which src/places/build/ writes and checks. */
interface CountyRow {
  geoid: string
  name: string
  until?: number
  renamed?: string
  city?: string
}
type CityRow = [name: string, counties: string]

const TITLE =
  /^(.*?) (County|Parish|City and Borough|Borough|Census Area|Municipality|Municipio|Planning Region|District|Island|city)$/

let shipped: Places | undefined

/** The places that are shipped with icelist. Files are read at the first call, a state is indexed when it is asked for. */
export function shippedPlaces(): Places {
  shipped ??= placesOf(
    shippedFile<{ counties: CountyRow[] }>('counties.json').counties,
    shippedFile<{ cities: Record<string, CityRow[]> }>('cities.json').cities,
  )
  return shipped
}

function shippedFile<T>(file: string): T {
  return JSON.parse(readFileSync(new URL(`./data/${file}`, import.meta.url), 'utf8'))
}

function placesOf(counties: CountyRow[], cities: Record<string, CityRow[]>): Places {
  const indexed = new Map<string, StatePlaces>()
  return {
    of: usps => {
      const known = indexed.get(usps)
      if (known) return known
      const state = stateOf(usps)
      const whole = state.usps in STATE_AND_COUNTY
      const rows = whole ? [] : counties.filter(row => row.geoid.startsWith(state.geoid))
      const towns = (cities[usps] ?? []).filter(([name]) => !whole || name !== 'Washington')
      const ofState: StatePlaces = {
        state,
        counties: new NameIndex(rows.map(row => countyOf(row, state))),
        cities: new NameIndex(towns.map(row => cityOf(row, state, rows))),
      }
      indexed.set(usps, ofState)
      return ofState
    },
  }
}

function countyOf(row: CountyRow, state: State): County {
  const [, base = row.name, title = ''] = TITLE.exec(row.name) ?? []
  return {
    place: {
      kind: 'county',
      name: row.name,
      usps: state.usps,
      state: state.geoid,
      county: row.geoid,
      counties: [row.geoid],
      place: null,
      id: row.renamed ?? row.geoid,
    },
    base: placeKey(base),
    independentCity: title === 'city' || row.city === row.name,
    until: row.until ?? null,
  }
}

function cityOf([name, codes]: CityRow, state: State, counties: readonly CountyRow[]): City {
  const base = placeKey(name)
  const geoids = codes === '' ? [] : codes.split(' ').map(code => state.geoid + code)
  const same = counties.find(row => row.geoid === geoids[0] && row.city && placeKey(row.city) === base)
  return {
    place: {
      kind: 'city',
      name,
      usps: state.usps,
      state: state.geoid,
      county: geoids[0] ?? null,
      counties: geoids,
      place: null,
      id: same?.geoid ?? [state.geoid, base, geoids[0]?.slice(2) ?? ''].join(':'),
    },
    base,
  }
}

/** The District of Columbia, which is also the city of Washington, and Guam are one county each, and stand as the state. */
const STATE_AND_COUNTY: Readonly<Record<string, string>> = { DC: '11001', GU: '66010' }

/** The place that a state is. */
export function statePlace(state: State): Place {
  const county = STATE_AND_COUNTY[state.usps] ?? null
  return {
    kind: 'state',
    name: state.name,
    usps: state.usps,
    state: state.geoid,
    county,
    counties: county ? [county] : [],
    place: null,
    id: state.geoid,
  }
}

/** Every state's places, in the order of the states' codes. */
export function everyState(places: Places): StatePlaces[] {
  return STATES.map(state => places.of(state.usps))
}
