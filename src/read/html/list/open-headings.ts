import type { Element } from 'domhandler'
import type { State } from '../../../places/states.ts'
import type { Line } from '../line.ts'
import type { BlockRule } from '../rules.ts'

/** The state whose blocks are being read. */
export interface OpenState {
  readonly state: State
  readonly line: Line
  /** the element within which its heading holds */
  readonly scope: Element
  /** blocks that it has shown so far */
  readonly blocks: Set<BlockRule>
  /** how many entries stand under it so far */
  entries: number
}

/** The block whose names are being read. */
export interface OpenBlock {
  readonly rule: BlockRule
  readonly line: Line
  /** the element within which its heading holds */
  readonly scope: Element
  /** the second of its kind where only one can be */
  readonly repeated: boolean
  /** the names below it that were read first and last so far */
  first: Line | null
  last: Line | null
}
