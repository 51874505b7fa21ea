import { distance } from 'fastest-levenshtein'
import { tidy } from '../text/fold.ts'
import { placesNamed } from './candidates.ts'
import type { StatePlaces } from './data.ts'
import { designationOf } from './designation.ts'
import { placeKey } from './key.ts'
import type { CountyColumn, Place, PlaceSubject } from './place.ts'

/** What the COUNTY column of ICE's workbooks prints: the county, or null where the state has none of that name. */
export interface PrintedCounty {
  readonly place: Place | null
}

/** letters of the longest county's name, with room to spare */
const LONGEST_NAME = 60

/** `#NA`, `N/A`, `#n?A` and blanks say nothing. */
const NOTHING = /^#?n\W?a$|^$/i

/**
 * The row's COUNTY column, or null where the list has none or the cell says nothing. A misprint (`Alleghany County`, `Lake
 * Conty`) counts as the state's only county near it: the column is evidence beside the name and never decides alone.
 */
export function countyColumnOf(subject: PlaceSubject, ofState: StatePlaces): PrintedCounty | null {
  const printed = subject.fields?.county
  if (typeof printed !== 'string' || NOTHING.test(tidy(printed))) return null
  const [place, ...others] = placesNamed(designationOf(tidy(printed), ofState.state), 'county', ofState)
  if (place) return { place: others.length === 0 ? place : null }
  return { place: misprinted(printed, ofState) }
}

/** One letter, no more: Bowie is a county of Texas and no misprint of Arkansas' Boone. */
function misprinted(printed: string, ofState: StatePlaces): Place | null {
  const key = placeKey(printed)
  // no county's name is as long; a hostile cell would keep the quadratic distance busy
  if (key.length > LONGEST_NAME) return null
  const near = ofState.counties.all.filter(county => distance(placeKey(county.place.name), key) === 1)
  return near.length === 1 ? (near[0]?.place ?? null) : null
}

/** Whether the column bears out that the row is about `place`. */
export function says(column: PrintedCounty, place: Place): CountyColumn {
  const county = column.place?.county
  if (!county) return 'no-such-county'
  return place.counties.includes(county) ? 'agrees' : 'conflicts'
}
