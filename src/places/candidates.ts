import type { County, StatePlaces } from './data.ts'
import type { Designation } from './designation.ts'
import type { Place, PlaceSubject } from './place.ts'

/**
 * The places of a state that a designation fits. A word that says what is meant decides; a bare name is read as `kind`
 * says and otherwise as the other kind (DHS prints Lawrence under Kansas' counties); where neither says anything, both fit.
 */
export function placesNamed(
  meant: Designation,
  kind: PlaceSubject['kind'],
  ofState: StatePlaces,
): readonly Place[] {
  switch (meant.form) {
    case 'county':
      return current(ofState.counties.named(meant.base).filter(county => !county.independentCity))
    case 'city': {
      const whole = meant.whole ? citiesNamed(meant.whole, ofState) : []
      return whole.length > 0 ? whole : citiesNamed(meant.base, ofState)
    }
    case 'township':
      // a borough of the same name is another place: "Derry Township" is not Derry
      return meant.whole ? citiesNamed(meant.whole, ofState) : []
    case 'bare':
      return bare(meant.base, kind, ofState)
  }
}

function bare(name: string, kind: PlaceSubject['kind'], ofState: StatePlaces): readonly Place[] {
  const cities = citiesNamed(name, ofState)
  const counties = current(ofState.counties.named(name))
  if (kind === 'city') return cities.length > 0 ? cities : counties
  if (kind === 'county') return counties.length > 0 ? counties : cities
  return distinct([...cities, ...counties])
}

function citiesNamed(name: string, ofState: StatePlaces): readonly Place[] {
  const cities = ofState.cities.named(name).map(city => city.place)
  if (cities.length > 0) return distinct(cities)
  return current(ofState.counties.named(name).filter(county => county.independentCity))
}

/** A code that is out of use is meant only where no place of today has the name. */
function current(counties: readonly County[]): readonly Place[] {
  const inUse = counties.filter(county => county.until === null)
  return distinct((inUse.length > 0 ? inUse : counties).map(county => county.place))
}

/** A city and a county that are one place stand once, as the first of them. */
function distinct(places: readonly Place[]): readonly Place[] {
  return places.filter((place, index) => places.findIndex(other => other.id === place.id) === index)
}
