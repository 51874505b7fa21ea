import { type State, stateNamed } from '../../places/states.ts'
import { fold } from '../../text/fold.ts'
import type { BlockRule } from './rules.ts'

/** Longer lines are prose, neither a heading nor a name, and are not looked at twice. */
export const LONGEST_NAME = 80

/** Signs that a template draws beside a heading to say that it opens. */
const OPENER_SIGNS =
  /^[+\u2212\u00d7\u203a\u00bb\u25b2-\u25c4\u2303\u2304\s]+|[+\u2212\u00d7\u203a\u00bb\u25b2-\u25c4\u2303\u2304\s]+$/g
const COUNT = /\s*\(\d{1,4}\)(?=\s*:?$)/
const CONTINUED = /\s*\((?:continued|cont(?:'|’)?d?\.?)\)(?=\s*:?$)/i

/**
 * A heading as an entry's field shows it: as printed, but for the opener's sign, a count, which changes with every name,
 * and what says that a list goes on.
 */
export function printedHeading(text: string): string {
  return text.replace(OPENER_SIGNS, '').replace(COUNT, '').replace(CONTINUED, '')
}

/** `Cities (continued)` */
export function isContinued(text: string): boolean {
  return CONTINUED.test(text.slice(0, LONGEST_NAME))
}

/** `Counties:` → `Counties` */
function headingWords(text: string): string {
  return printedHeading(text).replace(/\s*[:\u2013\u2014-]$/, '')
}

/** The block that a line opens, standing alone; null when it opens none. */
export function blockHeaded(text: string, blocks: readonly BlockRule[]): BlockRule | null {
  if (text.length > LONGEST_NAME) return null
  const folded = fold(headingWords(text))
  return blocks.find(block => block.words.some(word => fold(word) === folded)) ?? null
}

/** The state that a line names, standing alone: `California`, `State of California`, `Washington, D.C.`. */
export function stateHeaded(text: string): State | null {
  if (text.length > LONGEST_NAME) return null
  const words = headingWords(text).replace(/^(?:state|commonwealth) of /i, '')
  return /^washington,? d\.? ?c\.?$/i.test(words) ? stateNamed('DC') : stateNamed(words)
}

/** Whether a line is one of the page's own controls, or a letter that heads a part of an alphabetical index. */
export function isControl(text: string, ignored: readonly string[]): boolean {
  return /^\p{L}$/u.test(text) || (text.length < 40 && ignored.some(control => fold(control) === fold(text)))
}

/** Whether a line begins with one of these, whatever their case and type. */
export function startsWithAny(text: string, beginnings: readonly string[]): boolean {
  const folded = fold(text.slice(0, 200))
  return beginnings.some(beginning => folded.startsWith(fold(beginning)))
}
