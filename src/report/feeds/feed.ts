import { Feed } from 'feed'
import { htmlText } from '../html.ts'
import type { Item } from '../items/item.ts'
import { itemHtml } from '../items/item-html.ts'
import { plain } from '../plain.ts'

/** What a feed is about, and where it stands. */
export interface FeedFacts {
  /** a URN */
  readonly id: string
  readonly title: string
  /** a page that people can open; null when there is none */
  readonly page: string | null
  /** the feed's own address, where it has one */
  readonly self: string | null
}

/** Shown when there is nothing to tell yet: a feed must say when it was updated. */
const NEVER = '1970-01-01T00:00:00.000Z'

/** Atom 1.0. @param items newest first */
export function atomFeed(facts: FeedFacts, items: readonly Item[]): string {
  // titles of Atom are HTML here
  return `${feedOf(facts, items, htmlText).atom1()}\n`
}

/** JSON Feed. @param items newest first */
export function jsonFeed(facts: FeedFacts, items: readonly Item[]): string {
  return `${feedOf(facts, items, plain).json1()}\n`
}

function feedOf(
  { id, title, page, self }: FeedFacts,
  items: readonly Item[],
  titleText: (text: string) => string,
): Feed {
  const updated = items.reduce((latest, item) => (item.updated > latest ? item.updated : latest), NEVER)
  const feed = new Feed({
    id,
    title: plain(title),
    ...(page !== null && { link: page }),
    updated: new Date(updated),
    generator: 'icelist',
    author: { name: 'icelist' },
    ...(self !== null && { feedLinks: { atom: self, json: self } }),
  })
  for (const item of items)
    feed.addItem({
      id: item.id,
      title: titleText(item.heading),
      link: item.source.location.url,
      content: itemHtml(item),
      published: new Date(item.published),
      date: new Date(item.updated),
    })
  return feed
}
