import { placesAround } from '../../questions/place-facts.ts'
import { hashOf } from '../memory.ts'
import type { SitePlace } from '../place-index.ts'
import type { Site, SiteList } from '../site.ts'
import type { SiteFile } from '../site-file.ts'
import { placePage } from './place-page.ts'

/** A page for each place that any list named. */
export function placePages(site: Site): SiteFile[] {
  const said = saidOf(site)
  const common = hashOf(commonOf(site))
  return site.places.all.map(one => placePage(one, hashOf([common, ...said(one), aroundOf(one, site)]), site))
}

/**
 * What the lists say of a place: the entries that certainly name it, and those of its state that name no certain place, which
 * may be its own printed otherwise. Versions stand in it by their paths, and only those that begin or end something: one more
 * version at the end changes nothing for a place that goes on being listed.
 */
function saidOf({ lists }: Site): (one: SitePlace) => unknown[] {
  const certain = new Map<string, unknown[]>()
  const uncertain = new Map<string, unknown[]>()
  for (const list of lists)
    for (const { entry, hash, first, last } of list.history.stretches) {
      const resolution = list.record.resolve(entry)
      const fact = [list.source.id, hash, pathsOf(list, [first - 1, first]), pathsOf(list, endOf(list, last))]
      if (resolution.status === 'resolved') push(certain, resolution.place.id, fact)
      else push(uncertain, entry.state ?? '', fact)
    }
  return ({ place }) => [certain.get(place.id) ?? [], uncertain.get(place.usps) ?? []]
}

function push(facts: Map<string, unknown[]>, key: string, fact: unknown): void {
  const known = facts.get(key) ?? []
  facts.set(key, known)
  known.push(fact)
}

/** What every place's page follows from. */
function commonOf(site: Site): unknown {
  const lists = site.lists.map(({ source, state, versions }) => [
    [source.id, source.title, source.publisher, source.series, versions.length > 0],
    state.state === 'missing' || state.state === 'withdrawn' ? state : state.state,
  ])
  return [site.sample, site.baseUrl, lists]
}

/** A county's page links its state's, and a city's its county's. */
function aroundOf({ place }: SitePlace, { places }: Site): unknown {
  return placesAround(place, places.known).map(other => places.pathOf(other))
}

/** The last version with it and the first without; none while the last version held has it. */
function endOf({ versions }: SiteList, last: number): number[] {
  return last === versions.length ? [] : [last, last + 1]
}

function pathsOf({ versions }: SiteList, numbers: readonly number[]): (string | null)[] {
  return numbers.map(number => versions[number - 1]?.path ?? null)
}
