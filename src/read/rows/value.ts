import type { FieldValue } from '../../model.ts'
import { mistypedDay, statedDay } from '../../text/dates.ts'
import { plainWords, recognise } from '../../text/vocabulary.ts'
import type { PrintedCell } from './printed.ts'
import type { Holds, RowColumn } from './rules.ts'
import { unwrapLink } from './unwrap-link.ts'

/** A number that would be a day of another time is a number. */
const NUMBERED_YEARS = [1990, 2100] as const

/** What a cell says, as its column reads it. */
export interface ReadValue {
  /** as the entry's field shows it */
  readonly value: FieldValue
  /** the value meant, when the cell is a recognised misprint of it */
  readonly meant?: string
  /** what is wrong with it, when something is */
  readonly fault?: 'no-day' | 'unknown' | 'misprinted'
}

/** Reads a cell by what its column holds; what does not fit is kept as printed, with its fault. */
export function readValue(cell: PrintedCell, { holds }: RowColumn): ReadValue {
  switch (holds?.kind) {
    case undefined:
      return { value: cell.text }
    case 'items':
      return { value: [...(cell.items ?? (cell.text === '' ? [] : [cell.text]))] }
    case 'one-of':
      return oneOf(cell.text, holds)
    case 'day':
      return dayOf(cell, holds.years)
  }
}

/** The address that a cell's hyperlink means; '' when it has none. */
export function linkOf(cell: PrintedCell): string {
  return cell.link ? unwrapLink(cell.link) : ''
}

function oneOf(printed: string, { values, otherNames }: Extract<Holds, { kind: 'one-of' }>): ReadValue {
  const near = recognise(printed, values)
  if (near?.exact) return { value: printed }
  const meant = near?.value ?? otherwiseNamed(printed, values, otherNames)
  return meant === undefined
    ? { value: printed, fault: 'unknown' }
    : { value: printed, meant, fault: 'misprinted' }
}

/** What a value means that has another name, other punctuation or a plural; undefined where that is not one value. */
function otherwiseNamed(
  printed: string,
  values: readonly string[],
  otherNames: ReadonlyMap<string, string> = new Map(),
): string | undefined {
  const words = plainWords(printed)
  if (otherNames.has(words)) return otherNames.get(words)
  const plain = values.map(plainWords)
  const near = recognise(words, plain)
  const alike = values.filter((_, index) => plain[index] === near?.value)
  return words !== '' && alike.length === 1 ? alike[0] : undefined
}

/** The day as YYYY-MM-DD where the cell states one; otherwise as printed, with the day meant where only one is possible. */
function dayOf({ text, date, numberedDay }: PrintedCell, years: readonly [number, number]): ReadValue {
  const day = date ?? statedDay(text)
  if (day && isWithin(day, years)) return { value: day }
  if (numberedDay && isWithin(numberedDay, NUMBERED_YEARS) && isWithin(numberedDay, years))
    return { value: numberedDay }
  if (text === '') return { value: '' }
  const meant = day ? withYearOfThisCentury(day) : mistypedDay(text)
  const value = day ?? text
  return meant && isWithin(meant, years) ? { value, meant, fault: 'no-day' } : { value, fault: 'no-day' }
}

function isWithin(day: string, [first, last]: readonly [number, number]): boolean {
  const year = Number(day.slice(0, 4))
  return year >= first && year <= last
}

/** 5025 for 2025: one digit of the year slipped, the others stand. */
function withYearOfThisCentury(day: string): string | null {
  return /^\d0\d\d-/.test(day) ? `2${day.slice(1)}` : null
}
