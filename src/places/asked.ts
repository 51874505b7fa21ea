import { tidy } from '../text/fold.ts'
import { everyState, type Places, shippedPlaces, statePlace } from './data.ts'
import { ambiguous, quoted } from './finding.ts'
import type { Resolution } from './place.ts'
import { resolvePlace } from './resolve.ts'
import { type State, stateNamed } from './states.ts'

/** words of the longest state's name */
const MOST_WORDS = 4

/**
 * The place that a person types: `Travis County, TX`, `Chelsea, MA`, `Aurora Colorado`, `Texas`, or without a state
 * `Boston`, which asks back when several states have one. Names resolve as entries' do, except that a bare name is never
 * taken for a city where a county has the same.
 */
export function parseAsked(text: string, places: Places = shippedPlaces()): Resolution {
  // as the detainer reports print it, with the field office behind: "Ithaca, New York (Buffalo)"
  const asked = tidy(text).replace(/ \([^()]+\)$/, '')
  const stateOnly = /^state of (.+)$/i.exec(asked)?.[1]
  const meant = stateOnly ? stateNamed(stateOnly) : null
  if (meant) return { status: 'resolved', place: statePlace(meant), how: 'state' }
  const state = stateNamed(asked)
  if (state) return wholeState(asked, state, places)
  const split = withState(asked)
  if (split) {
    const resolution = resolvePlace({ ...split, kind: 'other' }, places)
    // "Port Washington": the last word can be the name's own
    if (asked.includes(',') || resolution.status !== 'unknown') return resolution
  }
  return inAnyState(asked, places)
}

/** The cities that people mean by a state's bare name; any other state's name alone is the state. */
const CITIES_OF_THE_SAME_NAME: Readonly<Record<string, { name: string; usps: string }>> = {
  NY: { name: 'New York City', usps: 'NY' },
  WA: { name: 'Washington', usps: 'DC' },
}

function wholeState(asked: string, state: State, places: Places): Resolution {
  const place = statePlace(state)
  const city = asked.length > 2 ? CITIES_OF_THE_SAME_NAME[state.usps] : undefined
  if (!city) return { status: 'resolved', place, how: 'state' }
  const other = resolvePlace({ name: city.name, state: city.usps, kind: 'city' }, places)
  return ambiguous(asked, other.status === 'resolved' ? [place, other.place] : [place], places)
}

/** The name and the state behind it, with or without a comma between them. */
function withState(asked: string): { name: string; state: string } | null {
  const comma = asked.lastIndexOf(',')
  if (comma > 0) {
    const state = stateNamed(asked.slice(comma + 1))
    return state && { name: asked.slice(0, comma).trim(), state: state.usps }
  }
  const words = asked.split(' ')
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count--) {
    const state = stateNamed(words.slice(-count).join(' '))
    if (state) return { name: words.slice(0, -count).join(' '), state: state.usps }
  }
  return null
}

function inAnyState(asked: string, places: Places): Resolution {
  const found = everyState(places).flatMap(({ state }) => {
    const resolution = resolvePlace({ name: asked, state: state.usps, kind: 'other' }, places)
    if (resolution.status === 'unknown') return []
    return resolution.status === 'resolved' ? [resolution.place] : [...resolution.candidates]
  })
  const [only, ...others] = found
  if (only && others.length === 0) return { status: 'resolved', place: only, how: 'name' }
  if (only) return ambiguous(asked, found, places)
  return {
    status: 'unknown',
    reason: 'no-such-city',
    finding: `${quoted(asked)} is no place that is known here. Write it as "Travis County, TX" or "Chelsea, MA".`,
    suggestions: [],
  }
}
