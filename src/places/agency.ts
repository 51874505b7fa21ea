import { distance } from 'fastest-levenshtein'
import { fold, tidy } from '../text/fold.ts'
import type { State } from './states.ts'

/** Words that name what an agency is and does, and never where it is, when they stand behind a place's name. */
const AGENCY_WORDS = new Set(
  (
    'police sheriff sheriffs department departments dept office services service division bureau pd dps so ' +
    'public safety of and the law enforcement corrections correction correctional rehabilitation detention center ' +
    'centre facility jail jails prison authority board commissioners bocc constable constables state ' +
    'marshal marshals attorney attorneys district prosecutor precinct pct ward task force investigations'
  ).split(' '),
)
/** Of these, words that a place's own name ends with: "Clay Center", "Albemarle District". */
const ALSO_OF_PLACES = new Set(['center', 'centre', 'district', 'facility', 'force', 'of', 'and', 'the'])
const ORDINAL = /^(?:\d+(?:st|nd|rd|th)?|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)$/

/** Words of what a whole state keeps. With the state's name before them, or in a row of type "State Agency". */
const STATE_WIDE =
  /\b(?:(?:department|dept\.?|division|office) of|doc|law enforcement division|bureau|commission|highway|patrol|state police|state guard|national guard|military department|attorney general|alcohol|county jails)\b/

/** Bodies that are neither a place's nor a whole state's, whatever their names begin with. */
const OF_NO_PLACE =
  /\b(?:universit\w+|colleges?|schools?|campus|airport|aviation|port|railroad|transit|hospital|regional|circuit|constables?|sheriff\w*|tribe|tribal|board of trustees)\b/

/** Whether `name` is an agency's: "Springfield Police Department" stands in lists of places too. */
export function isAgencyName(name: string): boolean {
  return /\b(?:police|sheriff|department|dept|pd|jails?|detention|corrections?|correctional|constables?|office|patrol|authority)\b/.test(
    fold(name),
  )
}

/**
 * Whether the agency is the whole state's: "Oklahoma Department of Corrections", "MT Dept of Justice", "New Mexico County
 * Jails"; and where the row's type says so, "Department of State Police", "Office of Agricultural Law Enforcement".
 */
export function isStateAgency(name: string, type: string, state: State): boolean {
  const folded = fold(name)
  // "Oklahoma City", "Utah County": the state's name is a city's or a county's
  const namesake = new RegExp(`^${fold(state.name)} (?:city|county(?! jails))\\b`)
  if (OF_NO_PLACE.test(folded) || namesake.test(folded)) return false
  const stateFirst = [state.name, state.usps, `the ${state.name}`, `state of ${state.name}`].some(words =>
    folded.startsWith(`${fold(words)} `),
  )
  if (stateFirst && (STATE_WIDE.test(folded) || isStateType(type))) return true
  return (
    isStateType(type) &&
    /^(?:department|dept|division|office|bureau|criminal|commission|state)\b/.test(folded)
  )
}

/** ICE's workbooks print State Agency, and now and then State. */
function isStateType(type: string): boolean {
  return /^state(?: agency)?$/.test(fold(type))
}

/**
 * What can be a county in an agency's name, wherever it stands, likeliest first: "Bee County Sheriff's Office", "Metro
 * Police Authority of Genesee County", "County of Franklin / Franklin County Jail". None when the body is a school's or a
 * tribe's, which only has a county's name.
 */
export function countyPhrases(name: string, state: State): string[] {
  const words = wordsOf(name)
  const bare = words.map(bareWord)
  if (/\b(?:universit\w+|colleges?|schools?|tribe|tribal)\b/.test(bare.join(' '))) return []
  const phrases: string[] = []
  bare.forEach((word, end) => {
    if (!/^(?:countys?|parish)$/.test(word) && !(word === 'borough' && state.usps === 'AK')) return
    // the longest first: "Prince William County" before "William County"
    for (let start = 0; start < end; start++) {
      if (start === 0 || isAgencyWord(words[start - 1] ?? ''))
        phrases.push([...words.slice(start, end), 'County'].join(' '))
    }
    const after = bare[end + 1] === 'of' ? words[end + 2] : undefined
    if (after !== undefined) phrases.push(`${after} County`)
  })
  return phrases
}

/**
 * What can be the place in an agency's name, longest first: the words that are left when words of agencies are taken
 * from the end ("Tampa Police Department") or from the beginning ("Office of Constable Monroeville 6th Ward").
 */
export function placePhrases(name: string, state: State): string[] {
  const all = wordsOf(name)
  const ofState = state.name.split(' ').every((word, index) => word === all[index])
  // "Pennsylvania State Constable's Office, Cooke Township"
  const rest = ofState ? all.slice(state.name.split(' ').length) : []
  return [...phrasesOf(all), ...phrasesOf(rest)]
}

function phrasesOf(words: readonly string[]): string[] {
  const phrases: string[] = []
  for (let start = 0; start < words.length; start++) {
    for (let end = words.length; end > start; end--) {
      const behind = words.slice(end)
      if (!behind.every(isAgencyWord)) break
      if (!ALSO_OF_PLACES.has(bareWord(behind[0] ?? ''))) phrases.push(words.slice(start, end).join(' '))
    }
    if (!isAgencyWord(words[start] ?? '')) break
  }
  return phrases
}

function wordsOf(name: string): string[] {
  return tidy(name)
    .split(/[\s,/&]+|(?<=pct)\.(?=\d)/i)
    .filter(word => /[\p{L}\d]/u.test(word))
}

/** `Sheriff's`, `sheriffs` and `SHERIFF’S` are one word here. */
function bareWord(printed: string): string {
  return fold(printed).replace(/[.#'"]/g, '')
}

/** Agencies are misspelt as often as places: `Sherrif's Office`, `Polce Department`, `Constbales Office`. */
function isAgencyWord(printed: string): boolean {
  const word = bareWord(printed)
  if (AGENCY_WORDS.has(word) || ORDINAL.test(word)) return true
  return (
    word.length >= 5 &&
    [...AGENCY_WORDS].some(known => known.length >= 5 && distance(word, known) <= slips(known))
  )
}

function slips(word: string): number {
  return word.length < 9 ? 1 : 2
}
