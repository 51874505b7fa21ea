import { type State, stateNamed } from '../../places/states.ts'
import { stateBehindComma } from '../state-behind-comma.ts'
import { blockHeaded, LONGEST_NAME, stateHeaded } from './headings.ts'
import type { BlockRule } from './rules.ts'

const MOST_WORDS = 10
/** Longer lines are not taken apart. */
const LONGEST_LINE = 200

/** The state behind the last comma, or in parentheses at the end, `Cook County (IL)`; null when there is none. */
export function stateBehind(text: string): State | null {
  const [, within] = /\(([^()]*)\)$/.exec(text) ?? []
  return within === undefined ? stateBehindComma(text) : stateNamed(within.replaceAll('.', ''))
}

const REMOVED = /\b(?:removed|rescinded|withdrawn|deleted|delisted|no longer)\b/i

/** Whether a text says of an entry that it is none any more. No place's name does. */
export function saysRemoved(text: string): boolean {
  return REMOVED.test(text.slice(0, 200))
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
