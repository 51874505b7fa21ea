import { ReadError } from '../../../errors.ts'
import { type State, stateOf } from '../../../places/states.ts'
import { stateHeaded } from '../headings.ts'
import type { Line } from '../line.ts'
import { stateBehind } from '../names.ts'
import type { BlockRule, HtmlListRules } from '../rules.ts'
import { listOf } from '../slots.ts'

/**
 * The state of a name: its own, or the one above it; null when there is neither.
 * @throws ReadError when a name's own state is not the state above it
 */
export function stateOfName(
  { text }: Line,
  { kind }: BlockRule,
  above: State | null,
  { states }: HtmlListRules,
): State | null {
  if (typeof states === 'object') return stateOf(states.all)
  if (states === 'headings') return above
  const own = kind === 'state' ? stateHeaded(text) : stateBehind(text)
  if (own && above && own !== above) {
    throw new ReadError(
      `“${text}” stands beside “${above.name}”: the rows of the table are not in order. Fetch the page again; if it stays so, read it by hand and import a corrected copy.`,
    )
  }
  return own ?? above
}

/**
 * Whether a name can lack its state in a list whose names have one: a bare one in the same list can. One that names an
 * unknown state, `Boston, AM`, is not understood; nor is what stands for a state; a link among names leads elsewhere.
 */
export function canLackState(line: Line, before: Line | null, { kind }: BlockRule): boolean {
  if (line.role !== 'item' || kind === 'state' || !before || listOf(before) !== listOf(line)) return false
  return !/,| \p{Lu}{2}$/u.test(line.text) && (!line.linked || before.linked)
}
