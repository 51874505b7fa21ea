import { UsageError } from '../errors.ts'
import { Day } from '../model.ts'
import type { Snapshot } from '../store/store.ts'

/**
 * The version that a person means: `first`, `previous` (the one before the latest), `latest`, a number, or a day: the
 * version that was in force at its end.
 * @param snapshots of one list, in order
 * @throws UsageError when there is no such version
 */
export function resolveVersion(list: string, snapshots: readonly Snapshot[], wanted: string): Snapshot {
  const [first, latest] = [snapshots[0], snapshots.at(-1)]
  if (!first || !latest)
    throw new UsageError(
      `No version of ${list} is held. Fetch it with "run ${list}" or bring files with "import ${list} FILE".`,
    )
  const found = find(snapshots, wanted)
  if (found) return found
  const days = `version 1 (${first.order.inForceOn}) to version ${snapshots.length} (${latest.order.inForceOn})`
  if (wanted === 'previous')
    throw new UsageError(
      `Only one version of ${list} is held: there is none before it. Say "show ${list}" to see it.`,
    )
  if (/^\d+$/.test(wanted)) throw new UsageError(`${list} has no version ${wanted}. Held are ${days}.`)
  if (Day.safeParse(wanted).success)
    throw new UsageError(`No version of ${list} was in force on ${wanted}. Held are ${days}.`)
  throw new UsageError(
    `"${wanted}" names no version. Write first, previous, latest, a number, or a day as YYYY-MM-DD.`,
  )
}

function find(snapshots: readonly Snapshot[], wanted: string): Snapshot | undefined {
  if (wanted === 'first') return snapshots[0]
  if (wanted === 'latest') return snapshots.at(-1)
  if (wanted === 'previous') return snapshots.at(-2)
  if (/^\d+$/.test(wanted)) return snapshots[Number(wanted) - 1]
  if (Day.safeParse(wanted).success) return snapshots.findLast(snapshot => snapshot.order.inForceOn <= wanted)
  return undefined
}
