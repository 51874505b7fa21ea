import type { WithdrawnAfter } from '../judge/list-state.ts'
import type { Source } from '../sources/source.ts'
import type { Store } from '../store/store.ts'
import { CHANGELOG_HTML_FOOT, CHANGELOG_HTML_HEAD, itemArticle, listHeadingHtml } from './changelog-html.ts'
import { CHANGELOG_CSV_HEADER, itemCsv } from './csv.ts'
import { listsFeed } from './feeds/lists-feed.ts'
import { type Form, isFeed, type WholeForm } from './form-names.ts'
import type { Item } from './items/item.ts'
import { pendingItems } from './items/items.ts'
import { safeJson } from './json.ts'
import { itemLines } from './jsonl.ts'
import type { Known, Section } from './sectioned-file.ts'

/** What forms are made from. */
export interface Told {
  readonly store: Store
  readonly sources: readonly Source[]
  readonly withdrawnAfter: WithdrawnAfter
}

/** How a form writes what there is to tell. */
interface Writing {
  readonly head: string
  /** above a list's items */
  readonly listHead: (source: Source) => string
  readonly item: (item: Item) => string
  readonly foot: string
  readonly first: 'oldest' | 'newest'
}

const NO_HEADS = { head: '', listHead: () => '', foot: '', first: 'oldest' } as const

const WRITINGS: Readonly<Record<WholeForm, Writing>> = {
  jsonl: { ...NO_HEADS, item: jsonLines },
  csv: { ...NO_HEADS, head: CHANGELOG_CSV_HEADER, item: itemCsv },
  html: {
    head: CHANGELOG_HTML_HEAD,
    listHead: ({ id, title }) => listHeadingHtml(`${title} (${id})`),
    item: itemArticle,
    foot: CHANGELOG_HTML_FOOT,
    first: 'newest',
  },
}

/** A form of the lists' changelog, piece by piece. The same record gives the same bytes. */
export async function* changelogForm(form: Form, told: Told): AsyncGenerator<string> {
  if (isFeed(form)) yield await listsFeed(form, told, null)
  else for await (const { text } of formSections(form, told, () => undefined)) yield text
}

/** The sections of a form that has everything; those that are known already are not made again. */
export async function* formSections(form: WholeForm, told: Told, known: Known): AsyncGenerator<Section> {
  const { head, listHead, item: written, foot, first } = WRITINGS[form]
  yield { basis: null, text: head }
  for (const source of told.sources) {
    const pending = await pendingItems(told.store, source, told.withdrawnAfter)
    if (pending.length > 0) yield { basis: null, text: listHead(source) }
    for (const { basis, item } of first === 'oldest' ? pending : pending.toReversed())
      yield { basis, text: known(basis) ?? written(await item()) }
  }
  yield { basis: null, text: foot }
}

function jsonLines(item: Item): string {
  return itemLines(item)
    .map(line => `${safeJson(line)}\n`)
    .join('')
}
