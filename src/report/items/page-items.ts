import type { ListEvent } from '../../judge/list-state.ts'
import type { Source } from '../../sources/source.ts'
import type { Snapshot } from '../../store/store.ts'
import { counted } from '../../text/wording.ts'
import type { PageItem } from './item.ts'

/**
 * What happened to a list's page as a whole, oldest first: it was withdrawn, and came back. A short absence is told by
 * `captures` alone.
 */
export function pageItems(
  source: Source,
  snapshots: readonly Snapshot[],
  events: readonly ListEvent[],
): PageItem[] {
  return events.flatMap((event, index) => {
    if (event.kind === 'withdrawn') return [withdrawn(source, snapshots, event)]
    return event.kind === 'restored' && events[index - 1]?.kind === 'withdrawn'
      ? [restored(source, event)]
      : []
  })
}

function withdrawn(source: Source, snapshots: readonly Snapshot[], event: ListEvent): PageItem {
  const { at, lastSeen, missingSince } = event
  const last = snapshots.findLast(({ order }) => order.seenAt !== '' && order.seenAt <= at)
  const what = last ? `version ${last.number} (${counted(last.entries, 'entry', 'entries')})` : 'the list'
  return {
    kind: 'withdrawn',
    id: `urn:icelist:${source.id}:withdrawn:${at}`,
    source,
    heading: `${source.id}, ${missingSince.slice(0, 10)}: page withdrawn`,
    sentences: [
      `The page has been missing since ${missingSince}; ${what} was seen until ${lastSeen}. Its entries were not removed one by one.`,
    ],
    published: missingSince,
    updated: at,
    event,
  }
}

function restored(source: Source, event: ListEvent): PageItem {
  const { at, missingSince } = event
  return {
    kind: 'restored',
    id: `urn:icelist:${source.id}:restored:${at}`,
    source,
    heading: `${source.id}, ${at.slice(0, 10)}: page restored`,
    sentences: [`The page is back; it was missing from ${missingSince} on.`],
    published: at,
    updated: at,
    event,
  }
}
