import type { EntryKind } from '../../model.ts'
import { stateNamed } from '../../places/states.ts'
import type { Says } from '../../read/pdf/spec.ts'
import { tidy } from '../../text/fold.ts'

/** What the first cell of a row says: `Ithaca, New York (Buffalo)`. */
export interface Jurisdiction {
  readonly name: string
  /** USPS code */
  readonly state: string
  readonly kind: EntryKind
  /** the field office in parentheses, spelled out; '' where the cell names none */
  readonly aor: string
  /** what is no part of the place: footnotes' marks, a word behind the field office ("Updated"); '' as a rule */
  readonly behind: string
}

const WITH_OFFICE = /^([^()]+?)\s*\(([^()]+)\)\s*([^()]*)$/
/** A footnote's mark: "1", "*", "[2]", "1, 3". */
const MARK = /^[[\d*\u2020\u2021\u00a7\u00b6#+\u00b9\u00b2\u00b3\u2070-\u2079\], ]+$/
/** The same behind the name or the state: a figure may be a part of these, unless it is raised. */
const MARK_INSIDE = /[*\u2020\u2021\u00a7\u00b6\u00b9\u00b2\u00b3\u2070-\u2079]+(?=,|$)/g
/** A word or two set below a name ("Updated"): what is longer, or names a state, may be the beginning of another row. */
const REMARK = /^[^\s,]+(?: [^\s,]+){0,2}$/
const AGENCY =
  /\b(?:jails?|prisons?|corrections?|detention (?:center|facility)|sheriff|police|department|office)\b/i
/** Words that say what a place is, not which: no name begins with nothing but them. */
const GENERIC =
  /^(?:county|city|town|township|village|borough|parish|jails?|prisons?|police|sheriff['’]?s?|department|office|detention|center|facility|of|and|corrections?|\s)+(?:,|\(|$)/i
const COUNTY = /\b(?:county|parish|borough|census area)$/i

/**
 * Splits the first cell. The state closes it, before the field office, after a comma or (Aurora, 2017) without one; a
 * cell that is nothing but a state is that state.
 * @returns null when no state closes it, or when there is more than one field office: two rows run together
 */
export function splitJurisdiction(cell: string): Jurisdiction | null {
  const printed = tidy(cell)
  const [, marked = printed, aor = '', remark = ''] = WITH_OFFICE.exec(printed) ?? []
  if (/[()]/.test(marked) || !isRemark(remark)) return null
  const place = unmarked(marked)
  const behind = tidy([...(marked.match(MARK_INSIDE) ?? []), remark].join(' '))
  const whole = stateNamed(place)
  if (whole && !place.includes(',')) return { name: place, state: whole.usps, kind: 'state', aor, behind }
  const words = place.split(' ')
  for (const at of words.keys()) {
    const state = at > 0 ? stateNamed(words.slice(at).join(' ')) : null
    if (state) {
      const name = words.slice(0, at).join(' ').replace(/,$/, '')
      return { name, state: state.usps, kind: kindOf(name), aor, behind }
    }
  }
  return null
}

/** Whether a part of the first cell can be its end. A state may stand without a field office (California, 2017). */
export function endsJurisdiction(text: string): Says {
  if (text.endsWith(')')) return 'yes'
  const [, , office, behind = ''] = WITH_OFFICE.exec(text) ?? []
  if (office !== undefined && isRemark(behind)) return 'yes'
  return stateNamed(unmarked(text)) && !text.includes(',') ? 'maybe' : 'no'
}

/**
 * Whether a part of the first cell can be its beginning: "Francisco)" cannot, and "County Jails, New Mexico (El Paso)"
 * goes on from something unless that is all that it is called.
 */
export function beginsJurisdiction(text: string): Says {
  if (/^\(|^[^(]*\)/.test(text)) return 'no'
  return GENERIC.test(text) ? 'maybe' : 'yes'
}

function unmarked(place: string): string {
  return tidy(place.replace(MARK_INSIDE, ''))
}

function isRemark(behind: string): boolean {
  if (behind === '' || MARK.test(behind)) return true
  return REMARK.test(behind) && !namesState(behind)
}

function namesState(text: string): boolean {
  const words = text.split(' ')
  return words.some((_, at) =>
    words.slice(at).some((_word, more) => stateNamed(words.slice(at, at + more + 1).join(' '))),
  )
}

/** By the words of the name up to its first comma: "Iowa City, Johnson County" is a city that says where it lies. */
function kindOf(name: string): EntryKind {
  const [own = name] = name.split(',')
  if (AGENCY.test(own)) return 'agency'
  return COUNTY.test(own) ? 'county' : 'city'
}
