import type { RenameReason } from '../model.ts'
import { compareNames } from './alike.ts'
import { evidenceFor } from './evidence.ts'
import { STOP_WORDS } from './name-words.ts'
import type { Named } from './named.ts'
import { plainWords } from './names.ts'
import type { CompareRules } from './rules.ts'

/** Whether a row that is gone and a row that is new are one entry. */
export interface Judgement {
  /** from 0 to 1: one less the doubt that names and evidence, each on its own, leave together */
  readonly score: number
  readonly reason: RenameReason
  readonly because: string[]
  /** whether people should be told of it although it is not certain */
  readonly plausible: boolean
}

/** Two entries whose names tell as little as this may share a date or a county by chance. */
const PLAUSIBLE_LIKENESS = 0.5
export const PLAUSIBLE_SCORE = 0.65

/**
 * The doubt left by one fact that ties the same name to the same agreement although the state or the kind of support
 * is printed otherwise: the name is the evidence there, the fact rules out a namesake.
 */
const NAMESAKE_DOUBT = 0.1

/** Judges two rows of one state and one kind of support by evidence and spelling. */
export function judgeNames(before: Named, after: Named, rules: CompareRules): Judgement {
  const names = compareNames(before, after, rules)
  const evidence = evidenceFor(before.facts, after.facts)
  const score = (1 - (1 - names.likeness) * evidence.doubt) * evidence.discount
  return {
    score,
    reason: names.reason,
    because: [...evidence.because, names.because],
    plausible: score >= PLAUSIBLE_SCORE && (names.likeness >= PLAUSIBLE_LIKENESS || evidence.link),
  }
}

/**
 * Judges two rows of the same name and support in two states. A hundred agency names stand in more than one state: the
 * agreement's link or its date must be the same, or the place must exist in one of the two states only.
 */
export function judgeStates(before: Named, after: Named, rules: CompareRules): Judgement {
  const evidence = evidenceFor(before.facts, after.facts)
  // "Department of Corrections" is the name of an agency in every state
  const nameless = before.parts.telling.length === 0
  const known = {
    link: evidence.link,
    date: evidence.date === 'same' && !nameless,
    place: !nameless && placeDecides(before, after, rules),
    'no state': before.entry.state === null || after.entry.state === null,
  }
  const because = [...evidence.because, `state ${before.entry.state ?? '?'} → ${after.entry.state ?? '?'}`]
  if (known.place) because.push(`"${before.parts.place}" is in the place data of one of the two states only`)
  const facts = Object.values(known).filter(Boolean).length
  const contradicted = evidence.date === 'different' && !evidence.link
  return {
    score: contradicted ? 0 : 1 - NAMESAKE_DOUBT ** facts,
    reason: 'state corrected',
    because,
    plausible: false,
  }
}

/** Judges two rows of the same name and state under two kinds of support: only the same signed document makes them one. */
export function judgeSupportTypes(before: Named, after: Named): Judgement {
  const evidence = evidenceFor(before.facts, after.facts)
  const certain = evidence.link && evidence.date !== 'different'
  return {
    score: certain ? 1 - NAMESAKE_DOUBT : 0,
    reason: 'support type corrected',
    because: evidence.because,
    plausible: false,
  }
}

/** What was done to a name that is the same words when written out. */
export function reasonForSameWords(before: string, after: string): { reason: RenameReason; because: string } {
  const [a, b] = [plainWords(before), plainWords(after)]
  if (a.join('') === b.join('')) return { reason: 'punctuation', because: 'the same letters' }
  const stopped = [a, b].map(words => words.filter(word => !STOP_WORDS.has(word)).join(''))
  if (stopped[0] === stopped[1])
    return { reason: 'words added or dropped', because: 'the same words but for "the", "of" and their like' }
  const words = a.length === b.length
  const plural = words && a.every((word, index) => sameButForPlural(word, b[index] ?? ''))
  if (plural) return { reason: 'spelling', because: 'a general word is misspelt' }
  return { reason: 'abbreviation', because: 'the same words when written out' }
}

function sameButForPlural(a: string, b: string): boolean {
  return a === b || a === `${b}s` || b === `${a}s`
}

function placeDecides(before: Named, after: Named, rules: CompareRules): boolean {
  const [old, fresh] = [before.entry.state, after.entry.state]
  if (!rules.placeExists || old === null || fresh === null) return false
  return rules.placeExists(old, before.parts.place) !== rules.placeExists(fresh, after.parts.place)
}
