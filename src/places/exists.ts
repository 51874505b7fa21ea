import { placesNamed } from './candidates.ts'
import { type Places, shippedPlaces } from './data.ts'
import { designationOf } from './designation.ts'
import { stateOf } from './states.ts'

/**
 * Whether a county or a city of the state has this name: `Madison County`, or without the last words `Madison`. Two names
 * that both exist are two places, however alike they are.
 * @param usps the state's two letters; null, for a state that is not known, has no places
 */
export function placeExists(usps: string | null, name: string, places: Places = shippedPlaces()): boolean {
  if (usps === null) return false
  return placesNamed(designationOf(name.trim(), stateOf(usps)), 'other', places.of(usps)).length > 0
}
