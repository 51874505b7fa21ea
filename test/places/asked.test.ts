import { expect, test } from 'vitest'
import { parseAsked } from '../../src/places/asked.ts'
import { everyState, shippedPlaces, statePlace } from '../../src/places/data.ts'
import { placeExists } from '../../src/places/exists.ts'
import { askedForm } from '../../src/places/finding.ts'

test.each([
  ['Travis County, TX', '48453'],
  ['Travis County Texas', '48453'],
  ['Chelsea, MA', '25:chelsea:025'],
  ['Texas', '48'],
  ['Washington, DC', '11'],
  ['State of New York', '36'],
  ['New York, NY', '36:new york city:061'],
  ['Ithaca, New York (Buffalo)', '36:ithaca:109'],
  ['Port Washington, NY', '36:port washington:059'],
  ['Tampa Police Department, FL', '12:tampa:057'],
  // one place under two names
  ['San Francisco, CA', '06075'],
  ['San Francisco County, CA', '06075'],
  ['Shannon County, SD', '46102'],
])('%s', (text, id) => {
  expect(parseAsked(text)).toMatchObject({ status: 'resolved', place: { id } })
})

test.each([
  [
    'Boston',
    '"Boston" can be "Boston, Thomas County, GA", "Boston, Suffolk County, MA", "Boston, Erie County, NY", "Boston, Allegheny County, PA" or "Boston, Accomack County, VA".',
  ],
  [
    'Los Angeles, CA',
    '"Los Angeles" can be "Los Angeles, Los Angeles County, CA" or "Los Angeles County, CA".',
  ],
  ['Baltimore, MD', '"Baltimore" can be "City of Baltimore, MD" or "Baltimore County, MD".'],
  ['New York', '"New York" can be "State of New York" or "New York City, New York County, NY".'],
])('%s asks which', (text, finding) => {
  expect(parseAsked(text)).toMatchObject({ status: 'ambiguous', finding })
})

test('what is asked back means exactly the place it was asked back for', () => {
  const places = shippedPlaces()
  const wrong = everyState(places).flatMap(({ state, counties, cities }) =>
    [statePlace(state), ...[...counties.all, ...cities.all].map(({ place }) => place)].filter(place => {
      const answer = parseAsked(askedForm(place, places))
      return answer.status !== 'resolved' || answer.place.id !== place.id
    }),
  )
  // since 2013 the city of Bedford is a town of its county, and the words mean the town
  expect(wrong.map(place => place.county)).toEqual(['51515'])
})

test('a name exists as a county or as a city of its state, with or without its last words', () => {
  expect(['Madison', 'Marion County', 'Bartow', 'Barrow'].map(name => placeExists('GA', name))).toEqual([
    true,
    true,
    true,
    true,
  ])
  expect(placeExists('AL', 'Represa')).toBe(false)
  expect(placeExists('VA', 'Martinsville')).toBe(true)
  expect(placeExists('VA', 'Martinsville County')).toBe(false)
  expect(placeExists(null, 'Madison')).toBe(false)
})
