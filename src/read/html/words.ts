import { type State, stateNamed } from '../../places/states.ts'
import { fold } from '../../text/fold.ts'
import type { BlockRule } from './rules.ts'

/** Longer lines are prose, and are not looked at twice. */
const LONGEST_NAME = 80
const MOST_WORDS = 10
/** Longer lines are not taken apart. */
const LONGEST_LINE = 200

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

/** The state behind the last comma, `Cook County, IL`; null when there is none. */
export function stateBehindComma(text: string): State | null {
  const comma = text.lastIndexOf(',')
  return comma < 0 ? null : stateNamed(text.slice(comma + 1).replaceAll('.', ''))
}

/** The state behind the last comma, or in parentheses at the end, `Cook County (IL)`; null when there is none. */
export function stateBehind(text: string): State | null {
  const [, within] = /\(([^()]*)\)$/.exec(text) ?? []
  return within === undefined ? stateBehindComma(text) : stateNamed(within.replaceAll('.', ''))
}

/** Whether a line is one of the page's own controls, or a letter that heads a part of an alphabetical index. */
export function isControl(text: string, ignored: readonly string[]): boolean {
  return /^\p{L}$/u.test(text) || (text.length < 40 && ignored.some(control => fold(control) === fold(text)))
}

export function startsWithAny(text: string, beginnings: readonly string[]): boolean {
  const folded = fold(text.slice(0, 200))
  return beginnings.some(beginning => folded.startsWith(fold(beginning)))
}

/** Words that names print in lower case. */
const SMALL_WORDS = new Set(
  'aka and at aux by city, city county da de del des di do du el in la las le los of on or parish qui the to town township upon van village von y'.split(
    ' ',
  ),
)
/** A name's word: `St.`, `(Consolidated)`, `29`, `d’Alene`. */
const NAME_WORD = /^[(“"'‘]*(?:(?:d|l|o)['’])?[\p{Lu}\d&/–—‑-]/u

/** Abbreviations in names; single letters are others, `N. Las Vegas`, `D.C.`. */
const SHORT =
  'St|Ste|Sts|Mt|Mts|Ft|Pt|Pto|Is|Cr|Sp|Spgs|Hts|Jct|Lk|Vly|Co|Cnty|Par|Twp|Tp|Bor|Boro|Vil|Dept|Dist|Gov|Govt|Inc|Jr|Sr|No|So|Ind'
/** As newspapers shorten states. */
const SHORT_STATES =
  'Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Kan|Kans|Ky|La|Mass|Md|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Penn|Tenn|Tex|Va|Vt|Wash|Wis|Wyo'
const ABBREVIATED = new RegExp(`\\b(\\p{L}|${SHORT}|${SHORT_STATES})\\.(?=[\\s,)\\p{L}]|$)`, 'giu')

/**
 * Whether a line can be a place's name. `doubtful`: as short as a name, but not written like one; only its position in a
 * list speaks for it. `prose`: a sentence.
 */
export function nameQuality(text: string): 'name' | 'doubtful' | 'prose' {
  const words = text.split(' ')
  if (text.length > LONGEST_NAME || words.length > MOST_WORDS) return 'prose'
  // a day, an order's number
  if (/\d{4}/.test(text)) return 'prose'
  const bare = text.replace(ABBREVIATED, '$1')
  if (/[!?;:|]|\. |\.$|@|https?/.test(bare)) return 'prose'
  // left over from broken markup
  if (/[<>=]/.test(text)) return 'doubtful'
  return bare.split(' ').every(word => SMALL_WORDS.has(word) || NAME_WORD.test(word)) &&
    /\p{L}{2}/u.test(text)
    ? 'name'
    : 'doubtful'
}

/** Whether a line that stands in no block reads like an entry of a list of places. */
export function readsLikePlace(text: string): boolean {
  if (nameQuality(text) !== 'name') return false
  return (
    stateHeaded(text) !== null ||
    stateBehind(text) !== null ||
    /\b(?:county|parish|borough|township)$|^(?:city|town|village|county) of /i.test(text)
  )
}

/** Whether a line is or begins with an entry, `Boston, MA (see the letter of May 1)`. */
export function beginsLikePlace(text: string): boolean {
  if (text.length > LONGEST_LINE) return false
  const [, name = '', code = ''] = /^([^,]+), ?([A-Z]{2})\b/.exec(text) ?? []
  return readsLikePlace(text) || (stateNamed(code) !== null && nameQuality(name) === 'name')
}

/** Whether a line, its beginning, or what stands between its commas, semicolons and strokes reads like an entry. */
export function holdsPlace(text: string): boolean {
  if (text.length > LONGEST_LINE) return false
  const parts = text.split(/; ?| ?\/ ?| and | & |, (?=\p{Lu}\p{Ll})/u)
  return beginsLikePlace(text) || parts.some(part => /\p{Lu}/u.test(part) && readsLikePlace(part))
}

/** A block that is one line, `States: California, Colorado`: its names cannot be told apart from a sentence. */
export function isInlineBlock(text: string, blocks: readonly BlockRule[]): boolean {
  const [, words = '', behind = ''] = /^(?:the )?([^:]{3,30}): ?(\S.*)$/i.exec(text.slice(0, 300)) ?? []
  return blockHeaded(words, blocks) !== null && holdsPlace(behind.split(/[,;]/)[0] ?? '')
}
