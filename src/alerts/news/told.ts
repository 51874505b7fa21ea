import type { WithdrawnAfter } from '../../judge/list-state.ts'
import type { Places } from '../../places/data.ts'
import type { WatchedPlace } from '../../questions/watched.ts'
import type { Source } from '../../sources/source.ts'
import type { Store } from '../../store/store.ts'
import type { AlertEvent } from '../event.ts'

/** What news is made of: the record, and what the configuration says of judging and watching. */
export interface NewsDesk {
  readonly store: Store
  readonly sources: readonly Source[]
  readonly withdrawnAfter: WithdrawnAfter
  readonly watched: readonly WatchedPlace[]
  readonly places: Places
}

/** An event that is news, or one of which nobody is to be told: it is noted all the same, so that it never becomes news. */
export type News =
  | { readonly event: AlertEvent; readonly content: string | null }
  | { readonly past: string; readonly list: string }

/** An event of which there is nothing more to say than its sentences. */
export function plainEvent(
  { id, title }: Pick<Source, 'id' | 'title'>,
  event: Pick<AlertEvent, 'id' | 'kind' | 'at' | 'subject' | 'sentences'>,
): AlertEvent {
  return { ...event, list: id, title, version: null, summary: null, changes: [], changesLeftOut: 0 }
}
