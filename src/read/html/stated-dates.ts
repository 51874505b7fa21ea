import type { CheerioAPI } from 'cheerio'
import type { StatedDate } from '../../sources/source.ts'
import { americanDay, writtenDay } from '../../text/dates.ts'
import type { Line } from './line.ts'

const UPDATED =
  /^(?:this page was )?(?:last |most recently )?(?:updated|modified|revised|reviewed)\b(?: on)?:?\s*(.+)$/i

/** The days on which a page says that it was edited: the printed one, then the one in its metadata. */
export function statedDates($: CheerioAPI, lines: readonly Line[], timeZone: string): StatedDate[] {
  const printed = printedDay(lines)
  const modified = $('meta[property="article:modified_time"]').first().attr('content')
  const metadata = modified === undefined ? null : dayOfInstant(modified, timeZone)
  return [
    ...(printed ? [{ on: printed, basis: 'printed' as const }] : []),
    ...(metadata ? [{ on: metadata, basis: 'metadata' as const }] : []),
  ]
}

/** `Last Updated: 05/31/2025`, `Updated October 31, 2025`; the day may stand on the line below. */
function printedDay(lines: readonly Line[]): string | null {
  for (const [index, line] of lines.entries()) {
    if (line.text.length > 80) continue
    const below = lines[index + 1]?.text.slice(0, 40) ?? ''
    const words = UPDATED.exec(line.text)?.[1] ?? UPDATED.exec(`${line.text} ${below}`)?.[1]
    const found = words === undefined ? null : dayIn(words)
    if (found) return found
  }
  return null
}

/** The day that a text begins with, in American or ISO form or in words. */
function dayIn(text: string): string | null {
  const american = /^\d{1,2}\/\d{1,2}\/\d{4}(?!\d)/.exec(text)
  if (american) return americanDay(american[0])
  const iso = /^\d{4}-\d\d-\d\d(?!\d)/.exec(text)
  if (iso) return writtenDay(iso[0])
  const words = /^(?:[a-z]+day,? )?((?:[a-z]+\.? \d{1,2}|\d{1,2} [a-z]+\.?),? \d{4})(?!\d)/i.exec(text)
  return words && writtenDay(words[1] ?? '')
}

/** The day in the publisher's calendar; null when `instant` is none, or names no offset and so no day. */
function dayOfInstant(instant: string, timeZone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/.test(instant)) return null
  const at = new Date(instant)
  if (Number.isNaN(at.getTime())) return null
  // en-CA writes YYYY-MM-DD
  return at.toLocaleDateString('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
}
