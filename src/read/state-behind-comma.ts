import { type State, stateNamed } from '../places/states.ts'

/** The state behind the last comma, `Cook County, IL`; null when there is none. */
export function stateBehindComma(text: string): State | null {
  const comma = text.lastIndexOf(',')
  return comma < 0 ? null : stateNamed(text.slice(comma + 1).replaceAll('.', ''))
}
