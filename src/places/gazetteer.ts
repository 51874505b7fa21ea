import { ReadError } from '../errors.ts'
import { type City, type Places, type StatePlaces, shippedPlaces } from './data.ts'
import { placeKey } from './key.ts'
import { NameIndex } from './name-index.ts'
import { STATES, type State } from './states.ts'

/** A place of the Census Bureau's gazetteer. */
export interface GazetteerPlace {
  /** the two letters of its state */
  readonly usps: string
  /** 7 digits */
  readonly geoid: string
  /** without the last words that say what it is: `Abbeville` for "Abbeville city" */
  readonly name: string
}

const COLUMNS = ['USPS', 'GEOID', 'NAME'] as const

/** The Census Bureau writes what a place is in small letters behind its name, and CDP for an unincorporated one. */
const LEGAL_WORDS =
  /(?: (?:city and borough|consolidated government|metropolitan government|metro government|metro township|unified government|urban county|city|town|township|village|borough|municipality|corporation|comunidad|zona urbana|CDP))(?: \(balance\))?$/

/**
 * Reads the Census Bureau's gazetteer file of places ("2024_Gaz_place_national.txt"): a header row, then one place a row,
 * cells parted by tabs, or by bars since 2025. Columns are found by name; the last is padded with blanks.
 * @throws ReadError when the file is not that table, or a row has no 7-digit code
 */
export function importGazetteer(text: string): GazetteerPlace[] {
  const lines = text.replace(/^\ufeff/, '').split(/\r?\n/)
  const mark = lines[0]?.includes('|') ? '|' : '\t'
  const header = (lines[0] ?? '').split(mark).map(cell => cell.trim().toUpperCase())
  const [usps, geoid, name] = COLUMNS.map(column => header.indexOf(column))
  if (usps === undefined || geoid === undefined || name === undefined || Math.min(usps, geoid, name) < 0)
    throw new ReadError(
      `The first row does not name the columns ${COLUMNS.join(', ')}: use the national gazetteer file of places from census.gov.`,
    )
  return lines.slice(1).flatMap((line, index) => {
    if (line.trim() === '') return []
    const cells = line.split(mark).map(cell => cell.trim())
    const place = {
      usps: cells[usps] ?? '',
      geoid: cells[geoid] ?? '',
      name: (cells[name] ?? '').replace(LEGAL_WORDS, ''),
    }
    const state = STATES.find(one => one.usps === place.usps)
    if (!state || !/^\d{7}$/.test(place.geoid) || !place.geoid.startsWith(state.geoid) || place.name === '')
      throw new ReadError(
        `Row ${index + 2} of the gazetteer file is no place with a state and a 7-digit code. Obtain the file again from census.gov.`,
      )
    return [place]
  })
}

/**
 * `places` with the gazetteer's codes: a city gets its code where one place of the state has the name in both; a place
 * that only the gazetteer has is added, its county unknown.
 */
export function withGazetteer(rows: readonly GazetteerPlace[], places: Places = shippedPlaces()): Places {
  const byState = Map.groupBy(rows, row => row.usps)
  const merged = new Map<string, StatePlaces>()
  return {
    of: usps => {
      const ready = merged.get(usps)
      if (ready) return ready
      const ofState = places.of(usps)
      const cities = mergedCities(ofState, byState.get(usps) ?? [])
      const result = { ...ofState, cities: new NameIndex(cities) }
      merged.set(usps, result)
      return result
    },
  }
}

function mergedCities({ state, cities }: StatePlaces, rows: readonly GazetteerPlace[]): City[] {
  const byBase = Map.groupBy(rows, row => placeKey(row.name))
  const known = Map.groupBy(cities.all, city => city.base)
  const coded = cities.all.map(city => {
    const [row, ...others] = byBase.get(city.base) ?? []
    const certain = row && others.length === 0 && known.get(city.base)?.length === 1
    return certain ? { ...city, place: { ...city.place, place: row.geoid } } : city
  })
  const added = rows.filter(row => !known.has(placeKey(row.name))).map(row => cityOf(row, state))
  return [...coded, ...added]
}

function cityOf(row: GazetteerPlace, state: State): City {
  return {
    place: {
      kind: 'city',
      name: row.name,
      usps: state.usps,
      state: state.geoid,
      county: null,
      counties: [],
      place: row.geoid,
      id: row.geoid,
    },
    base: placeKey(row.name),
  }
}
