import { differenceBetween } from '../../compare/difference.ts'
import { listState, type WithdrawnAfter } from '../../judge/list-state.ts'
import { sequenceNotices } from '../../snapshot/sequence-notices.ts'
import type { Source } from '../../sources/source.ts'
import type { Store } from '../../store/store.ts'
import { sentence } from '../../text/wording.ts'
import { countsAndTotal, firstPhrase, versionPhrase } from '../version-phrase.ts'
import { basesOf, type KnownOfVersion } from './basis.ts'
import { correctionItems } from './correction-items.ts'
import type { Item, VersionItem } from './item.ts'
import { pageItems } from './page-items.ts'
import { type VersionStep, versionSteps } from './steps.ts'

/** An item that is not worked out yet: comparing versions is what takes time. */
export interface PendingItem {
  readonly published: string
  readonly updated: string
  /** all that the item follows from, in a few dozen bytes: the same basis, the same item */
  readonly basis: string
  readonly item: () => Promise<Item>
}

/** All that there is to tell of a list, oldest first. */
export async function pendingItems(
  store: Store,
  source: Source,
  withdrawnAfter: WithdrawnAfter,
): Promise<PendingItem[]> {
  const snapshots = await store.snapshots(source.id)
  if (snapshots.length === 0) return []
  const { events } = listState(await store.looks(source.id), withdrawnAfter)
  const names = Map.groupBy(await store.otherNames(source.id), name => name.snapshot)
  const basisOf = await basesOf(store, source.id)
  const lastSeen = await store.lastSeen(source.id)
  const notices = sequenceNotices(snapshots)
  const versions: PendingItem[] = []
  for (const [index, step] of versionSteps(snapshots).entries()) {
    const times = await timesOf(store, step)
    const otherNames = (names.get(step.version.id) ?? []).map(({ file }) => file)
    const known = {
      notices: notices[index] ?? [],
      lastSeen: (step.previous && lastSeen.get(step.previous.id)) ?? null,
      otherNames,
    }
    versions.push({
      ...times,
      basis: basisOf(step, known),
      item: async () => ({ ...times, ...(await versionItem(store, source, step, known)) }),
    })
  }
  const corrections = correctionItems(source, await store.rereadings.corrections(source.id))
  const others = [...pageItems(source, snapshots, events), ...corrections].map(item => ({
    ...item,
    basis: `${item.id} ${item.sentences.join(' ')}`,
    item: async () => item,
  }))
  // versions keep the order of history, whatever instants say; the others find their places among them
  return others.reduce<PendingItem[]>((all, other) => {
    const place = all.findLastIndex(({ published }) => published <= other.published) + 1
    return all.toSpliced(place, 0, other)
  }, versions)
}

/**
 * When a version was seen to be published (of an import, the beginning of the day that somebody states), and since when it is
 * told as it is: the same, unless an older version has arrived since.
 */
async function timesOf(store: Store, { version, previous, corrects }: VersionStep) {
  const { seenAt, inForceOn } = version.order
  const published = seenAt === '' ? `${inForceOn}T00:00:00.000Z` : seenAt
  if (corrects === null || previous === null) return { published, updated: published }
  const capture = await store.captureById(previous.id)
  const arrived = previous.accepted?.decidedAt ?? capture?.archive?.fetchedAt ?? previous.capturedAt
  return { published, updated: arrived }
}

async function versionItem(
  store: Store,
  source: Source,
  { version, previous, id, corrects }: VersionStep,
  { notices, lastSeen, otherNames }: KnownOfVersion,
): Promise<Omit<VersionItem, 'published' | 'updated'>> {
  const difference = previous ? await differenceBetween(store, previous, version) : null
  const what = difference ? countsAndTotal(difference) : firstPhrase(version)
  const told = sentence(versionPhrase(version, difference, lastSeen))
  const correction =
    corrects === null
      ? []
      : [
          `This replaces what was told of this version before (${corrects}): a version that is older than it, and newer than the one with which it was compared then, arrived later.`,
        ]
  return {
    kind: 'version',
    id,
    source,
    heading: `${corrects === null ? '' : 'Correction: '}${source.id}, ${version.order.inForceOn}: ${what}`,
    sentences: [told, ...correction],
    version,
    told,
    difference,
    notices: [...notices, ...(difference ?? version).notices],
    otherNames,
    accepted: version.accepted,
    corrects,
  }
}
