import type { WithdrawnAfter } from '../judge/list-state.ts'
import type { Source } from '../sources/source.ts'
import type { Store } from '../store/store.ts'
import { CHANGELOG_HTML_FOOT, CHANGELOG_HTML_HEAD, itemArticle, listHeadingHtml } from './changelog-html.ts'
import { CHANGELOG_CSV_HEADER, itemCsv } from './csv.ts'
import { atomFeed, type FeedFacts, jsonFeed } from './feeds/feed.ts'
import { newestItems } from './feeds/newest.ts'
import type { Form } from './form-names.ts'
import type { Item } from './items/item.ts'
import { type PendingItem, pendingItems } from './items/items.ts'
import { safeJson } from './json.ts'
import { itemLines } from './jsonl.ts'

/** What forms are made from. */
export interface Told {
  readonly store: Store
  readonly sources: readonly Source[]
  readonly withdrawnAfter: WithdrawnAfter
  /** where feeds say that they stand; null for those that are printed */
  readonly self: string | null
}

/** A form of the lists' changelog, piece by piece. The same record gives the same bytes. */
export async function* changelogForm(form: Form, told: Told): AsyncGenerator<string> {
  if (form === 'atom' || form === 'json-feed') yield* feedForm(form, told)
  else if (form === 'html') yield* htmlForm(told)
  else {
    if (form === 'csv') yield CHANGELOG_CSV_HEADER
    for (const source of told.sources)
      for await (const item of oldestFirst(told, source))
        yield form === 'csv' ? itemCsv(item) : jsonLines(item)
  }
}

async function* feedForm(form: 'atom' | 'json-feed', { store, sources, withdrawnAfter, self }: Told) {
  const items = await newestItems(store, sources, withdrawnAfter)
  yield form === 'atom'
    ? atomFeed(feedFacts(sources, self), items)
    : jsonFeed(feedFacts(sources, self), items)
}

function feedFacts(sources: readonly Source[], self: string | null): FeedFacts {
  const [first, ...others] = sources
  if (first && others.length === 0)
    return { id: `urn:icelist:${first.id}`, title: first.title, page: first.location.url, self }
  return {
    id: 'urn:icelist',
    title: 'icelist: what changed in the lists',
    page: first?.location.url ?? 'urn:icelist',
    self,
  }
}

async function* htmlForm({ store, sources, withdrawnAfter }: Told): AsyncGenerator<string> {
  yield CHANGELOG_HTML_HEAD
  for (const source of sources) {
    const pending = await pendingItems(store, source, withdrawnAfter)
    if (pending.length > 0) yield listHeadingHtml(`${source.title} (${source.id})`)
    for await (const item of workedOut(pending.toReversed())) yield itemArticle(item)
  }
  yield CHANGELOG_HTML_FOOT
}

async function* oldestFirst({ store, withdrawnAfter }: Told, source: Source): AsyncGenerator<Item> {
  yield* workedOut(await pendingItems(store, source, withdrawnAfter))
}

async function* workedOut(pending: readonly PendingItem[]): AsyncGenerator<Item> {
  for (const { item } of pending) yield await item()
}

function jsonLines(item: Item): string {
  return itemLines(item)
    .map(line => `${safeJson(line)}\n`)
    .join('')
}
