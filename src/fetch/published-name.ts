/**
 * The day that a document's file name states. ICE names each issue of its 287(g) workbooks after the day and the time of
 * day (participatingAgencies08272025am.xlsx), mistypes some names, and uses one twice now and then.
 */
import { day } from '../text/dates.ts'

/** What a name says of when its document was published. */
export interface PublishedName {
  /** YYYY-MM-DD */
  readonly on: string
  /** orders the names of one day: am before mid before pm, each before its own b; -1 before -2; 0 where nothing is said */
  readonly sequence: number
  /** true when the name is mistyped and `on` is the one day that can be meant */
  readonly repaired: boolean
}

/** A name within this many days of the day on which it was seen is believed to be of that time. */
const NEAR = 45
/** A name of last year that is repaired was seen so many days after the day that it means; in January the habit lasts. */
const OLD_YEAR = 7
const OLD_YEAR_IN_JANUARY = 31
const DAY = 24 * 60 * 60 * 1000

const TIMES_OF_DAY = ['am', 'mid', 'pm']

/**
 * Reads `2025-03-27-2.xlsx` (as a person files it), `…08272025am.xlsx` with the forms `08-27-2025`, `20250827`, `082725`
 * and the endings `am`, `mid`, `pm`, `amB`, `pm_b`, `_2`, and `…-20250221214937.xlsx` (as archives do).
 * @param nearDay YYYY-MM-DD around which the name was seen: decides between several meanings of a mistyped one. Without
 * it only misprints with one possible meaning are repaired.
 * @returns null when the name states no day, or one that cannot be right
 */
export function readPublishedName(fileName: string, nearDay: string | null): PublishedName | null {
  const name = fileName.replace(/\.[a-z]{3,4}$/i, '')
  const filed = /^(\d{4})-(\d\d)-(\d\d)(?:-(\d{1,3}))?(?!\d)/.exec(name)
  if (filed) {
    const on = day(Number(filed[1]), Number(filed[2]), Number(filed[3]))
    return on === null ? null : { on, sequence: Number(filed[4] ?? 0), repaired: false }
  }
  const stated = findDate(name)
  if (stated) {
    const believed = believe(stated.digits, nearDay)
    return believed && { ...believed, sequence: sequenceOf(stated.ending) }
  }
  const [, archivedOn = '', time] = /(?<!\d)(\d{8})(\d{6})$/.exec(name) ?? []
  const on = yearFirst(archivedOn)
  return on === null ? null : { on, sequence: Number(time), repaired: false }
}

/** The digits of the date in a name, and what follows them. */
function findDate(name: string): { digits: string; ending: string } | null {
  const american = /(?<!\d)(\d{1,2})([-_. ])(\d{1,2})\2(\d{4})(?!\d)/.exec(name)
  const iso = /(?<!\d)(\d{4})([-_. ])(\d\d)\2(\d\d)(?!\d)/.exec(name)
  const found = american ?? iso ?? /(?<!\d)(\d{6,9})(?!\d)/.exec(name)
  if (!found) return null
  const [whole, one = '', , two = '', three = ''] = found
  const digits = american ? one.padStart(2, '0') + two.padStart(2, '0') + three : one + two + three
  return { digits, ending: name.slice(found.index + whole.length) }
}

type Believed = Pick<PublishedName, 'on' | 'repaired'>

function believe(digits: string, nearDay: string | null): Believed | null {
  const plain = plainly(digits)
  if (plain && isPlausible(plain, nearDay)) {
    const on = withoutOldYear(plain, nearDay)
    return { on, repaired: on !== plain }
  }
  const meant = new Set(corrections(digits).filter(on => isPlausible(on, nearDay)))
  const near = [...meant].filter(on => nearDay === null || Math.abs(daysFrom(on, nearDay)) <= NEAR)
  const [only] = near
  return only !== undefined && near.length === 1 ? { on: only, repaired: true } : null
}

/** MMDDYYYY, YYYYMMDD or MMDDYY as it stands. */
function plainly(digits: string): string | null {
  if (digits.length === 8) return monthFirst(digits) ?? yearFirst(digits)
  return digits.length === 6 ? monthFirst(`${digits.slice(0, 4)}20${digits.slice(4)}`) : null
}

/** The days that may be meant by a misprint: of the year, or of a digit too many or too few. */
function corrections(digits: string): string[] {
  return misprints(digits).flatMap(candidate => monthFirst(candidate) ?? [])
}

function misprints(digits: string): string[] {
  const places = Array.from(digits, (_, place) => place)
  if (digits.length === 9) return places.map(place => digits.slice(0, place) + digits.slice(place + 1))
  // 7112025: the zero before a month or a day was left out
  if (digits.length === 7) return [`0${digits}`, `${digits.slice(0, 2)}0${digits.slice(2)}`]
  if (digits.length !== 8) return []
  return places.slice(4).flatMap(place => {
    const [before, digit = '', after] = [digits.slice(0, place), digits[place], digits.slice(place + 1)]
    const mistyped = Array.from('0123456789', other => before + other + after)
    return [...mistyped, before + after.slice(0, 1) + digit + after.slice(1)]
  })
}

/** Nobody publishes in the future; the series of these lists begin in this century. */
function isPlausible(on: string, nearDay: string | null): boolean {
  return on >= '2003' && (nearDay === null ? on < '2100' : daysFrom(nearDay, on) <= 1)
}

/** 01052025 seen on 2026-01-06 is the old year out of habit, not a document of last year. */
function withoutOldYear(on: string, nearDay: string | null): string {
  if (nearDay === null || Number(on.slice(0, 4)) !== Number(nearDay.slice(0, 4)) - 1) return on
  const thisYear = nearDay.slice(0, 4) + on.slice(4)
  const age = daysFrom(thisYear, nearDay)
  return age >= -1 && age <= (on.slice(5, 7) === '01' ? OLD_YEAR_IN_JANUARY : OLD_YEAR) ? thisYear : on
}

/** am 100, mid 200, pm 300; b, B, _b and _1 are the second of its kind and count 2. */
function sequenceOf(ending: string): number {
  const [, time = '', letter = '', number = ''] =
    /^[-_ ]?(am|mid|pm)?[-_ (]*(?:([a-z])|(\d{1,2}))?(?![a-z0-9])/i.exec(ending) ?? []
  const part = TIMES_OF_DAY.indexOf(time.toLowerCase()) + 1
  const repeat = letter ? letter.toLowerCase().charCodeAt(0) - 96 : number ? Number(number) + 1 : 0
  return part * 100 + repeat
}

function monthFirst(digits: string): string | null {
  return day(Number(digits.slice(4)), Number(digits.slice(0, 2)), Number(digits.slice(2, 4)))
}

function yearFirst(digits: string): string | null {
  return day(Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6)))
}

function daysFrom(one: string, other: string): number {
  return (Date.parse(other) - Date.parse(one)) / DAY
}
