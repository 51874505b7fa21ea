import type { Entry, Notice } from '../../model.ts'
import { NoticeCollector } from '../../read/notices.ts'
import { endsDate } from './date-enacted.ts'

const BULLET = /[\u2022\u25cf\u25aa\uf0b7\uf0a7]/

/**
 * Tells of entries that do not look as the rows of the reports do: a first cell or a date that was not understood, a
 * place without a field office, a date out of order. Each may be the publisher's doing, or a row read wrongly.
 */
export function doubtfulEntries(entries: readonly Entry[]): Notice[] {
  const notices = new NoticeCollector()
  for (const entry of entries) {
    if (entry.state === null) {
      notices.add('jurisdiction-not-split', entry.name, notSplit)
    } else if (entry.fields.aor === '' && entry.kind !== 'state') {
      notices.add('field-office-missing', entry.name, withoutOffice)
    }
    const printed = String(entry.fields.dateEnacted)
    if (printed !== '' && endsDate(printed) === 'no') notices.add('date-not-read', printed, dateNotRead)
    for (const text of [entry.fields.policy, entry.fields.criteria ?? []].flat()) {
      if (BULLET.test(String(text))) notices.add('bullet-inside-text', String(text), bulletInside)
    }
  }
  for (const entry of outOfOrder(entries)) notices.add('dates-not-falling', entry.name, notFalling)
  return notices.all()
}

/** Section III goes from the latest date to the earliest, and ends with the rows that have none (2017). */
function outOfOrder(entries: readonly Entry[]): Entry[] {
  return entries.slice(1).filter((entry, index) => {
    const before = entries[index]
    const [now, last] = [monthOf(entry), before && monthOf(before)]
    return now !== null && (last === null || (last !== undefined && now.first > last.last))
  })
}

/** First and last month, counted from the year 0, that a date can mean; null without a date. */
function monthOf({ fields }: Entry): { readonly first: number; readonly last: number } | null {
  const parsed = fields.dateEnactedParsed
  if (typeof parsed !== 'object' || !('year' in parsed)) return null
  const { year, month } = parsed
  return { first: year * 12 + (month ?? 1), last: year * 12 + (month ?? 12) }
}

function notSplit(count: number): string {
  return `${count} first cells do not end in a state and a field office; each is an entry without a state`
}

function withoutOffice(count: number): string {
  return `${count} places that are no states have no field office; look whether their rows were read whole`
}

function dateNotRead(count: number): string {
  return `${count} dates of enactment are neither a month and a year, nor a year; look whether their cells were read whole`
}

function notFalling(count: number): string {
  return `${count} rows have a later date than the row above, or follow one without; look whether rows are missing or out of place`
}

function bulletInside(count: number): string {
  return `${count} texts have a bullet inside; look whether they are two`
}
