import { STATES, stateNamed } from '../../places/states.ts'
import { recognise } from '../../text/vocabulary.ts'

const STATE_NAMES = STATES.map(state => state.name)

/** The state that a cell of a column of states means; `exact` is false for a misprint. Null when it means none. */
export function stateMeant(printed: string): { readonly usps: string; readonly exact: boolean } | null {
  const named = stateNamed(printed)
  if (named) return { usps: named.usps, exact: true }
  const near = recognise(printed, STATE_NAMES)
  const meant = near && stateNamed(near.value)
  return meant && { usps: meant.usps, exact: false }
}
