import type { Effects } from '../pipeline.ts'
import type { Source } from '../sources/source.ts'
import { DamagedRow } from '../store/damaged-row.ts'
import type { Observation, Snapshot, StoredCapture } from '../store/store.ts'
import { EntriesShown } from './entries-shown.ts'
import type { Fault } from './fault.ts'
import { IntervalCheck } from './interval-check.ts'
import { Rereader } from './read-again.ts'
import type { Corrected } from './verify-corrections.ts'
import { type Known, type Shown, verifyPlace } from './verify-place.ts'
import { verifyRows } from './verify-rows.ts'
import { standingFaults } from './verify-standings.ts'

/** What was found of one list. */
export interface ListFacts {
  readonly versions: Record<Shown, number>
  /** captures that are no versions of their own and whose readers are not here any more */
  others: number
  readonly faults: Fault[]
  /** false when a row stopped what rests on it from being checked, which was told */
  readable: boolean
}

/**
 * Holds what is stored of a list against its captures and their documents, one after the other in the order of history.
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
  const captures = await store.captures(list, Number.MAX_SAFE_INTEGER)
  const rows = await verifyRows(list, captures, corrected, store)
  const facts: ListFacts = {
    versions: { again: 0, recorded: 0, unread: 0 },
    others: 0,
    faults: [...rows.faults],
    readable: rows.readable,
  }
  if (!rows.readable) return facts
  const rereader = source && new Rereader(source, effects)
  const known: Known = { list, source, rereader, corrected, store }
  try {
    await verifyHistory(captures, rows, known, progress, facts)
    if (source) facts.faults.push(...(await standingFaults(source, captures, corrected, store)))
  } catch (error) {
    if (!(error instanceof DamagedRow)) throw error
    facts.readable = false
    const text = `${error.row} is damaged. What rests on it is not checked before that is mended.`
    facts.faults.push({ what: 'list', which: list, text })
  }
  return facts
}

async function verifyHistory(
  captures: readonly StoredCapture[],
  { readings, entries: stored }: Awaited<ReturnType<typeof verifyRows>>,
  known: Known,
  progress: (number: number) => void,
  facts: ListFacts,
): Promise<void> {
  const { list, store } = known
  const { faults, versions } = facts
  const [byId, byNumber] = [
    new Map(captures.map(one => [one.id, one])),
    new Map(readings.map(one => [one.number, one])),
  ]
  const observations = await store.observationsFrom(list, null)
  const bringers = Map.groupBy(
    observations.filter(({ capture }) => byId.get(capture)?.document),
    one => addressOf(one, byId),
  )
  const snapshots = new Map((await store.snapshots(list)).map(snapshot => [snapshot.id, snapshot]))
  faults.push(...sequenceFaults(list, observations, snapshots))
  const intervals = new IntervalCheck(list, store.intervals(list), stored.changed)
  const shownEntries = new EntriesShown(list, readings, stored, store)
  for (const observation of observations) {
    const snapshot = snapshots.get(observation.capture) ?? null
    if (snapshot) progress(snapshot.number)
    const entries = await shownEntries.of(observation.reading)
    const { shown, texts } = await verifyPlace(
      {
        observation,
        capture: byId.get(observation.capture) ?? null,
        reading: byNumber.get(observation.reading) ?? null,
        entries,
        bringers: bringers.get(addressOf(observation, byId)) ?? [],
      },
      known,
    )
    if (snapshot) versions[shown]++
    else if (shown === 'recorded') facts.others++
    faults.push(...texts.map(text => faultOf(observation, snapshot, `${text}.`)))
    if (snapshot) faults.push(...(await intervals.faultsOf(snapshot.number, entries)))
  }
  faults.push(...(await intervals.faultsAtEnd(snapshots.size)), ...(await shownEntries.faultsAtEnd()))
}

/** What an answer that nothing had changed has in common with the one that brought the document. */
function addressOf({ capture, reading }: Observation, captures: ReadonlyMap<number, StoredCapture>): string {
  return JSON.stringify([captures.get(capture)?.url ?? null, reading])
}

function faultOf({ capture }: Observation, snapshot: Snapshot | null, text: string): Fault {
  if (snapshot === null) return { what: 'capture', which: String(capture), text }
  const { list, number, order } = snapshot
  return { what: 'version', which: `${list}@${number} (${order.inForceOn})`, text }
}

function sequenceFaults(
  list: string,
  observations: readonly Observation[],
  snapshots: ReadonlyMap<number, Snapshot>,
): Fault[] {
  const due = observations.flatMap(({ capture, standing }) => (standing.as === 'version' ? [capture] : []))
  if (due.join() === [...snapshots.keys()].join()) return []
  return [{ what: 'list', which: list, text: 'has its versions in another order than that of its history.' }]
}
