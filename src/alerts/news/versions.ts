import { differenceBetween } from '../../compare/difference.ts'
import type { Change, Difference } from '../../model.ts'
import { versionOf } from '../../questions/version.ts'
import { watchedChanges } from '../../questions/watched.ts'
import { byKind } from '../../report/order.ts'
import { changePhrase, noticePhrase } from '../../report/phrases.ts'
import { PLAIN, plain } from '../../report/plain.ts'
import { countsAndTotal, firstPhrase, versionPhrase } from '../../report/version-phrase.ts'
import { sequenceNotices } from '../../snapshot/sequence-notices.ts'
import type { Source } from '../../sources/source.ts'
import type { Snapshot } from '../../store/store.ts'
import { cut } from '../cut.ts'
import type { AlertEvent } from '../event.ts'
import type { News, NewsDesk } from './told.ts'

/** Changes that an event names; a receiver that wants more of them asks for `diff`. */
const CHANGES = 300
/** Of one text: no name or sentence that a person wrote comes near it. */
const CHARACTERS = 2000

export function versionId({ id }: Snapshot): string {
  return `version-${id}`
}

/** Versions of a list that nobody was told of yet, and the watched places that their changes concern. */
export async function versionNews(source: Source, desk: NewsDesk): Promise<News[]> {
  const { store } = desk
  const snapshots = await store.snapshots(source.id)
  const untold = new Set(await store.alerts.unknown(snapshots.map(versionId)))
  let told = await store.alerts.lastContent(source.id)
  const news: News[] = []
  for (const [index, snapshot] of snapshots.entries()) {
    if (!untold.has(versionId(snapshot))) continue
    if (snapshot.content === told || !(await isNews(snapshots, index, desk)))
      news.push({ past: versionId(snapshot), list: source.id })
    else {
      news.push(...(await newsOf(source, snapshots, index, desk)))
      told = snapshot.content
    }
  }
  return news
}

/**
 * What the publisher was seen to change is news, and so is a document that somebody brings when it is the newest of its
 * list. What fills gaps in the past is not: whoever imports ten years of documents wants no hundred messages.
 */
async function isNews(snapshots: readonly Snapshot[], index: number, { store }: NewsDesk): Promise<boolean> {
  const [snapshot, previous] = [snapshots[index], snapshots[index - 1]]
  if (!snapshot || snapshot.content === previous?.content) return false
  if (index === snapshots.length - 1) return true
  return (await store.captureById(snapshot.id))?.via === 'run'
}

async function newsOf(
  source: Source,
  snapshots: readonly Snapshot[],
  index: number,
  { store, watched, places }: NewsDesk,
): Promise<News[]> {
  const [snapshot, previous] = [snapshots[index], snapshots[index - 1]]
  if (!snapshot) return []
  const difference = previous ? await differenceBetween(store, previous, snapshot) : null
  const lastSeen = previous ? await store.lastSeenAt(previous) : null
  const notices = [...(sequenceNotices(snapshots)[index] ?? []), ...(difference ?? snapshot).notices]
  const event = versionEvent(source, snapshot, difference, [
    `${source.title}: ${versionPhrase(snapshot, difference, lastSeen)}.`,
    ...notices.map(noticePhrase),
  ])
  const concerned = difference === null ? [] : watchedChanges(difference, watched, places)
  const byPlace = Map.groupBy(concerned, ({ asked }) => asked)
  return [
    { event, content: snapshot.content },
    ...Array.from(byPlace, ([asked, changes]) => ({
      event: placeEvent(
        event,
        asked,
        changes.map(({ change }) => change),
      ),
      content: null,
    })),
  ]
}

function versionEvent(
  { id: list, title }: Source,
  snapshot: Snapshot,
  difference: Difference | null,
  sentences: readonly string[],
): AlertEvent {
  const { accepted } = snapshot
  const decision = accepted ? [`Held for review, then accepted: ${accepted.reason}`] : []
  return {
    id: versionId(snapshot),
    kind: 'new-version',
    list,
    title: plain(title),
    at: snapshot.capturedAt,
    subject: `${list}: ${difference ? countsAndTotal(difference) : firstPhrase(snapshot)}`,
    sentences: [...sentences, ...decision].map(text => cut(plain(text), CHARACTERS)),
    version: versionOf(snapshot),
    summary: difference?.summary ?? null,
    ...changesOf(difference?.changes ?? []),
  }
}

/** @param version the event of the version in which the place is concerned */
function placeEvent(version: AlertEvent, asked: string, changes: readonly Change[]): AlertEvent {
  const kinds = byKind(changes).map(({ kind }) => kind)
  return {
    ...version,
    id: `${version.id}-place-${asked}`,
    kind: 'watched-place',
    subject: plain(`${asked}: ${kinds.join(', ')} in ${version.list}`),
    sentences: [
      plain(`${version.title}: ${asked} is on the watch list, and ${kinds.join(', ')} in this version.`),
    ],
    ...changesOf(changes),
  }
}

function changesOf(changes: readonly Change[]): Pick<AlertEvent, 'changes' | 'changesLeftOut'> {
  const all = byKind(changes).flatMap(group => group.changes)
  return {
    changes: all
      .slice(0, CHANGES)
      .map(change => ({ kind: change.kind, text: cut(changePhrase(change, PLAIN), CHARACTERS) })),
    changesLeftOut: Math.max(0, all.length - CHANGES),
  }
}
