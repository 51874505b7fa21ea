import { recognise } from '../text/vocabulary.ts'
import { CLASS_WORDS, GENERAL_WORDS, PLACE_KINDS } from './name-words.ts'
import type { Named } from './named.ts'
import { type NameParts, partsOf, withoutOwnState } from './names.ts'
import { type CompareRules, isPlace } from './rules.ts'

/**
 * With misprints of a general word put right where only the other name has that word: "Departent", "Constbales". A name
 * that the state has is no misprint, however near it is to such a word: Denver and Center are two cities of Colorado.
 */
export function putRight(name: Named, other: NameParts, rules: CompareRules): NameParts {
  const general = without(other.words, name.parts.words).filter(
    word => isGeneral(word) && (!PLACE_KINDS.has(word) || hasWordBesideMisprint(name)),
  )
  const own = without(name.parts.telling, other.words)
  if (general.length === 0 || own.length === 0) return name.parts
  const meant = new Map(own.map(word => [word, misprinted(word, general) ?? word]))
  if (own.every(word => meant.get(word) === word)) return name.parts
  if (isPlace(name.parts.place, name.entry.state, rules)) return name.parts
  return partsOf(
    name.parts.written.map(word => meant.get(word) ?? word),
    name.entry,
  )
}

/** A word for a kind of place goes with a name: "Paris" and "Parish" are two towns. */
function hasWordBesideMisprint({ entry, parts }: Named): boolean {
  return withoutOwnState(parts.words, entry.state).filter(word => !isGeneral(word)).length > 1
}

function isGeneral(word: string): boolean {
  return CLASS_WORDS.has(word) || GENERAL_WORDS.has(word) || PLACE_KINDS.has(word)
}

function misprinted(word: string, general: readonly string[]): string | null {
  const singular = word.endsWith('s') ? recognise(word.slice(0, -1), general) : null
  return (recognise(word, general) ?? singular)?.value ?? null
}

/** Words without the others, each as often as it stands there. */
export function without(words: readonly string[], others: readonly string[]): string[] {
  const left = [...others]
  return words.filter(word => {
    const at = left.indexOf(word)
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}
