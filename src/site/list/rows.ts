import { valuePhrase } from '../../report/phrases.ts'
import type { PrintedEntry } from '../../store/store.ts'
import { byCodeUnit } from '../../text/by-code-unit.ts'
import { safeAddress, visible } from '../html.ts'
import { hrefFrom } from '../paths.ts'
import type { Site, SiteList } from '../site.ts'
import { KIND_WORDS, stateWords } from '../words.ts'
import { type Column, cellText, meaningText } from './columns.ts'

/** An entry as the list's table shows it, and the versions that show it. */
export interface Row {
  readonly name: string
  readonly state: string
  readonly kind: string
  /** the place's page, from the list's page */
  readonly place: string | null
  readonly cells: readonly { readonly text: string; readonly link: string | null; readonly meaning: string }[]
  /** numbers of the first and last version */
  readonly first: number
  readonly last: number
}

/** Every entry that any version shows, by state and name. A row that a version prints twice stands once. */
export function rowsOf(list: SiteList, columns: readonly Column[], site: Pick<Site, 'placeOf'>): Row[] {
  const rows = list.history.stretches.map(({ entry, first, last }) => {
    const target = site.placeOf(list.source.id, entry)
    return {
      name: visible(entry.name),
      state: visible(stateWords(entry)),
      kind: KIND_WORDS[entry.kind],
      place: target === null ? null : hrefFrom(list.path, target),
      cells: columns.map(column => cell(entry, column)),
      first,
      last,
    }
  })
  return rows.sort((a, b) => byCodeUnit(a.state, b.state) || byCodeUnit(a.name, b.name) || a.first - b.first)
}

function cell(entry: PrintedEntry, { field, linkedBy }: Column): Row['cells'][number] {
  const address = linkedBy === null ? '' : valuePhrase(entry.fields[linkedBy] ?? null)
  return {
    text: visible(cellText(entry, field)),
    link: safeAddress(address),
    meaning: visible(meaningText(entry, field)),
  }
}
