const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
]

/** `YYYY-MM-DD` when the three numbers are a day of the calendar, else null. */
export function day(year: number, month: number, dayOfMonth: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, dayOfMonth))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== dayOfMonth)
    return null
  return date.toISOString().slice(0, 10)
}

/** Month of the year, 1-12, that an English word or its abbreviation names (`July`, `Jul`, `Sept`); null when it names none. */
function monthNamed(word: string): number | null {
  const letters = word.toLowerCase()
  if (letters === 'sept') return 9
  const isShort = letters.length === 3
  const index = MONTHS.findIndex(month => month === letters || (isShort && month.startsWith(letters)))
  return index < 0 ? null : index + 1
}

/** A day written the American way, month first: `2/26/2025`, `2/26/25`, `02-26-2025`; null when it is written otherwise. */
export function americanDay(text: string): string | null {
  const parts =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text) ?? /^(\d{1,2})-(\d{1,2})-(\d{4})$/.exec(text)
  return parts && day(fullYear(parts[3] ?? ''), Number(parts[1]), Number(parts[2]))
}

/** Two digits: the rule of spreadsheet programs, 00-29 are 2000-2029. */
function fullYear(digits: string): number {
  const year = Number(digits)
  if (digits.length > 2) return year
  return year < 30 ? 2000 + year : 1900 + year
}

/**
 * A mistyped American day with one possible meaning: a slash left out before the year (`05/082025`, `7/72025`) or typed
 * twice (`7//2/2025`), a space or a full stop too many (`7 /2/2025.`).
 */
export function mistypedDay(text: string): string | null {
  const parts = /^(\d{1,2}) ?\/{1,2} ?(\d{1,2}) ?\/{0,2} ?((?:19|20)\d{2})\.?$/.exec(text)
  return parts ? day(Number(parts[3]), Number(parts[1]), Number(parts[2])) : null
}

/**
 * A day written with its month's name, or year first: `July 1, 2025`, `Jul. 1st, 2025`, `1 July 2025`, `1-Jul-25`,
 * `2025-07-01`; null otherwise.
 */
export function writtenDay(text: string): string | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [, monthFirst, dayAfter, yearAfter] =
    /^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i.exec(text) ?? []
  const [, dayFirst, monthAfter, yearLast] =
    /^(\d{1,2}) ([a-z]+)\.?,? (\d{4})$/i.exec(text) ?? /^(\d{1,2})-([a-z]+)-(\d{4}|\d{2})$/i.exec(text) ?? []
  const month = monthNamed(monthFirst ?? monthAfter ?? '')
  return month === null
    ? null
    : day(fullYear(yearAfter ?? yearLast ?? ''), month, Number(dayAfter ?? dayFirst))
}

/** A time of day behind a day. In UTC only midnight stands for the day itself; another may be of the day before. */
const TIME = /(?:T| )(?:\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?(?: ?[AP]M)?|00:00(?::00(?:\.0+)?)?Z)$/i
const WEEKDAY = /^(sun|mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?)(?:day)?(?:\.|,|\.,)? /i
const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']

/**
 * The day that a whole text states in a form that people and programs write days in, with or without its time and its
 * weekday (`Wednesday, July 2, 2025`, `2025-07-02 00:00:00`); null when it states none, or a weekday that it is not.
 */
export function statedDay(text: string): string | null {
  const [, weekday] = WEEKDAY.exec(text) ?? []
  const plain = text.replace(WEEKDAY, '').replace(TIME, '')
  const stated = americanDay(plain) ?? writtenDay(plain)
  if (stated === null || weekday === undefined) return stated
  return WEEKDAYS[new Date(stated).getUTCDay()] === weekday.slice(0, 3).toLowerCase() ? stated : null
}
