import { z } from 'zod'
import { type Places, statePlace } from '../places/data.ts'
import { askedForm } from '../places/finding.ts'
import type { Place } from '../places/place.ts'

/** A place as answers name it; codes are the Census Bureau's. */
export const PlaceFacts = z.strictObject({
  /** what means exactly this place when it is asked for */
  asked: z.string(),
  kind: z.enum(['state', 'county', 'city']),
  name: z.string(),
  /** two letters of the state */
  usps: z.string(),
  /** 2 digits */
  state: z.string(),
  /** 5 digits */
  county: z.string().nullable(),
  /** 5 digits each */
  counties: z.array(z.string()),
  /** 7 digits */
  place: z.string().nullable(),
})
export type PlaceFacts = z.infer<typeof PlaceFacts>

export function placeFacts(place: Place, places: Places): PlaceFacts {
  const { kind, name, usps, state, county, counties } = place
  return {
    asked: askedForm(place, places),
    kind,
    name,
    usps,
    state,
    county,
    counties: [...counties],
    place: place.place,
  }
}

/** The state of a county or city, and the counties known to hold a part of a city: listed or not, they are other places. */
export function placesAround(place: Place, places: Places): Place[] {
  if (place.kind === 'state') return []
  const ofState = places.of(place.usps)
  const counties = ofState.counties.all
    .map(county => county.place)
    .filter(({ county, id }) => county !== null && place.counties.includes(county) && id !== place.id)
  return [statePlace(ofState.state), ...counties]
}
