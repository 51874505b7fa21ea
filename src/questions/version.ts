import type { z } from 'zod'
import { Day, SnapshotSummary } from '../model.ts'
import { summaryOf } from '../snapshot/summary.ts'
import type { Snapshot } from '../store/store.ts'
import type { ListRecord } from './list-record.ts'

/** A version as answers cite it. */
export const Version = SnapshotSummary.extend({
  /** the day from which it was in force, as well as is known: answers go by it */
  inForceOn: Day,
})
export type Version = z.infer<typeof Version>

export function versionOf(snapshot: Snapshot): Version {
  return { ...summaryOf(snapshot), inForceOn: snapshot.order.inForceOn }
}

/** Null when the list has no version of this number. */
export async function versionNumbered(
  number: number,
  { snapshot }: Pick<ListRecord, 'snapshot'>,
): Promise<Version | null> {
  const found = await snapshot(number)
  return found && versionOf(found)
}
