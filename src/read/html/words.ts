import { type State, stateNamed } from '../../places/states.ts'
import { fold } from '../../text/fold.ts'
import type { BlockRule } from './rules.ts'

/** Longer lines are prose, and are not looked at twice. */
const LONGEST_NAME = 80
const MOST_WORDS = 10

/** Signs that a template draws beside a heading to say that it opens. */
const OPENER_SIGNS =
  /^[+\u2212\u00d7\u203a\u00bb\u25b2-\u25c4\u2303\u2304\s]+|[+\u2212\u00d7\u203a\u00bb\u25b2-\u25c4\u2303\u2304\s]+$/g
const COUNT = /\s*\(\d{1,4}\)(?=\s*:?$)/

/** A heading as an entry's field shows it: as printed, but for the opener's sign and a count, which changes with every name. */
export function printedHeading(text: string): string {
  return text.replace(OPENER_SIGNS, '').replace(COUNT, '')
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

/** The state behind the last comma, `Cook County, IL`; null when there is none. */
export function stateBehindComma(text: string): State | null {
  const comma = text.lastIndexOf(',')
  return comma < 0 ? null : stateNamed(text.slice(comma + 1).replaceAll('.', ''))
}

export function startsWithAny(text: string, beginnings: readonly string[]): boolean {
  const folded = fold(text.slice(0, 200))
  return beginnings.some(beginning => folded.startsWith(fold(beginning)))
}

/** Words that names print in lower case. */
const SMALL_WORDS = new Set(
  'and at by city, city county de del des du el in la las le los of on parish the town township upon village y'.split(
    ' ',
  ),
)

/**
 * Whether a line can be a place's name. `doubtful`: as short as a name, but not written like one; only its position in a
 * list speaks for it. `prose`: a sentence.
 */
export function nameQuality(text: string): 'name' | 'doubtful' | 'prose' {
  const words = text.split(' ')
  if (text.length > LONGEST_NAME || words.length > MOST_WORDS) return 'prose'
  // a day, an order's number
  if (/\d{4}/.test(text)) return 'prose'
  if (/[!?;:|]|\. |@|https?/.test(text.replace(/\b(?:St|Ste|Mt|Ft|U\.S)\. /g, ''))) return 'prose'
  if (/\.$/.test(text) && !/\b(?:D\.C|St|Co|Twp|Inc|Jr|Sr)\.$/.test(text)) return 'prose'
  // left over from broken markup
  if (/[<>=]/.test(text)) return 'doubtful'
  return words.every(word => SMALL_WORDS.has(word) || /^[(“"'‘]*[\p{Lu}\d&/–—‑-]/u.test(word)) &&
    /\p{L}{2}/u.test(text)
    ? 'name'
    : 'doubtful'
}

/** Whether a line that stands in no block reads like an entry of a list of places. */
export function readsLikePlace(text: string): boolean {
  if (nameQuality(text) !== 'name') return false
  return (
    stateHeaded(text) !== null ||
    stateBehindComma(text) !== null ||
    /\b(?:county|parish|borough|township)$|^(?:city|town|village|county) of /i.test(text)
  )
}
