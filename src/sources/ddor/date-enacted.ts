import type { Says } from '../../read/pdf/spec.ts'
import { fold } from '../../text/fold.ts'

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

/** Year and month of "February 2017", the year of "2011"; null where the cell prints neither ("Undated"). */
export function parseDateEnacted(printed: string): { year: number; month?: number } | null {
  const [, name, year] = /^(?:([a-z]+)\.?,? )?((?:19|20)\d\d)$/.exec(fold(printed)) ?? []
  if (year === undefined) return null
  if (name === undefined) return { year: Number(year) }
  const month = MONTHS.findIndex(full => full === name || (name.length >= 3 && full.startsWith(name))) + 1
  return month > 0 ? { year: Number(year), month } : null
}

/** Whether a part of the cell can be its end: "September" waits for its year. */
export function endsDate(text: string): Says {
  return parseDateEnacted(text) || fold(text) === 'undated' ? 'yes' : 'no'
}

/** Whether a cell holds two whole dates and nothing else: those of two rows. */
export function holdsTwoDates(text: string): boolean {
  const words = text.split(' ')
  return words.some((_, at) => {
    const [first, second] = [words.slice(0, at).join(' '), words.slice(at).join(' ')]
    return endsDate(first) === 'yes' && (endsDate(second) === 'yes' || holdsTwoDates(second))
  })
}
