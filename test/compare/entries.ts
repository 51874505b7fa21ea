import type { Entry } from '../../src/model.ts'
import { entryKey } from '../../src/sources/key.ts'

/** An agreement as the 287(g) readers give it; the key follows from state, agency and support type. */
export function agreement(
  state: string | null,
  name: string,
  fields: Readonly<Record<string, string>> = {},
  row = 2,
): Entry {
  const printed = {
    state: state ?? '',
    type: 'County',
    county: '#N/A',
    supportType: 'Task Force Model',
    signed: '',
    moa: 'link pending',
    moaLink: '',
    ...fields,
  }
  return {
    name,
    state,
    kind: 'agency',
    key: entryKey([state, name, printed.supportType]),
    fields: printed,
    evidence: { sheet: 'Sheet1', row, cell: `B${row}` },
  }
}

/** A place as the readers of web pages and reports give it. */
export function jurisdiction(
  state: string,
  kind: Entry['kind'],
  name: string,
  fields: Entry['fields'] = {},
): Entry {
  return { name, state, kind, key: entryKey([state, name]), fields, evidence: { element: 'li', offset: 0 } }
}

/** The entry as if the document printed another name, or other fields. */
export function reprinted(
  entry: Entry,
  change: { name?: string; fields?: Readonly<Record<string, string>> },
): Entry {
  const name = change.name ?? entry.name
  const fields = { ...entry.fields, ...change.fields }
  const parts = [entry.state, name]
  if (typeof fields.supportType === 'string') parts.push(fields.supportType)
  return { ...entry, name, fields, key: entryKey(parts) }
}

const APOSTROPHES = ["'", '\u2018', '\u2019', '\u02bc', '`']
const DASHES = ['-', '\u2010', '\u2011', '\u2013', '\u2212']
const SPACES = [' ', '\u00a0', '  ', '\n', '\u200b ', ' \ufeff', '\u2009']

/** The same text in other type; `seed` chooses among quotes, dashes, spaces, soft hyphens and letter case. */
export function retyped(text: string, seed: number): string {
  const pick = (forms: readonly string[], at: number) => forms[(seed + at) % forms.length] ?? ''
  const noisy = [...text]
    .map((letter, at) => {
      if (letter === "'") return pick(APOSTROPHES, at)
      if (letter === '-') return pick(DASHES, at)
      if (letter === ' ') return pick(SPACES, at)
      return (seed + at) % 11 === 0 ? `${letter}\u00ad` : letter
    })
    .join('')
  const cased = [noisy, noisy.toUpperCase(), noisy.toLowerCase()][seed % 3] ?? noisy
  return seed % 2 === 0 ? ` ${cased}\u00a0` : cased
}
