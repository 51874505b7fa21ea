import type { Entry, EntryKind } from '../model.ts'
import { statePhrase, valuePhrase } from '../report/phrases.ts'
import { markdown } from '../report/plain.ts'
import { counted, grouped } from '../text/wording.ts'
import type { Brief } from './brief.ts'

/** Columns that say the most about an entry, for those lists that have them. */
const FIELDS = [
  ['dateEnacted', 'enacted'],
  ['policy', 'policy'],
  ['supportType', 'support type'],
  ['signed', 'signed'],
] as const

const KINDS: Readonly<Record<EntryKind, readonly [string, string]>> = {
  state: ['state', 'states'],
  county: ['county', 'counties'],
  city: ['city', 'cities'],
  agency: ['agency', 'agencies'],
  other: ['other', 'others'],
}

/** Where a document that was served by the reader's own machine came from: the address says nothing to anybody else. */
const OWN_MACHINE = /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::|\/)/

/** How many, of what and when, in a sentence or two. */
export function briefParagraph({ publisher, title, of, entries, total, version }: Brief): string {
  const count = entries.length === 0 ? 'None' : grouped(entries.length)
  const when =
    version.publishedOn === null ? `as captured on ${version.inForceOn}` : `of ${version.publishedOn}`
  const sentence = `${count} of the ${counted(total, 'entry', 'entries')} in ${publisher}'s list "${title}" ${when} ${entries.length === 1 ? 'is' : 'are'} ${of}`
  const groups = groupsPhrase(entries)
  return groups === '' ? `${sentence}.` : `${sentence}: ${groups}.`
}

/** The document that the brief rests on, and how it came. */
export function briefSource({ list, publisher, version, url }: Brief): string {
  const from =
    url === null ? 'imported' : `captured from ${OWN_MACHINE.test(url) ? 'a server on this machine' : url}`
  const file = version.file === null ? 'a document' : version.file
  return `Source: ${publisher}, ${file}, SHA-256 ${version.document}, ${from} at ${version.capturedAt}; version ${version.snapshot} of ${list}.`
}

/** Heads and rows of the table; text as printed, still to be made safe for where it is written. */
export function briefTable({ entries }: Brief): { heads: string[]; rows: string[][] } {
  const fields = FIELDS.filter(([field]) => entries.some(entry => fieldText(entry, field) !== ''))
  return {
    heads: ['name', 'state', ...(fields.length > 0 ? fields.map(([, head]) => head) : ['kind'])],
    rows: entries.map(entry => [
      entry.name,
      statePhrase(entry),
      ...(fields.length > 0 ? fields.map(([field]) => fieldText(entry, field)) : [entry.kind]),
    ]),
  }
}

/** The brief for a page: paragraph, table, source. */
export function briefMarkdown(brief: Brief): string {
  const { heads, rows } = briefTable(brief)
  const line = (cells: readonly string[]) => `| ${cells.map(markdown).join(' | ')} |`
  const lines = [line(heads), `|${'---|'.repeat(heads.length)}`, ...rows.map(line)]
  const parts = [markdown(briefParagraph(brief)), lines.join('\n'), markdown(briefSource(brief))]
  return `${parts.filter(part => rows.length > 0 || part !== lines.join('\n')).join('\n\n')}\n`
}

/** "5 in Massachusetts, 2 in Connecticut and 1 in Vermont"; within one state "13 counties and 12 cities"; "" for one group. */
function groupsPhrase(entries: readonly Entry[]): string {
  const states = Map.groupBy(entries, statePhrase)
  const kinds = Map.groupBy(entries, ({ kind }) => kind)
  const counts =
    states.size > 1
      ? Array.from(states, ([state, { length }]) => ({ length, phrase: `${length} in ${state}` }))
      : Array.from(kinds, ([kind, { length }]) => ({ length, phrase: counted(length, ...KINDS[kind]) }))
  const phrases = counts
    .sort((a, b) => b.length - a.length || (a.phrase < b.phrase ? -1 : 1))
    .map(({ phrase }) => phrase)
  return phrases.length < 2 ? '' : `${phrases.slice(0, -1).join(', ')} and ${phrases.at(-1)}`
}

function fieldText({ fields }: Entry, field: string): string {
  return valuePhrase(fields[field] ?? null)
}
