import type { Entry } from '../model.ts'
import { STATES, stateNamed } from '../places/states.ts'
import { fold } from '../text/fold.ts'
import {
  ABBREVIATIONS,
  type AgencyClass,
  CLASS_WORDS,
  DIRECTIONS,
  FIRST_WORD_ABBREVIATIONS,
  GENERAL_WORDS,
  LAST_WORD_ABBREVIATIONS,
  NUMBER_WORDS,
  PLACE_KINDS,
  SCHOOLS,
  STOP_WORDS,
  TITLES,
} from './name-words.ts'

const STOPS = [...STOP_WORDS].join('|')
const OUTER_STOP_WORDS = new RegExp(`^(?:(?:${STOPS}) )+|(?: (?:${STOPS}))+$|^(?:${STOPS})$`, 'g')
const STATE_NAMES = new Map(STATES.map(state => [state.usps, state.name]))

/** A name taken apart. Words are folded, without punctuation and accents, abbreviations written out. */
export interface NameParts {
  /** every word, in order */
  readonly written: readonly string[]
  /** the same without `of`, `the` and their like; two names with the same words are one name */
  readonly words: readonly string[]
  /** of a name in two parts, "Board of Commissioners / Jail", the words of each as one text */
  readonly halves: readonly string[]
  /** the words that tell which one it is: not its kind of place, not its class of agency, no general word */
  readonly telling: readonly string[]
  readonly kinds: ReadonlySet<string>
  readonly classes: ReadonlySet<AgencyClass>
  /** numbers and ordinals, sorted, as one text */
  readonly numbers: string
  /** points of the compass, sorted, as one text */
  readonly directions: string
  /** the place that the name can mean, in the form of `CompareRules.placeExists` */
  readonly place: string
}

/** The name of an entry taken apart; the state's own name and code in it are general words. */
export function nameParts(entry: Entry): NameParts {
  return partsOf(writtenWords(entry.name, entry.state), entry)
}

/** The parts of a name of `entry` whose words were put right. */
export function partsOf(written: readonly string[], entry: Entry): NameParts {
  const words = withoutStopWords(written)
  const ownState = fold(STATE_NAMES.get(entry.state ?? '') ?? '').split(' ')
  // "University of Florida" and "Florida State University" are told apart by words that are general elsewhere
  const school = words.some(word => SCHOOLS.has(word))
  const telling = words.filter(word =>
    school && (word === 'state' || ownState.includes(word))
      ? true
      : isOfTheName(word) && !ownState.includes(word),
  )
  const classes = new Set(words.flatMap(word => CLASS_WORDS.get(word) ?? []))
  return {
    written,
    words,
    halves: halvesOf(entry),
    telling: [...new Set(telling)],
    kinds: new Set(words.flatMap(word => kindOf(word) ?? [])),
    classes,
    numbers: words
      .filter(word => /^\d+$/.test(word))
      .sort()
      .join(),
    directions: words
      .filter(word => DIRECTIONS.has(word))
      .sort()
      .join(),
    place: placeOf(written, classes, entry),
  }
}

/**
 * The words of a printed name. `words.join(' ')` is equal for names that differ in abbreviations, punctuation, accents,
 * plural and possessive forms of general words, and in `of`, `the` and their like.
 */
export function wordsOf(name: string, state: string | null): string[] {
  return withoutStopWords(writtenWords(name, state))
}

/** Words without the name of their own state at the end, unless they are nothing else: "East Lansing, MI", but "Oregon". */
export function withoutOwnState(words: readonly string[], state: string | null): string[] {
  const own = fold(STATE_NAMES.get(state ?? '') ?? '').split(' ')
  const rest = words.slice(0, -own.length)
  return rest.length > 0 && words.slice(-own.length).join(' ') === own.join(' ') ? rest : [...words]
}

function withoutStopWords(written: readonly string[]): string[] {
  const words = written.filter(word => !STOP_WORDS.has(word))
  return words.length > 0 ? words : [...written]
}

function writtenWords(name: string, state: string | null): string[] {
  const printed = plainWords(writeOutCode(name, state))
  // a name of signs only is told from others by its signs
  if (printed.length === 0) return [fold(name)]
  return printed.flatMap((word, index) => writtenOut(word, index, printed.length).split(' '))
}

function halvesOf(entry: Entry): string[] {
  const halves = entry.name.split('/')
  return halves.length < 2 ? [] : halves.map(half => wordsOf(half.trim(), entry.state).join(' '))
}

function isOfTheName(word: string): boolean {
  return !kindOf(word) && !CLASS_WORDS.has(word) && !GENERAL_WORDS.has(word)
}

function kindOf(word: string): string | undefined {
  const title = word.endsWith('_of') ? word.slice(0, -'_of'.length) : null
  return title ? (PLACE_KINDS.get(title) ?? title) : PLACE_KINDS.get(word)
}

/** The words as printed, folded, without punctuation; for telling an abbreviation from a change of punctuation. */
export function plainWords(name: string): string[] {
  const letters = fold(name)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\b\w)\./g, '') // initials: P.D.
    .replace(/s?'s\b/g, 's')
    .replaceAll("'", '')
    .replaceAll('&', ' and ')
    .replace(TITLES, '$1_of')
    .replace(/\b(\d+)(st|nd|rd|th)\b/g, '$1')
    .replace(/([a-z])(\d)/g, '$1 $2')
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
  return letters.split(' ').filter(word => word !== '')
}

function writtenOut(word: string, index: number, length: number): string {
  const first = index === 0 && length > 1 ? FIRST_WORD_ABBREVIATIONS.get(word) : undefined
  const last = index > 0 && index === length - 1 ? LAST_WORD_ABBREVIATIONS.get(word) : undefined
  return first ?? last ?? ABBREVIATIONS.get(word) ?? NUMBER_WORDS.get(word) ?? withoutPlural(word)
}

/** "sheriffs", "constables": the plural and the possessive of a general word say nothing. */
function withoutPlural(word: string): string {
  const singular = word.slice(0, -1)
  const general = CLASS_WORDS.has(singular) || PLACE_KINDS.has(singular) || GENERAL_WORDS.has(singular)
  return word.endsWith('s') && general ? singular : word
}

/**
 * "MT Dept of Justice", "Arnaudville Police Department LA": the state's own code, in capitals, at either end. In a name
 * that is all in capitals it is one only behind a comma: "DENVER, CO" is not "DENVER CO".
 */
function writeOutCode(name: string, state: string | null): string {
  const own = STATE_NAMES.get(state ?? '')
  if (!state || !own) return name
  const comma = name.lastIndexOf(',')
  if (comma > 0 && stateNamed(name.slice(comma + 1))?.usps === state) return `${name.slice(0, comma)} ${own}`
  if (name === name.toUpperCase()) return name
  if (name.startsWith(`${state} `)) return own + name.slice(state.length)
  return /[\s,]/.test(name.at(-state.length - 1) ?? '') && name.endsWith(state)
    ? name.slice(0, -state.length) + own
    : name
}

/** A sheriff's place is a county even where the word is left out. */
function placeOf(written: readonly string[], classes: ReadonlySet<AgencyClass>, entry: Entry): string {
  const name = withoutOwnState(written.filter(isOfTheName), entry.state).join(' ')
  const bare = name.replace(OUTER_STOP_WORDS, '')
  const kinds = new Set(written.map(kindOf))
  if (kinds.has('township')) return `${bare} township`
  return kinds.has('county') || classes.has('sheriff') || entry.kind === 'county' ? `${bare} county` : bare
}
