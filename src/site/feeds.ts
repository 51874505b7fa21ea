import type { WithdrawnAfter } from '../judge/list-state.ts'
import { atomFeed, jsonFeed } from '../report/feeds/feed.ts'
import { newestItems } from '../report/feeds/newest.ts'
import { pendingItems } from '../report/items/items.ts'
import type { Source } from '../sources/source.ts'
import { FRONT, listPath } from './paths.ts'
import type { Site } from './site.ts'
import type { SiteFile } from './site-file.ts'

/** A feed as pages link it. */
export interface FeedLink {
  readonly title: string
  readonly type: 'application/atom+xml' | 'application/feed+json'
  readonly path: string
}

/** The feeds that a page links: those of its list, or of all lists. */
export function feedLinks(list: string | null): FeedLink[] {
  const [name, of] = list === null ? ['all', 'all lists'] : [list, list]
  return [
    { title: `Atom feed of ${of}`, type: 'application/atom+xml', path: `feeds/${name}.atom` },
    { title: `JSON feed of ${of}`, type: 'application/feed+json', path: `feeds/${name}.json` },
  ]
}

/** The feeds of all lists together and of each, in both forms. */
export async function feedFiles(site: Site): Promise<SiteFile[]> {
  const { withdrawnAfter } = site
  const bases = new Map<string, unknown>()
  for (const { source } of site.lists) {
    const pending = await pendingItems(site.store, source, withdrawnAfter)
    bases.set(
      source.id,
      pending.map(({ basis, updated }) => [basis, updated]),
    )
  }
  const all = site.lists.map(({ source }) => source)
  return [null, ...all].flatMap(source =>
    filesOf(source, source ? [source] : all, site, withdrawnAfter, bases),
  )
}

function filesOf(
  one: Source | null,
  sources: readonly Source[],
  { store, baseUrl }: Site,
  withdrawnAfter: WithdrawnAfter,
  bases: ReadonlyMap<string, unknown>,
): SiteFile[] {
  const key = [baseUrl, sources.map(({ id, title }) => [id, title, bases.get(id)])]
  let known: ReturnType<typeof newestItems> | undefined
  const items = () => {
    known ??= newestItems(store, sources, withdrawnAfter)
    return known
  }
  return feedLinks(one?.id ?? null).map(({ type, path }) => ({
    path,
    key,
    content: async () => {
      const facts = {
        id: one ? `urn:icelist:${one.id}` : 'urn:icelist',
        title: one ? one.title : 'icelist: what changed in the lists',
        page:
          baseUrl === null ? (sources[0]?.location.url ?? '') : baseUrl + (one ? listPath(one.id) : FRONT),
        self: baseUrl === null ? null : baseUrl + path,
      }
      return type === 'application/atom+xml' ? atomFeed(facts, await items()) : jsonFeed(facts, await items())
    },
  }))
}
