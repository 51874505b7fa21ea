import type { Effects } from '../pipeline.ts'
import type { Source } from '../sources/source.ts'
import type { Fault } from './fault.ts'
import { IntervalCheck } from './interval-check.ts'
import type { Corrected } from './verify-corrections.ts'
import { verifyEntries } from './verify-entries.ts'
import { standingFaults } from './verify-standings.ts'
import { type Shown, verifyVersion } from './verify-version.ts'

/** What was found of one list's versions. */
export interface ListFacts {
  readonly versions: Readonly<Record<Shown, number>>
  readonly faults: readonly Fault[]
}

/**
 * Holds what is stored of a list's versions against their documents, one after the other.
 * @param source the list's; null when no list of this name is known here
 * @param corrected what corrections say that stand in their chain
 * @param progress told of each version before it is checked
 */
export async function verifyList(
  list: string,
  source: Source | null,
  corrected: Corrected,
  effects: Pick<Effects, 'store' | 'archive' | 'read'>,
  progress: (number: number) => void,
): Promise<ListFacts> {
  const { store } = effects
  const rows = await verifyEntries(list, store.entryRows(list))
  const faults: Fault[] = [...rows.faults]
  const intervals = new IntervalCheck(list, store.intervals(list), rows.changed)
  const versions: Record<Shown, number> = { again: 0, recorded: 0, unread: 0 }
  const snapshots = await store.snapshots(list)
  for (const snapshot of snapshots) {
    progress(snapshot.number)
    const [entries, capture] = [await store.entriesOf(snapshot), await store.captureById(snapshot.id)]
    const version = await verifyVersion({ snapshot, entries, capture, corrected }, source, effects)
    versions[version.shown]++
    faults.push(...version.faults, ...(await intervals.faultsOf(snapshot.number, entries)))
  }
  faults.push(...(await intervals.faultsAtEnd(snapshots.length)))
  if (source) faults.push(...(await standingFaults(source, store)))
  return { versions, faults }
}
