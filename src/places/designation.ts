import { tidy } from '../text/fold.ts'
import { type State, stateNamed } from './states.ts'

/** What a printed name says that it is the name of. */
export interface Designation {
  /** county: the word is there. city: "City of", "Borough". township: a part of a county. bare: the name alone. */
  readonly form: 'county' | 'city' | 'township' | 'bare'
  /** the name without the words that say so */
  readonly base: string
  /** the name with them, where they can be a part of it: "Jersey City", "City of Industry" */
  readonly whole?: string
}

const COUNTY_OF = /^(?:the )?(?:county|parish) of (.+)$/i
const CITY_OF =
  /^(?:the )?(?:(?:consolidated )?city and (?:county|borough)|city|town|village|borough|municipality) of (.+)$/i
const TOWNSHIP_OF = /^(?:the )?(?:township|twp\.?) of (.+)$/i
const COUNTY_WORD = /^(.+) (?:county|co\.?|parish|census area|planning region|municipio|city and borough)$/i
/** In these states the words name a county's equivalent; elsewhere a borough is a town and an island is an island. */
const COUNTY_WORDS_OF: Readonly<Record<string, RegExp>> = {
  AK: /^(.+) (?:borough|municipality)$/i,
  AS: /^(.+) (?:district|island)$/i,
  MP: /^(.+) municipality$/i,
  VI: /^(.+) island$/i,
}
const TOWNSHIP_WORD = /^(.+) (?:township|twp\.?)$/i
const CITY_WORD = /^(.+) (?:city|town|village|borough|municipality)$/i

/** Reads a place's name: `Travis County`, `City of Anchorage`, `Oak Park Village`, `Boston`. */
export function designationOf(name: string, state: State): Designation {
  const county = COUNTY_OF.exec(name) ?? COUNTY_WORD.exec(name)
  if (county?.[1]) return { form: 'county', base: county[1] }
  const cityOf = CITY_OF.exec(name)
  if (cityOf?.[1]) return { form: 'city', base: cityOf[1], whole: name }
  const townshipOf = TOWNSHIP_OF.exec(name)
  if (townshipOf?.[1]) return { form: 'township', base: townshipOf[1] }
  const equivalent = COUNTY_WORDS_OF[state.usps]?.exec(name)
  if (equivalent?.[1]) return { form: 'county', base: equivalent[1] }
  const township = TOWNSHIP_WORD.exec(name)
  if (township?.[1]) return { form: 'township', base: township[1], whole: name }
  const city = CITY_WORD.exec(name)
  if (city?.[1]) return { form: 'city', base: city[1], whole: name }
  return { form: 'bare', base: name }
}

/**
 * The ways to read `name` with regard to its own state at the end, likeliest first: "San Francisco County, CA" and
 * "Ithaca, New York (Buffalo)", the field office behind, are names without it; "Aurora Colorado" can be either, as
 * "County of Hawaii" shows. A name that is only the state stays.
 */
export function readingsOf(name: string, state: State): string[] {
  const text = tidy(name)
  const office = /^(.+) \([^()]+\)$/.exec(text)?.[1]
  const named = office !== undefined && (stateNamed(office) === state || endsInState(office, state) !== null)
  const printed = named ? office : text
  const bare = endsInState(printed, state)
  if (bare === null) return [printed]
  return printed.includes(',') ? [bare] : [printed, bare]
}

function endsInState(text: string, state: State): string | null {
  const comma = text.lastIndexOf(',')
  if (comma > 0 && stateNamed(text.slice(comma + 1)) === state) return text.slice(0, comma).trim()
  if (text.endsWith(` ${state.usps}`)) return text.slice(0, -state.usps.length).trim()
  const ending = ` ${state.name.toLowerCase()}`
  return text.toLowerCase().endsWith(ending) ? text.slice(0, -ending.length).trim() : null
}
