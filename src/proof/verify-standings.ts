import { isDeepStrictEqual } from 'node:util'
import { factsOfAll } from '../history/rearrange-all.ts'
import { settle } from '../history/settle.ts'
import type { Source } from '../sources/source.ts'
import type { Observation, Standing, Store, StoredCapture } from '../store/store.ts'
import type { Fault } from './fault.ts'
import type { Corrected } from './verify-corrections.ts'

/**
 * Tells again, of all captures of a list in the order of its history, which are versions, which saw one again and which
 * are held, and compares. Whether a step was within bounds is believed where the same step was judged before: bounds may
 * have been set anew since. So is why it was not, where its capture says so, or where it was judged anew since it came.
 * @param corrected captures that were read to other entries since they came
 */
export async function standingFaults(
  source: Source,
  captures: readonly StoredCapture[],
  corrected: Corrected,
  store: Store,
): Promise<Fault[]> {
  const observations = await store.observationsFrom(source.id, null)
  const byId = new Map(captures.map(one => [one.id, one]))
  const believed = observations.map(one =>
    isBorneOut(one, byId.get(one.capture) ?? null, source, corrected) ? one : { ...one, standing: null },
  )
  const standings = await settle(believed, null, factsOfAll(source, store))
  return observations.flatMap(({ capture, standing }, index) => {
    const due = standings[index]
    if (!due || isDeepStrictEqual(due, standing)) return []
    return [{ what: 'capture', which: String(capture), text: differsText(standing, due, source.id) }]
  })
}

/** False where reasons are stored that neither the capture recorded nor a later judgement can have found. */
function isBorneOut(
  { standing }: Observation,
  capture: StoredCapture | null,
  { leavesFor }: Source,
  corrected: Corrected,
): boolean {
  if (standing.as !== 'held' || capture === null) return true
  const { after, reasons } = standing
  if (isDeepStrictEqual(capture.reasons.slice(0, reasons.length), reasons)) return reasons.length > 0
  // judged anew since: against a version that came later, by other entries, or by what another list showed since
  return after > capture.id || corrected.has(capture.id) || corrected.has(after) || leavesFor !== undefined
}

function differsText(stored: Standing, due: Standing, list: string): string {
  const [is, should] = [phrase(stored), phrase(due)]
  if (is !== should) return `is stored as ${is} of ${list}, and by what is recorded it is ${should}.`
  if (due.as !== 'held')
    return `is stored as ${is} of ${list}, and by what is recorded it is one after another version, or by another decision.`
  const reasons = due.reasons.map(({ text }) => text).join(' ')
  return `is stored as held of ${list}, and by what is recorded it is held for another reason, or after another version: ${reasons}`
}

function phrase(standing: Standing): string {
  if (standing.as === 'version') return `a version (${standing.because})`
  if (standing.as === 'held') return 'held'
  return `a sight of the version of capture ${standing.version}`
}
