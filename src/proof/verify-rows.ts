import type { Store, StoredCapture } from '../store/store.ts'
import type { Fault } from './fault.ts'
import type { Corrected } from './verify-corrections.ts'
import { verifyEntries } from './verify-entries.ts'
import { readingFaults } from './verify-readings.ts'

/** Holds the rows of a list against each other, whatever they hold. `readable`: other questions can be put to them. */
export async function verifyRows(
  list: string,
  captures: readonly StoredCapture[],
  corrected: Corrected,
  store: Store,
) {
  const entries = await verifyEntries(list, store.entryRows(list))
  const readings = await store.readingRows(list)
  const places = await store.places(list)
  const faults: Fault[] = [...entries.faults, ...readingFaults(list, readings, captures, corrected)]
  const tell = (capture: number, text: string) =>
    faults.push({ what: 'capture', which: String(capture), text: `${text}.` })
  for (const { capture, list: own, observation, exact } of places) {
    if (observation === null)
      tell(
        capture,
        'has a place in history that cannot be read, or rests on what is not there. What rests on it is not checked before that is mended',
      )
    else if (own !== list) tell(capture, `is of ${list}, and has its place in another list’s history`)
    else if (!exact) tell(capture, 'is stored with more or less than its standing takes')
  }
  const readable =
    entries.readable &&
    places.every(({ observation }) => observation !== null) &&
    readings.every(({ notices }) => notices !== null)
  return { faults, readings, entries, readable }
}
