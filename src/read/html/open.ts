import type { State } from '../../places/states.ts'
import type { Line } from './line.ts'
import type { BlockRule } from './rules.ts'
import type { scopeOf } from './scope.ts'

type Scope = ReturnType<typeof scopeOf>

/** The state whose blocks are being read. */
export interface OpenState {
  readonly state: State
  readonly line: Line
  readonly scope: Scope
  readonly blocks: Set<BlockRule>
  entries: number
}

/** The block whose names are being read. */
export interface OpenBlock {
  readonly rule: BlockRule
  readonly line: Line
  readonly scope: Scope
  /** the second of its kind where only one can be */
  readonly repeated: boolean
  first: Line | null
  last: Line | null
}

export function blockAt(line: Line, rule: BlockRule, scope: Scope, repeated: boolean): OpenBlock {
  return { rule, line, scope, repeated, first: null, last: null }
}
