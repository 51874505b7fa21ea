import type { Entry, RenameReason } from '../model.ts'
import { putRight, without } from './general-words.ts'
import { PLACE_KINDS, RELATED_CLASSES } from './name-words.ts'
import type { Named } from './named.ts'
import type { NameParts } from './names.ts'
import { type CompareRules, isPlace } from './rules.ts'
import { oneSlipApart, wordLikeness } from './spelling.ts'

/** How far two names, by themselves, can mean one entry. */
export interface NameLikeness {
  /** from 0 (another one, whatever the letters say) to 1 */
  readonly likeness: number
  /** what the publisher did, if it is one entry */
  readonly reason: RenameReason
  readonly because: string
}

/*
 * What a difference leaves of the likeness of two names; the weakest part decides. With the weights in evidence.ts the
 * numbers say what else it takes: from 0.85 up the names suffice, from 0.79 the same county is needed, from 0.58 the same
 * signing date, below that the agreement's own link.
 */
const GENERAL_WORDS_ONLY = 0.9
const MISSPELT_GENERAL_WORD = 0.95
const OTHER_SPACES = 0.95
const OTHER_ORDER = 0.8
const OTHER_KIND_WORD = 0.8
const NO_CLASS = 0.8
const GOVERNMENT_FOR_AGENCY = 0.7
const OTHER_KIND = 0.5
const RELATED_CLASS = 0.5
const OTHER_CLASS = 0.3
const OTHER_WORDS = 0.3

const OTHER_ORDER_OF_GENERAL_WORDS: NameLikeness = {
  likeness: GENERAL_WORDS_ONLY,
  reason: 'relabelled',
  because: 'the same words in another order',
}

/** Below this not even the agreement's link makes two names one. */
const WORTH_A_LOOK = 0.25

/** The part of its doubt that a slip keeps when only one of the two spellings is known as a place, and what is no slip. */
const NO_SUCH_PLACE = 0.5
const SLIP = 0.75

/** Names alone that are as alike as this leave it open whether they are one. */
export const OPEN = 0.84

/** Words less alike than this are two words, not a misprint. */
const SAME_WORD = 0.5

/**
 * Compares two names in one state that are not the same words. Names that differ in a number, in a point of the compass
 * or as names of two places that both exist are never alike, however few letters differ.
 */
export function compareNames(before: Named, after: Named, rules: CompareRules): NameLikeness {
  const a = putRight(before, after.parts, rules)
  const b = putRight(after, before.parts, rules)
  const alike = compareWords(a, b)
  // looking places up is dear: not for names that are unlike anyway
  if (alike.likeness < WORTH_A_LOOK || unspaced(a.place) === unspaced(b.place)) return alike
  const places = [a.place, b.place].filter(place => isPlace(place, before.entry.state, rules))
  if (places.length === 2) return unlike(0, `both are places: ${a.place}, ${b.place}`)
  const [place] = places
  if (place === undefined || alike.reason !== 'spelling') return alike
  const likeness = likenessToPlace(a, b, before.entry.kind, alike.likeness)
  return { ...alike, likeness, because: `${alike.because}, and only ${place} is in the place data` }
}

/**
 * Of two spellings the one that is no known place is the misprint of the other where they are one slip apart. Otherwise it
 * can be a place as well: the data lacks hundreds of townships (Howell, N.J., beside Hopewell).
 */
function likenessToPlace(a: NameParts, b: NameParts, kind: Entry['kind'], likeness: number): number {
  if (!oneSlipApart(unspaced(a.place), unspaced(b.place))) return Math.min(likeness, OPEN)
  // an agency's name has more to be edited than its place
  if (likeness < SLIP || (kind === 'agency' && !sameBesideTellingWords(a, b))) return likeness
  return 1 - NO_SUCH_PLACE * (1 - likeness)
}

/** Compares the words of two names, whether or not they are places. */
export function compareWords(a: NameParts, b: NameParts): NameLikeness {
  if (a.numbers !== b.numbers) return unlike(0, 'the names differ in a number')
  if (a.directions !== b.directions) return unlike(0, 'the names differ in a direction')
  if (a.words.join(' ') === b.words.join(' '))
    return { likeness: MISSPELT_GENERAL_WORD, reason: 'spelling', because: 'a general word is misspelt' }
  if (isPartOf(a, b) || isPartOf(b, a))
    return {
      likeness: GENERAL_WORDS_ONLY,
      reason: 'words added or dropped',
      because: 'one name is a part of the other',
    }
  const telling = compareTellingWords(a, b)
  const general = compareGeneralWords(a, b)
  const findings = [telling, compareKinds(a, b), compareClasses(a, b)]
  const weakest = findings.reduce((least, finding) => (finding.likeness < least.likeness ? finding : least))
  if (weakest.likeness === 1) return general.likeness === 1 ? OTHER_ORDER_OF_GENERAL_WORDS : general
  // a misprint seldom comes together with another edit: "Florida Atlantic Police", "Atlantis Police"
  const two = weakest === telling && telling.reason === 'spelling'
  return two ? { ...telling, likeness: telling.likeness * general.likeness } : weakest
}

function compareTellingWords(a: NameParts, b: NameParts): NameLikeness {
  const [left, right] = [a.telling.join(' '), b.telling.join(' ')]
  if (left === right) return unlike(1, 'the same telling words')
  if (unspaced(left) === unspaced(right))
    return { likeness: OTHER_SPACES, reason: 'punctuation', because: 'the same letters' }
  if (a.telling.toSorted().join(' ') === b.telling.toSorted().join(' '))
    return unlike(OTHER_ORDER, 'the same words in another order')
  if (kindWordReplaced(a.words, b.words))
    return unlike(OTHER_KIND_WORD, 'the names differ in the word for a kind of place')

  const leftOnly = without(a.telling, b.telling)
  const rightOnly = without(b.telling, a.telling)
  if (leftOnly.length !== rightOnly.length)
    return unlike(OTHER_WORDS, `one name has words of its own: ${[...leftOnly, ...rightOnly].join(' ')}`)
  const likeness = Math.min(...leftOnly.map((word, index) => wordLikeness(word, rightOnly[index] ?? '')))
  const words = `"${leftOnly.join(' ')}" and "${rightOnly.join(' ')}"`
  return likeness < SAME_WORD
    ? unlike(likeness, `the names have other words: ${words}`)
    : { likeness, reason: 'spelling', because: `${words} are alike by ${likeness.toFixed(2)}` }
}

function sameBesideTellingWords(a: NameParts, b: NameParts): boolean {
  return without(a.words, a.telling).join(' ') === without(b.words, b.telling).join(' ')
}

function compareGeneralWords(a: NameParts, b: NameParts): NameLikeness {
  if (sameBesideTellingWords(a, b)) return unlike(1, 'the same general words')
  const left = without(a.words, a.telling)
  const right = without(b.words, b.telling)
  if (left.toSorted().join(' ') === right.toSorted().join(' ')) return OTHER_ORDER_OF_GENERAL_WORDS
  return {
    likeness: GENERAL_WORDS_ONLY,
    reason: 'words added or dropped',
    because: 'the names differ in general words only',
  }
}

function compareKinds(a: NameParts, b: NameParts): NameLikeness {
  const because = `the kind of place differs: ${textOf(a.kinds)}, ${textOf(b.kinds)}`
  if (a.kinds.size > 0 && b.kinds.size > 0) return unlike(overlap(a.kinds, b.kinds) ? 1 : OTHER_KIND, because)
  // Jackson and Jackson Township are neighbours; a county's police is not the police of the city of its name
  const kinds = new Set([...a.kinds, ...b.kinds])
  const police = a.classes.has('police') && kinds.has('county')
  return unlike(kinds.has('township') || police ? OTHER_KIND_WORD : 1, because)
}

function compareClasses(a: NameParts, b: NameParts): NameLikeness {
  if (overlap(a.classes, b.classes) || a.classes.size + b.classes.size === 0)
    return unlike(1, 'the same class of agency')
  const because = `the class of agency differs: ${textOf(a.classes)}, ${textOf(b.classes)}`
  // "Florida Department of …": nothing but the class tells a state's agencies apart
  if (a.telling.length + b.telling.length === 0) return unlike(OTHER_CLASS, because)
  if (a.classes.size === 0 || b.classes.size === 0) return unlike(NO_CLASS, because)
  if (isGovernment(a) || isGovernment(b)) return unlike(GOVERNMENT_FOR_AGENCY, because)
  const related = RELATED_CLASSES.some(
    ([one, other]) =>
      (a.classes.has(one) && b.classes.has(other)) || (a.classes.has(other) && b.classes.has(one)),
  )
  return unlike(related ? RELATED_CLASS : OTHER_CLASS, because)
}

function textOf(members: ReadonlySet<string>): string {
  return [...members].join(' and ') || 'none'
}

function overlap<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return [...a].some(member => b.has(member))
}

function isGovernment(name: NameParts): boolean {
  return name.classes.size === 1 && name.classes.has('board')
}

/** "St. Charles Place Sheriff's Office" for "St. Charles Parish Sheriff's Office". */
function kindWordReplaced(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false
  const at = a.flatMap((word, index) => (word === b[index] ? [] : [index]))
  const words = at.flatMap(index => [a[index] ?? '', b[index] ?? ''])
  return words.length === 2 && words.filter(word => PLACE_KINDS.has(word)).length === 1
}

/** "Department of Safety / Highway Patrol" names what "Department of Safety" names. */
function isPartOf(whole: NameParts, part: NameParts): boolean {
  return whole.halves.includes(part.words.join(' '))
}

function unspaced(text: string): string {
  return text.replaceAll(' ', '')
}

function unlike(likeness: number, because: string): NameLikeness {
  return { likeness, reason: 'relabelled', because }
}
