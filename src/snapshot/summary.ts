import type { SnapshotSummary } from '../model.ts'
import type { Snapshot } from '../store/store.ts'

/** What commands print of a version. */
export function summaryOf(snapshot: Snapshot): SnapshotSummary {
  return {
    snapshot: snapshot.number,
    publishedOn: snapshot.publishedOn,
    capturedAt: snapshot.capturedAt,
    document: snapshot.document,
    file: snapshot.file,
    entries: snapshot.entries,
  }
}
