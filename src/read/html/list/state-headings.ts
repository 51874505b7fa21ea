import { ReadError } from '../../../errors.ts'
import type { State } from '../../../places/states.ts'
import { startsWithAny, stateHeaded } from '../headings.ts'
import type { Line } from '../line.ts'
import type { BlockRule, HtmlListRules } from '../rules.ts'
import type { OpenBlock, OpenState } from './open-headings.ts'
import { scopeOf } from './scope.ts'
import { refuseStruck } from './uncertain-names.ts'

/** What is open where a line stands. */
interface Above {
  readonly state: OpenState | null
  readonly block: OpenBlock | null
}

/** Tells the lines that open a state from places of that name. */
export class StateHeadings {
  readonly #lines: readonly Line[]
  readonly #blocks: readonly (BlockRule | null)[]
  readonly #rules: HtmlListRules
  readonly #nameStyles: ReadonlySet<string>
  /** how the lines looked that opened a state */
  readonly styles = new Set<string>()
  /** states seen, and whether the line that opened each could have been a name */
  readonly #seen = new Map<State, 'certain' | 'uncertain'>()

  /**
   * @param blocks for each line the block that it opens
   * @param nameStyles how the lines looked that were names; grows while lines are read
   */
  constructor(
    lines: readonly Line[],
    blocks: readonly (BlockRule | null)[],
    rules: HtmlListRules,
    nameStyles: ReadonlySet<string>,
  ) {
    this.#lines = lines
    this.#blocks = blocks
    this.#rules = rules
    this.#nameStyles = nameStyles
  }

  /** The state that a line opens, whether or not it is open already; null when it opens none. */
  stateOf(index: number, line: Line, above: Above): State | null {
    if (typeof this.#rules.states === 'object') return null
    if (this.#rules.states !== 'headings' && line.role !== 'column') return null
    const state = stateHeaded(line.text)
    if (!state) return null
    // a table's column prints the state again in every row
    const again = line.role === 'column' && above.state?.state === state
    return again || this.#certaintyOf(index, line, state, above) ? state : null
  }

  /**
   * @returns the state as opened, and whether it was open before
   * @throws ReadError when it is not certain which of two lines is the state, or the page crosses it out
   */
  open(index: number, line: Line, state: State, above: Above): { opened: OpenState; repeated: boolean } {
    const certainty = this.#certaintyOf(index, line, state, above) ?? 'certain'
    const before = this.#seen.get(state)
    if (before && (before === 'uncertain' || certainty === 'uncertain')) {
      throw new ReadError(
        `“${line.text}” stands twice where it can be a state or a place of that name: the page's headings and names look alike. Read it by hand and import a corrected copy.`,
      )
    }
    refuseStruck(line)
    this.#seen.set(state, certainty)
    this.styles.add(line.style)
    const opened = { state, line, scope: this.#scope(index, line), blocks: new Set<BlockRule>(), entries: 0 }
    return { opened, repeated: before !== undefined && line.role !== 'column' }
  }

  /** Whether a line that names a state opens it; null when it is the name of a place: Washington, Delaware, New York. */
  #certaintyOf(index: number, line: Line, state: State, above: Above): 'certain' | 'uncertain' | null {
    if (line.role === 'heading' || line.role === 'column') return 'certain'
    const next = this.#lines[index + 1]
    if (!next || !(this.#blocks[index + 1] || startsWithAny(next.text, this.#rules.labels))) return null
    const likeStates = this.styles.has(line.style)
    if (!this.#nameStyles.has(line.style)) {
      return !above.block || above.block.last || likeStates ? 'certain' : null
    }
    // names look like this line; where states and blocks do too, only the order of the states can tell
    if (!likeStates || next.style !== line.style || this.#seen.has(state)) return null
    return above.state && state.name > above.state.state.name ? 'uncertain' : null
  }

  /** A state holds to the end of what contains its heading and its first block, whatever stands between them. */
  #scope(index: number, line: Line) {
    const blocks = this.#blocks.slice(index + 1, index + 6)
    const first = Math.max(
      0,
      blocks.findIndex(rule => rule !== null),
    )
    return scopeOf(line, this.#lines[index + 1 + first])
  }
}
