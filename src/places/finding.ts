import { distance } from 'fastest-levenshtein'
import { tidy } from '../text/fold.ts'
import { everyState, type Places, type StatePlaces } from './data.ts'
import type { Designation } from './designation.ts'
import { placeKey, undividedKey } from './key.ts'
import type { Ambiguous, Place, PlaceSubject, Unknown } from './place.ts'

/** states whose bare names people also use for a city: New York, and the capital */
const SHARED_WITH_A_CITY: ReadonlySet<string> = new Set(['NY', 'WA'])

const SUGGESTIONS = 3
/** of a name in a finding: a hostile document's are endless */
const LETTERS_SHOWN = 80
const CANDIDATES_SHOWN = 6
/** letters that a suggestion may differ in; a short name has too many neighbours */
const FEWEST_LETTERS = 5
const MOST_SLIPS = 2

/**
 * What a person types to mean exactly this place: `Franklin County, IA`, `City of Baltimore, MD`, and with its county
 * behind it, because a state can have several of the name, `Mountain View, Santa Clara County, CA`.
 */
export function askedForm(place: Place, places: Places): string {
  if (place.kind === 'state')
    return SHARED_WITH_A_CITY.has(place.usps) ? `State of ${place.name}` : place.name
  if (place.kind === 'county') return `${place.name}, ${place.usps}`
  const county = places.of(place.usps).counties.all.find(one => one.place.county === place.county)
  if (!county || county.place.id === place.id) return `City of ${place.name}, ${place.usps}`
  return `${place.name}, ${county.place.name}, ${place.usps}`
}

/** A printed name in a sentence. */
export function quoted(name: string): string {
  const text = tidy(name)
  return text.length > LETTERS_SHOWN ? `"${text.slice(0, LETTERS_SHOWN)}…"` : `"${text}"`
}

/** Several places fit: all are named. */
export function ambiguous(name: string, candidates: readonly Place[], places: Places): Ambiguous {
  const forms = candidates.map(place => `"${askedForm(place, places)}"`)
  const shown = forms.length > CANDIDATES_SHOWN ? forms.slice(0, CANDIDATES_SHOWN) : forms.slice(0, -1)
  const last = forms.length > CANDIDATES_SHOWN ? `${forms.length - CANDIDATES_SHOWN} others` : forms.at(-1)
  return {
    status: 'ambiguous',
    candidates,
    finding: `${quoted(name)} can be ${shown.join(', ')} or ${last}.`,
  }
}

/** No place fits: says what was looked for, and which places have nearly the name. */
export function unknown(
  subject: PlaceSubject,
  meant: Designation,
  ofState: StatePlaces,
  places: Places,
): Unknown {
  const name = quoted(subject.name)
  const { state } = ofState
  const near = placesLike(meant.base, ofState)
  if (meant.form === 'county')
    return {
      status: 'unknown',
      reason: 'no-such-county',
      finding: `${name} names a county that does not exist in ${state.name}.`,
      suggestions: near.length > 0 ? near : countiesElsewhere(meant.base, places),
    }
  if (subject.kind === 'agency' && meant.form === 'bare')
    return {
      status: 'unknown',
      reason: 'names-no-place',
      finding: `${name} does not name a place of ${state.name} that is known here.`,
      suggestions: near,
    }
  return {
    status: 'unknown',
    reason: 'no-such-city',
    finding: `${name} is no city, town or other place of ${state.name} that is known here.`,
    suggestions: near,
  }
}

/** Places of the state whose names are the same without their last words, or a slip or two away; nearest first. */
function placesLike(base: string, ofState: StatePlaces): readonly Place[] {
  const wanted = undividedKey(placeKey(base))
  const near = [...ofState.counties.all, ...ofState.cities.all].flatMap(({ base: other, place }) => {
    const slips = slipsBetween(wanted, undividedKey(other))
    return slips === null ? [] : [{ place, slips }]
  })
  return near
    .sort((a, b) => a.slips - b.slips || (a.place.name < b.place.name ? -1 : 1))
    .slice(0, SUGGESTIONS)
    .map(({ place }) => place)
}

/** ICE has printed counties under a neighbouring row's state: a name that one or two other states have is worth a look. */
function countiesElsewhere(base: string, places: Places): readonly Place[] {
  const found = everyState(places).flatMap(({ counties }) => counties.named(base).map(county => county.place))
  return found.length <= SUGGESTIONS ? found : []
}

function slipsBetween(wanted: string, other: string): number | null {
  if (wanted === other) return 0
  // also keeps a hostile, endless name away from the quadratic distance
  if (wanted.length < FEWEST_LETTERS || Math.abs(wanted.length - other.length) > MOST_SLIPS) return null
  const slips = distance(wanted, other)
  return slips <= MOST_SLIPS ? slips : null
}
