import { isDeepStrictEqual } from 'node:util'
import { factsOfAll } from '../history/rearrange-all.ts'
import { settle } from '../history/settle.ts'
import type { Source } from '../sources/source.ts'
import type { Standing, Store } from '../store/store.ts'
import type { Fault } from './fault.ts'

/**
 * Tells again, of all captures of a list in the order of its history, which are versions, which saw one again and which
 * are held, and compares. Whether a step was within bounds is believed where the same step was judged before: bounds may
 * have been set anew since.
 */
export async function standingFaults(source: Source, store: Store): Promise<Fault[]> {
  const observations = await store.observationsFrom(source.id, null)
  const standings = await settle(observations, null, factsOfAll(source, store))
  return observations.flatMap(({ capture, standing }, index) => {
    const due = standings[index]
    if (!due || isDeepStrictEqual(due, standing)) return []
    const text = `is stored as ${phrase(standing)} of ${source.id}, and by what is recorded it is ${phrase(due)}.`
    return [{ what: 'capture', which: String(capture), text }]
  })
}

function phrase(standing: Standing): string {
  if (standing.as === 'version') return `a version (${standing.because})`
  if (standing.as === 'held') return 'held'
  return `a sight of the version of capture ${standing.version}`
}
