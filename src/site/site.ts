import { differenceBetween } from '../compare/difference.ts'
import { type ListState, listState, type WithdrawnAfter } from '../judge/list-state.ts'
import type { Difference, Notice } from '../model.ts'
import type { Places } from '../places/data.ts'
import { type ListRecord, listRecord } from '../questions/list-record.ts'
import { sequenceNotices } from '../snapshot/sequence-notices.ts'
import type { Source } from '../sources/source.ts'
import type { ListHistory, PrintedEntry, Snapshot, Store } from '../store/store.ts'
import { listPath, versionPath } from './paths.ts'
import { indexPlaces, type PlaceIndex } from './place-index.ts'
import { dayWords } from './words.ts'

export interface SiteVersion {
  readonly snapshot: Snapshot
  readonly path: string
  /** the day that the publisher states, or else since when the version was in force */
  readonly day: string
  /** the day in words, counted where several versions are of it: "Aug 28, 2025 (2)" */
  readonly title: string
  /** what the publisher did with the version as a whole */
  readonly notices: readonly Notice[]
}

export interface SiteList {
  readonly source: Source
  readonly path: string
  /** all that the list ever showed */
  readonly history: ListHistory
  /** the same for questions about one place */
  readonly record: ListRecord
  /** what changed from the version before to the one of this number; null for the first. Worked out once */
  readonly differenceTo: (version: number) => Promise<Difference | null>
  /** oldest first */
  readonly versions: readonly SiteVersion[]
  readonly state: ListState
  /** when each version was last seen in place, by its id; those only known from copies are missing */
  readonly lastSeen: ReadonlyMap<number, string>
  /** other names of the versions' documents */
  readonly otherNames: readonly { readonly snapshot: number; readonly file: string }[]
}

/** The record as the pages show it. */
export interface Site {
  readonly lists: readonly SiteList[]
  readonly places: PlaceIndex
  readonly store: Store
  readonly withdrawnAfter: WithdrawnAfter
  /** where the site will stand, with a slash at its end; null where nobody says */
  readonly baseUrl: string | null
  /** some documents came from a server on the machine that made the record: they are samples */
  readonly sample: boolean
  /** the page of the place that an entry certainly names; null when there is none */
  readonly placeOf: (list: string, entry: PrintedEntry) => string | null
}

/** A server on the machine that made the record: its address says nothing to anybody else. */
export const OWN_MACHINE = /^https?:\/\/(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::|\/)/

export interface SiteOptions {
  readonly baseUrl: string | null
  readonly withdrawnAfter: WithdrawnAfter
}

/** Reads all that pages show but the changes, which are read when they are wanted. */
export async function readSite(
  sources: readonly Source[],
  store: Store,
  places: Places,
  { baseUrl, withdrawnAfter }: SiteOptions,
): Promise<Site> {
  const lists: SiteList[] = []
  for (const source of sources) {
    const history = await store.history(source.id)
    const record = await listRecord(source, store, places)
    const differenceTo = differencesOf(history, store)
    lists.push({
      source,
      path: listPath(source.id),
      history,
      record: {
        ...record,
        resolve: onceEach(record.resolve),
        changesTo: async version => (await differenceTo(version))?.changes ?? [],
      },
      differenceTo,
      versions: versionsOf(history.snapshots),
      state: listState(await store.looks(source.id), withdrawnAfter),
      lastSeen: await store.lastSeen(source.id),
      otherNames: await store.otherNames(source.id),
    })
  }
  const index = indexPlaces(lists, places)
  const records = new Map(lists.map(({ source, record }) => [source.id, record]))
  return {
    lists,
    places: index,
    store,
    withdrawnAfter,
    baseUrl,
    sample: lists.some(({ versions }) =>
      versions.some(({ snapshot }) => OWN_MACHINE.test(snapshot.url ?? '')),
    ),
    placeOf: (list, entry) => {
      const resolution = records.get(list)?.resolve(entry)
      return resolution?.status === 'resolved' ? (index.pathOf(resolution.place) ?? null) : null
    },
  }
}

/** Entries of a history are the same objects whenever they are asked about. */
function onceEach(resolve: ListRecord['resolve']): ListRecord['resolve'] {
  const known = new WeakMap<object, ReturnType<ListRecord['resolve']>>()
  return entry => {
    const resolution = known.get(entry) ?? resolve(entry)
    known.set(entry, resolution)
    return resolution
  }
}

function differencesOf({ snapshots }: ListHistory, store: Store): SiteList['differenceTo'] {
  const known = new Map<number, Promise<Difference | null>>()
  return version => {
    const [from, to] = [snapshots[version - 2], snapshots[version - 1]]
    const difference =
      known.get(version) ?? (from && to ? differenceBetween(store, from, to) : Promise.resolve(null))
    known.set(version, difference)
    return difference
  }
}

function versionsOf(snapshots: readonly Snapshot[]): SiteVersion[] {
  const taken = new Set<string>()
  const days = new Map<string, number>()
  const notices = sequenceNotices(snapshots)
  return snapshots.map((snapshot, index) => {
    const path = versionPath(snapshot, taken)
    taken.add(path)
    const day = snapshot.publishedOn ?? snapshot.order.inForceOn
    const nth = (days.get(day) ?? 0) + 1
    days.set(day, nth)
    const title = nth === 1 ? dayWords(day) : `${dayWords(day)} (${nth})`
    return { snapshot, path, day, title, notices: notices[index] ?? [] }
  })
}
