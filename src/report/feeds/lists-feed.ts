import type { Source } from '../../sources/source.ts'
import type { FeedForm } from '../form-names.ts'
import type { Told } from '../forms.ts'
import { atomFeed, type FeedFacts, jsonFeed } from './feed.ts'
import { newestItems } from './newest.ts'

/**
 * A feed of what is newest in these lists.
 * @param self its own address; null when it has none
 */
export async function listsFeed(
  form: FeedForm,
  { store, sources, withdrawnAfter }: Told,
  self: string | null,
): Promise<string> {
  const items = await newestItems(store, sources, withdrawnAfter)
  return form === 'atom'
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
    page: null,
    self,
  }
}
