import type { Store } from '../store/store.ts'
import { versionId } from './news/versions.ts'

/**
 * Notes versions that nobody was told of as past: they came by a correction of the record, and the publisher did nothing
 * that would be news.
 */
export async function versionsArePast(store: Store, lists: readonly string[], now: Date): Promise<void> {
  const mark = await store.alerts.mark()
  if (mark === null) return
  for (const list of lists) {
    const snapshots = await store.snapshots(list)
    const untold = new Set(await store.alerts.unknown(snapshots.map(versionId)))
    const past = snapshots
      .filter(snapshot => untold.has(versionId(snapshot)))
      .map(snapshot => ({
        id: versionId(snapshot),
        list,
        content: snapshot.content,
        body: null,
        channels: [],
      }))
    if (past.length > 0) await store.alerts.note(past, mark, now.toISOString())
  }
}
