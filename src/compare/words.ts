// this part alone: the whole library is loaded by every command that can print a change
import { diffWordsWithSpace } from 'diff/lib/diff/word.js'

/** A stretch of text, and which of two texts has it. */
export interface TextPart {
  readonly text: string
  readonly kind: 'same' | 'added' | 'removed'
}

/*
 * The diff is quadratic in the number of edits, so it is bounded by that number and not by a clock: the same two texts
 * give the same answer on every machine.
 */
const MOST_EDITS = 500
const LONGEST_TEXT = 50_000

/**
 * What changed in a long text, word by word. The same and removed parts together are `before`, the same and added parts
 * are `after`, to the letter. Texts that have next to nothing in common, or are very long, come back as one replacement.
 */
export function compareWords(before: string, after: string): TextPart[] {
  if (before === after) return before === '' ? [] : [{ text: before, kind: 'same' }]
  const short = before.length + after.length <= LONGEST_TEXT
  const parts = short ? diffWordsWithSpace(before, after, { maxEditLength: MOST_EDITS }) : undefined
  return parts ? parts.map(part => ({ text: part.value, kind: kindOf(part) })) : replacement(before, after)
}

function kindOf(part: { added: boolean; removed: boolean }): TextPart['kind'] {
  if (part.added) return 'added'
  return part.removed ? 'removed' : 'same'
}

function replacement(before: string, after: string): TextPart[] {
  const parts: TextPart[] = [
    { text: before, kind: 'removed' },
    { text: after, kind: 'added' },
  ]
  return parts.filter(part => part.text !== '')
}
