import type { SiteList } from '../site.ts'
import { KIND_WORDS } from '../words.ts'
import type { Column } from './columns.ts'
import type { Row } from './rows.ts'

/** What the page's program needs to show the list as of any day. Texts are numbers into `texts`. */
export interface ListData {
  readonly versions: readonly { readonly day: string; readonly shown: string; readonly entries: number }[]
  readonly texts: readonly string[]
  /** for each column beside name, state and kind: its texts run over several lines */
  readonly long: readonly boolean[]
  /** name, state, kind, place or -1, first version, last version, then text, link or -1 and meaning of each column */
  readonly rows: readonly (readonly number[])[]
}

export function listData({ versions }: SiteList, columns: readonly Column[], rows: readonly Row[]): ListData {
  const texts = new Map<string, number>()
  const number = (text: string | null) => {
    if (text === null) return -1
    const known = texts.get(text) ?? texts.size
    texts.set(text, known)
    return known
  }
  const coded = rows.map(({ name, state, kind, place, first, last, cells }) => [
    ...[name, state, kind, place].map(number),
    first,
    last,
    ...cells.flatMap(({ text, link, meaning }) => [text, link, meaning].map(number)),
  ])
  return {
    versions: versions.map(({ snapshot, day }) => ({
      day: snapshot.order.inForceOn,
      shown: day,
      entries: snapshot.entries,
    })),
    texts: [...texts.keys()],
    long: columns.map(({ long }) => long),
    rows: coded,
  }
}

/** The kinds that the rows have, in the model's order. */
export function kindsOf(rows: readonly Row[]): string[] {
  const found = new Set(rows.map(({ kind }) => kind))
  return Object.values(KIND_WORDS).filter(kind => found.has(kind))
}
