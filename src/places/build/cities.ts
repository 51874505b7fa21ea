import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import { placeKey } from '../key.ts'
import { STATES } from '../states.ts'

/** A city, town, village or unincorporated place: its name, and the 3-digit codes of its counties, its centre's first. */
export type CityRow = readonly [name: string, counties: string]

/** Sections of a city, abandoned places and groups of places: a list that names one of them means something else. */
const NOT_A_PLACE = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLL', 'PPLS'])

const CurrentCity = z.object({
  name: z.string(),
  country: z.string(),
  admin1: z.string(),
  admin2: z.string(),
  lat: z.coerce.number(),
  lng: z.coerce.number(),
})

const ReviewedCity = z.object({
  state: z.string().length(2),
  name: z.string().min(1),
  counties: z.string().regex(/^\d{3}( \d{3})*$/),
  /** drop: what bears the name in other counties of the state has no government, and no list means it */
  namesakes: z.enum(['', 'drop']),
})

interface Found {
  readonly name: string
  readonly counties: string[]
  readonly lat: number
  readonly lng: number
}

/**
 * Places by state, in order of name.
 * @param cities500 GeoNames' cities500.txt: tab separated; admin2 of a place of the United States is its county's code
 * @param current GeoNames' places of a later month as JSON: Connecticut's stand there under planning regions
 * @param independent independent cities by state and 3-digit code: `VA|760` is Richmond
 * @param reviewed CSV state,name,counties,namesakes,note: places that GeoNames leaves out or places of several counties
 */
export function buildCities(
  cities500: string,
  current: unknown,
  independent: ReadonlyMap<string, string>,
  reviewed: string,
): Record<string, CityRow[]> {
  const byState = new Map<string, Found[]>(STATES.map(state => [state.usps, []]))
  for (const line of cities500.split('\n')) {
    const cell = line.split('\t')
    if (cell[8] !== 'US' || NOT_A_PLACE.has(cell[7] ?? '')) continue
    const [, name = '', , , , , , , , , state = '', county = ''] = cell
    if (withoutGovernment(name, state, county, independent)) continue
    byState.get(state)?.push({
      name,
      counties: county ? [county] : [],
      lat: Number(cell[4]),
      lng: Number(cell[5]),
    })
  }
  addPlanningRegions(byState.get('CT') ?? [], current)
  for (const row of z.array(ReviewedCity).parse(parse(reviewed, { columns: true }))) review(byState, row)

  return Object.fromEntries(
    [...byState].map(([state, found]) => [
      state,
      sorted(found.map(({ name, counties }) => [name, counties.join(' ')])),
    ]),
  )
}

/** Quarters of an independent city, and what bears its name outside of it, govern nothing and enact no policy. */
function withoutGovernment(
  name: string,
  state: string,
  county: string,
  independent: ReadonlyMap<string, string>,
): boolean {
  const city = independent.get(`${state}|${county}`)
  if (city !== undefined) return placeKey(city) !== placeKey(name)
  return [...independent].some(
    ([key, other]) => key.startsWith(`${state}|`) && placeKey(other) === placeKey(name),
  )
}

function addPlanningRegions(cities: readonly Found[], current: unknown): void {
  const regions = z
    .array(z.looseObject({ country: z.string(), admin1: z.string() }))
    .parse(current)
    .filter(city => city.country === 'US' && city.admin1 === 'CT')
    .map(city => CurrentCity.parse(city))
  for (const city of cities) {
    const same = regions.filter(
      other => other.name === city.name && Math.hypot(other.lat - city.lat, other.lng - city.lng) < 0.05,
    )
    if (same[0]) city.counties.push(same[0].admin2)
  }
}

/** A reviewed row replaces what GeoNames says of the place, or adds the place. */
function review(byState: ReadonlyMap<string, Found[]>, row: z.infer<typeof ReviewedCity>): void {
  const found = byState.get(row.state)
  if (!found) throw new Error(`The reviewed places name the state ${row.state}, which does not exist`)
  const counties = row.counties.split(' ')
  const within = (city: Found) => city.counties.every(county => counties.includes(county))
  const named = found.filter(city => placeKey(city.name) === placeKey(row.name))
  const known = named.filter(within)
  if (known.length > 1)
    throw new Error(`${row.name}, ${row.state} stands several times in the list of GeoNames`)
  if (row.namesakes === 'drop')
    for (const other of named) if (!within(other)) found.splice(found.indexOf(other), 1)
  if (known[0]) known[0].counties.splice(0, Number.POSITIVE_INFINITY, ...counties)
  else found.push({ name: row.name, counties, lat: 0, lng: 0 })
}

function sorted(rows: CityRow[]): CityRow[] {
  const unique = new Map(rows.map(row => [row.join('|'), row]))
  return [...unique.keys()].sort().map(key => unique.get(key) ?? ['', ''])
}
