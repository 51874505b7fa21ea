import type { Snapshot } from '../../store/store.ts'

/** A version, the one with which it is compared, and what was told of it before, if anything was. */
export interface VersionStep {
  readonly version: Snapshot
  readonly previous: Snapshot | null
  readonly id: string
  /** set when the version was compared with another one before `previous` arrived */
  readonly corrects: string | null
}

/**
 * The steps of a list's history. Ids follow from the list and the documents, so that they are the same in whatever order the
 * versions came; whether something else was told before follows from the order in which they came.
 * @param snapshots all of the list, in order of history
 */
export function versionSteps(snapshots: readonly Snapshot[]): VersionStep[] {
  const names = documentNames(snapshots)
  const idOf = (index: number, previous: number) =>
    `urn:icelist:${snapshots[index]?.list}:${names[index]}:after:${names[previous] ?? 'none'}`
  return snapshots.map((version, index) => {
    const previous = snapshots[index - 1] ?? null
    const late = previous !== null && cameAfter(previous, version) ? previous : null
    return {
      version,
      previous,
      id: idOf(index, index - 1),
      corrects: late && idOf(index, comparedBefore(snapshots, late, index - 1)),
    }
  })
}

/** The place of the version with which the next one was compared before `late`, at this place, arrived; -1 for none. */
function comparedBefore(snapshots: readonly Snapshot[], late: Snapshot, place: number): number {
  return snapshots.findLastIndex((other, earlier) => earlier < place && !cameAfter(other, late))
}

/** The first digits of each version's document, counted where the same bytes were published again. */
function documentNames(snapshots: readonly Snapshot[]): string[] {
  const seen = new Map<string, number>()
  return snapshots.map(({ document }) => {
    const count = (seen.get(document) ?? 0) + 1
    seen.set(document, count)
    return count === 1 ? document.slice(0, 16) : `${document.slice(0, 16)}-${count}`
  })
}

/** Whether a version came into the record after another: by a later capture, or by a decision made since. */
function cameAfter(version: Snapshot, other: Snapshot): boolean {
  return version.id > other.id || (version.accepted !== null && version.accepted.decidedAt > other.capturedAt)
}
