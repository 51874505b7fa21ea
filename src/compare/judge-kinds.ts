import type { Entry, RenameReason } from '../model.ts'
import { fold } from '../text/fold.ts'
import { compareWords, OPEN } from './alike.ts'
import { putRight, without } from './general-words.ts'
import { type Judgement, PLAUSIBLE_SCORE, reasonForSameWords } from './judgement.ts'
import { meaningOf } from './meaning.ts'
import type { Named } from './named.ts'
import type { CompareRules } from './rules.ts'
import { oneSlipApart } from './spelling.ts'

const UNRELATED: Judgement = { score: 0, reason: 'relabelled', because: ['of two kinds'], plausible: false }

/**
 * Judges two rows of one state and two kinds. Where a list prints no kind, it is read off a word of the name and changes
 * with a misprint of that word: "Travis Couny" is a city then. A word that is left out may leave the name of another
 * jurisdiction ("Baker County", "Baker"): that is told only of rows that say the same otherwise, and never certain.
 */
export function judgeKinds(before: Named, after: Named, rules: CompareRules): Judgement {
  if (before.entry.kind === after.entry.kind) return UNRELATED
  const a = putRight(before, after.parts, rules)
  const b = putRight(after, before.parts, rules)
  if (a.telling.join(' ') !== b.telling.join(' ')) return UNRELATED
  const alike = compareWords(a, b)
  const kindNamed = a.kinds.size + a.classes.size > 0
  const respelling = kindNamed && a.words.join(' ') === b.words.join(' ') ? respellingOf(before, after) : null
  if (respelling)
    return {
      score: alike.likeness,
      reason: respelling.reason,
      because: [respelling.because],
      plausible: true,
    }
  const leftOut = without(a.words, b.words).length === 0 || without(b.words, a.words).length === 0
  if (a.telling.length === 0 || !leftOut || !sayTheSame(before.entry, after.entry)) return UNRELATED
  const score = Math.min(alike.likeness, OPEN)
  const because = [alike.because, 'all other fields say the same']
  return { score, reason: alike.reason, because, plausible: score >= PLAUSIBLE_SCORE }
}

/** How one name became the other, when it took an abbreviation or one slip. */
function respellingOf(before: Named, after: Named): { reason: RenameReason; because: string } | null {
  const [old, fresh] = [before.entry.name, after.entry.name]
  if (before.parts.words.join(' ') === after.parts.words.join(' ')) return reasonForSameWords(old, fresh)
  return oneSlipApart(fold(old), fold(fresh))
    ? { reason: 'spelling', because: 'a general word is misspelt' }
    : null
}

/** Two rows that say nothing beside their names do not say the same. */
function sayTheSame(before: Entry, after: Entry): boolean {
  const fields = Object.keys({ ...before.fields, ...after.fields })
  return (
    fields.every(field => meaningOf(before, field) === meaningOf(after, field)) &&
    fields.some(field => meaningOf(before, field) !== '')
  )
}
