import type { EntryKind } from '../model.ts'
import { statePhrase } from '../report/phrases.ts'
import type { Source } from '../sources/source.ts'
import type { PrintedEntry } from '../store/store.ts'
import { capitalised } from '../text/wording.ts'

/** How pages speak of days, states and kinds. Everything else is said by src/report and src/questions. */

const DAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' })

/** "May 29, 2025", of a day or of an instant's day in UTC. */
export function dayWords(day: string): string {
  return DAY.format(Date.parse(day.slice(0, 10)))
}

/** "May 29, 2025, 19:00 UTC" */
export function instantWords(instant: string): string {
  return `${dayWords(instant)}, ${instant.slice(11, 16)} UTC`
}

/** A sentence of the program's own with its days and instants as people write them. */
export function withDayWords(sentence: string): string {
  return sentence
    .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z/g, instantWords)
    .replace(/\b\d{4}-\d\d-\d\d\b/g, dayWords)
}

export const KIND_WORDS: Readonly<Record<EntryKind, string>> = {
  state: 'State',
  county: 'County',
  city: 'City',
  agency: 'Agency',
  other: 'Other',
}

export const FORM_WORDS: Readonly<Record<Source['mediaType'], string>> = {
  'application/pdf': 'PDF',
  'text/html': 'web page',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'workbook',
  'text/csv': 'CSV file',
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  aor: 'Field office (AOR)',
  dateEnacted: 'Enacted',
  criteria: 'Criteria for honoring detainer',
  supportType: 'Support type',
  moa: 'Agreement (MOA)',
  moaLink: 'Agreement (MOA), link',
  addendumLink: 'Addendum, link',
  name: 'Name',
}

/** A field's name as a column's head: "supportType" is "Support type". */
export function fieldWords(field: string): string {
  const known = FIELD_WORDS[field]
  if (known !== undefined) return known
  return capitalised(field.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase())
}

/** `statePhrase` of an entry of the history, which has no evidence: none is looked at. */
export function stateWords(entry: PrintedEntry): string {
  return statePhrase({ ...entry, evidence: { element: '', offset: 0 } })
}
