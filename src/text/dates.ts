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

/** Month of the year, 1-12, that an English word names; null when it names none. */
export function monthNamed(word: string): number | null {
  const index = MONTHS.indexOf(word.toLowerCase())
  return index < 0 ? null : index + 1
}

/** A day written the American way, month first: `2/26/2025`, `2/26/25`; null when it is written otherwise. */
export function americanDay(text: string): string | null {
  const parts = /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/.exec(text)
  if (!parts) return null
  const year = Number(parts[3])
  // two digits: the rule of spreadsheet programs, 00-29 are 2000-2029
  const full = parts[3]?.length === 2 ? (year < 30 ? 2000 + year : 1900 + year) : year
  return day(full, Number(parts[1]), Number(parts[2]))
}

/** A mistyped American day with one possible meaning: a slash left out before the year (`05/082025`, `7/72025`). */
export function mistypedDay(text: string): string | null {
  const parts = /^(\d{1,2})\/(\d{1,2})((?:19|20)\d{2})$/.exec(text)
  return parts ? day(Number(parts[3]), Number(parts[1]), Number(parts[2])) : null
}

/** A day written with its month's name, or year first: `July 1, 2025`, `1 July 2025`, `2025-07-01`; null otherwise. */
export function writtenDay(text: string): string | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const [, monthFirst, dayAfter, yearAfter] = /^([a-z]+)\.? (\d{1,2}),? (\d{4})$/i.exec(text) ?? []
  const [, dayFirst, monthAfter, yearLast] = /^(\d{1,2}) ([a-z]+)\.?,? (\d{4})$/i.exec(text) ?? []
  const month = monthNamed(monthFirst ?? monthAfter ?? '')
  return month === null ? null : day(Number(yearAfter ?? yearLast), month, Number(dayAfter ?? dayFirst))
}
