import { tidy } from '../text/fold.ts'
import { countyPhrases, isAgencyName, isStateAgency, placePhrases } from './agency.ts'
import { aliasedPlace } from './aliases.ts'
import { placesNamed } from './candidates.ts'
import { countyColumnOf, says } from './county-column.ts'
import { type Places, type StatePlaces, shippedPlaces, statePlace } from './data.ts'
import { type Designation, designationOf, readingsOf } from './designation.ts'
import { ambiguous, quoted, unknown } from './finding.ts'
import { placeKey } from './key.ts'
import type { How, Place, PlaceSubject, Resolution } from './place.ts'
import { stateNamed } from './states.ts'

/** A row that prints a label in the place of the state's name (seen on DHS's page of 2025, under State and Cities). */
const STATE_LABEL = /\b(?:self-identification as|court order requiring)\b/i

/** The longest agency's name has a third of these letters; what is longer is no name, and splitting it costs time. */
const MOST_LETTERS = 300

/** The District of Columbia's other names. */
const CAPITAL = /^(?:city of )?washington(?: city)?\b/i

/** What a reading of the name came to: the places that fit, and what the name was taken for. */
interface Match {
  readonly places: readonly Place[]
  readonly how: How
  readonly meant: Designation
}

/**
 * The one certain place that an entry names, within its state; or the several that fit; or none. Never a near one, and
 * never the likelier of two. Pure over `places`.
 */
export function resolvePlace(subject: PlaceSubject, places: Places = shippedPlaces()): Resolution {
  if (subject.state === null)
    return {
      status: 'unknown',
      reason: 'no-state',
      finding: `${quoted(subject.name)} stands in no known state.`,
      suggestions: [],
    }
  const ofState = places.of(subject.state)
  const label = subject.kind === 'state' || STATE_LABEL.test(subject.name)
  const alias = label ? null : aliasedPlace(subject, ofState)
  if (alias) return { status: 'resolved', place: alias, how: 'alias' }
  if (label || isTheState(subject, ofState))
    return { status: 'resolved', place: statePlace(ofState.state), how: 'state' }
  return settle(subject, matchOf(subject, ofState), ofState, places)
}

function isTheState(subject: PlaceSubject, { state, cities }: StatePlaces): boolean {
  const name = tidy(subject.name)
  if (isStateAgency(name, typeOf(subject), state)) return true
  if (state.usps === 'DC' && (subject.kind === 'agency' || CAPITAL.test(name))) return true
  return readingsOf(name, state).some(
    reading =>
      stateNamed(reading) === state && (subject.kind === 'other' || cities.named(reading).length === 0),
  )
}

function typeOf(subject: PlaceSubject): string {
  const type = subject.fields?.type
  return typeof type === 'string' ? type : ''
}

/** The first reading of the name that fits a place, or what the first reading meant. */
function matchOf(subject: PlaceSubject, ofState: StatePlaces): Match {
  if (subject.name.length > MOST_LETTERS) return nothing(subject.name)
  const readings = readingsOf(subject.name, ofState.state)
  const agency = subject.kind === 'agency' || readings.some(isAgencyName)
  const matches = readings.map(name => (agency ? agencyMatch : placeMatch)(name, subject.kind, ofState))
  return matches.find(match => match.places.length > 0) ?? matches[0] ?? nothing(subject.name)
}

function nothing(name: string): Match {
  return { places: [], how: 'name', meant: { form: 'bare', base: name } }
}

/** `Travis County`, `City of Anchorage`, and with the county behind it: `Iowa City, Johnson County`. */
function placeMatch(name: string, kind: PlaceSubject['kind'], ofState: StatePlaces): Match {
  const [first = name, last, ...more] = name.split(/\s*,\s*/)
  const meant = designationOf(first, ofState.state)
  if (last === undefined) return { places: placesNamed(meant, kind, ofState), how: 'name', meant }
  const places = placesNamed(meant, 'city', ofState)
  const within = designationOf(last, ofState.state)
  if (more.length > 0 || within.form !== 'county') return nothing(name)
  const county = placesNamed(within, 'county', ofState)[0]
  return {
    places: places.filter(place => county?.county && place.counties.includes(county.county)),
    how: 'name',
    meant,
  }
}

function agencyMatch(name: string, kind: PlaceSubject['kind'], ofState: StatePlaces): Match {
  const counties = countyPhrases(name, ofState.state)
  const phrases =
    counties.length > 0 ? counties : [...placePhrases(name, ofState.state), ...facilityPlace(name, ofState)]
  const prefers = /\bsheriff/i.test(name) ? 'county' : kind === 'agency' ? 'city' : kind
  let meant: Designation | undefined
  for (const phrase of phrases) {
    meant = designationOf(phrase, ofState.state)
    const places = placesNamed(meant, prefers, ofState)
    if (places.length > 0) return { places, how: 'agency', meant }
  }
  return { places: [], how: 'agency', meant: meant ?? { form: 'bare', base: name } }
}

/** A facility with its city behind it: `Aurora Detention Center, Aurora`. */
function facilityPlace(name: string, ofState: StatePlaces): string[] {
  const last = name.split(',').at(-1)?.trim() ?? ''
  return name.includes(',') && ofState.cities.named(last).length > 0 ? [last] : []
}

function settle(subject: PlaceSubject, match: Match, ofState: StatePlaces, places: Places): Resolution {
  const column = countyColumnOf(subject, ofState)
  const [only, ...others] = match.places
  if (only && others.length === 0)
    return {
      status: 'resolved',
      place: only,
      how: match.how,
      ...(column ? { countyColumn: says(column, only) } : {}),
    }
  if (only) {
    const within = match.places.filter(place => column && says(column, place) === 'agrees')
    return within[0] && within.length === 1
      ? { status: 'resolved', place: within[0], how: 'county-column', countyColumn: 'agrees' }
      : ambiguous(subject.name, match.places, places)
  }
  const township =
    match.meant.form === 'township' && column?.place ? townshipIn(column.place, match.meant) : null
  return township
    ? { status: 'resolved', place: township, how: 'county-column', countyColumn: 'agrees' }
    : unknown(subject, match.meant, ofState, places)
}

/** Shipped data has no townships of Pennsylvania's kind: the county is the publisher's word, the name is the township's. */
function townshipIn(county: Place, meant: Designation): Place {
  const name = `${meant.base} Township`
  return {
    ...county,
    kind: 'city',
    name,
    id: [county.state, placeKey(name), county.county?.slice(2)].join(':'),
  }
}
