import { ReadError } from '../../errors.ts'
import { type State, stateOf } from '../../places/states.ts'
import { fold } from '../../text/fold.ts'
import { isWithin } from './elements.ts'
import type { Line } from './lines.ts'
import type { Finding, ListLines, PrintedEntry } from './list-lines.ts'
import type { BlockRule, HtmlListRules } from './rules.ts'
import { scopeOf } from './scope.ts'
import {
  blockHeaded,
  nameQuality,
  printedHeading,
  readsLikePlace,
  startsWithAny,
  stateBehindComma,
  stateHeaded,
} from './words.ts'

interface OpenState {
  readonly state: State
  readonly line: Line
  readonly scope: ReturnType<typeof scopeOf>
  readonly blocks: Set<BlockRule>
  entries: number
}
interface OpenBlock {
  readonly rule: BlockRule
  readonly line: Line
  readonly scope: ReturnType<typeof scopeOf>
  /** the second of its kind where only one can be */
  readonly repeated: boolean
  last: Line | null
}

/**
 * Reads lines by what they mean: a state's name above its blocks, a block's words above its names, names below.
 * @throws ReadError when a name could belong to one of two states
 */
export function readList(lines: readonly Line[], rules: HtmlListRules): ListLines {
  return new ListReader(lines, rules).read()
}

class ListReader {
  readonly #lines: readonly Line[]
  readonly #rules: HtmlListRules
  readonly #blocks: readonly (BlockRule | null)[]
  readonly #entries: PrintedEntry[] = []
  readonly #findings: Finding[] = []
  readonly #unread: { index: number; line: Line; underState: boolean }[] = []
  readonly #orphans: number[] = []
  /** how the lines looked that opened a state, and those that were names */
  readonly #stateStyles = new Set<string>()
  readonly #nameStyles = new Set<string>()
  /** states seen, and whether the line that opened each could have been a name */
  readonly #seen = new Map<State, 'certain' | 'uncertain'>()
  /** blocks seen on a page that is not divided by state */
  readonly #seenBlocks = new Set<BlockRule>()
  #state: OpenState | null = null
  #block: OpenBlock | null = null

  constructor(lines: readonly Line[], rules: HtmlListRules) {
    this.#lines = lines
    this.#rules = rules
    this.#blocks = lines.map(line => blockHeaded(line.text, rules.blocks))
  }

  read(): ListLines {
    const ignored = new Set(this.#rules.ignored.map(fold))
    for (const [index, line] of this.#lines.entries()) {
      this.#leave(line)
      if (line.text.length < 40 && ignored.has(fold(line.text))) continue
      const rule = this.#blocks[index]
      if (rule) this.#openBlock(index, line, rule)
      else if (!this.#opensState(index, line) && !this.#takesEntry(line)) this.#passOver(index, line)
    }
    this.#closeState()
    const [first] = this.#entries
    const alike = [...this.#stateStyles].some(style => this.#nameStyles.has(style))
    if (first && alike) this.#find('headings-look-like-names', first.line)
    return {
      entries: this.#entries,
      findings: this.#findings,
      unread: this.#unread.map(({ index, line, underState }) => ({
        index,
        line,
        likeEntry:
          this.#nameStyles.has(line.style) &&
          (underState ? nameQuality(line.text) === 'name' : readsLikePlace(line.text)),
      })),
      orphans: this.#orphans,
    }
  }

  /** Closes what the line does not stand under. */
  #leave(line: Line): void {
    if (this.#block && !isWithin(line.element, this.#block.scope)) this.#closeBlock()
    if (this.#state && !isWithin(line.element, this.#state.scope)) this.#closeState()
  }

  #closeBlock(): void {
    // a table's column may well have nothing for a state
    const empty = this.#block && !this.#block.last && this.#block.line.role !== 'column'
    if (this.#block && empty) this.#find('heading-without-entries', this.#block.line)
    this.#block = null
  }

  #closeState(): void {
    this.#closeBlock()
    if (this.#state?.entries === 0) this.#find('heading-without-entries', this.#state.line)
    this.#state = null
  }

  #openBlock(index: number, line: Line, rule: BlockRule): void {
    // a table's column prints the kind again in every row, which may print it otherwise
    if (line.role === 'column' && this.#block && fold(this.#block.line.text) === fold(line.text)) {
      this.#block = { ...this.#block, line }
      return
    }
    this.#closeBlock()
    if (this.#rules.states === 'headings' && !this.#state) {
      this.#orphans.push(index)
      return
    }
    const seen = this.#state?.blocks ?? this.#seenBlocks
    this.#block = {
      rule,
      line,
      scope: scopeOf(line, this.#lines[index + 1]),
      repeated: line.role !== 'column' && seen.has(rule),
      last: null,
    }
    seen.add(rule)
  }

  #opensState(index: number, line: Line): boolean {
    if (typeof this.#rules.states === 'object') return false
    if (this.#rules.states !== 'headings' && line.role !== 'column') return false
    const state = stateHeaded(line.text)
    if (!state) return false
    // a table's column prints the state again in every row
    if (line.role === 'column' && this.#state?.state === state) return true
    const certainty = this.#certaintyOf(index, line, state)
    if (!certainty) return false
    const before = this.#seen.get(state)
    if (before && (before === 'uncertain' || certainty === 'uncertain')) {
      throw new ReadError(
        `“${line.text}” stands twice where it can be a state or a place of that name: the page's headings and names look alike. Read it by hand and import a corrected copy.`,
      )
    }
    this.#closeState()
    if (before && line.role !== 'column') this.#find('state-repeated', line)
    this.#seen.set(state, certainty)
    this.#stateStyles.add(line.style)
    this.#state = { state, line, scope: this.#stateScope(index, line), blocks: new Set(), entries: 0 }
    return true
  }

  /** Whether a line that names a state opens it; null when it is the name of a place: Washington, Delaware, New York. */
  #certaintyOf(index: number, line: Line, state: State): 'certain' | 'uncertain' | null {
    if (line.role === 'heading' || line.role === 'column') return 'certain'
    const next = this.#lines[index + 1]
    if (!next || !(this.#blocks[index + 1] || startsWithAny(next.text, this.#rules.labels))) return null
    const likeStates = this.#stateStyles.has(line.style)
    if (!this.#nameStyles.has(line.style)) {
      return !this.#block || this.#block.last || likeStates ? 'certain' : null
    }
    // names look like this line; where states and blocks do too, only the order of the states can tell
    if (!likeStates || next.style !== line.style || this.#seen.has(state)) return null
    return this.#state && state.name > this.#state.state.name ? 'uncertain' : null
  }

  /** A state holds to the end of what contains its heading and its first block, whatever stands between them. */
  #stateScope(index: number, line: Line) {
    const blocks = this.#blocks.slice(index + 1, index + 6)
    return scopeOf(
      line,
      this.#lines[
        index +
          1 +
          Math.max(
            0,
            blocks.findIndex(rule => rule !== null),
          )
      ],
    )
  }

  #takesEntry(line: Line): boolean {
    if (line.role === 'heading' || line.role === 'column' || line.role === 'branch') return false
    if (this.#state && startsWithAny(line.text, this.#rules.labels)) return this.#addLabel(line, this.#state)
    if (!this.#block) return false
    if (this.#state && this.#block.rule.kind === 'state')
      return this.#takesLabel(line, this.#state, this.#block)
    return this.#takesName(line, this.#block)
  }

  /** Under `State` stands one line, which means the state itself. */
  #takesLabel(line: Line, state: OpenState, block: OpenBlock): boolean {
    if (block.last || nameQuality(line.text) === 'prose') return false
    if (stateHeaded(line.text) === state.state) {
      return this.#add({ name: state.state.name, state: state.state, kind: 'state', label: null }, line)
    }
    this.#find('label-unknown', line)
    return this.#addLabel(line, state)
  }

  #addLabel(line: Line, { state }: OpenState): boolean {
    return this.#add({ name: state.name, state, kind: 'state', label: line.text }, line)
  }

  #takesName(line: Line, block: OpenBlock): boolean {
    if (line.role !== 'item' && line.bold && !this.#nameStyles.has(line.style)) return false
    // the names of a block look alike; a paragraph below a list is not one of them
    const last = block.last
    if (last && last.style !== line.style && last.element.parent !== line.element.parent) return false
    const quality = nameQuality(line.text)
    // only its place in a list speaks for a line that is not written like a name
    if (quality === 'prose' || (quality === 'doubtful' && line.role !== 'item')) return false
    const state = this.#stateOf(line, block)
    if (!state && last?.element.parent !== line.element.parent) return false
    if (!state) this.#find('state-unknown', line)
    const commas = line.text.split(',').length - 1
    const several = commas > (this.#rules.states === 'suffix' ? 1 : 0)
    if (quality === 'doubtful' || several) this.#find('name-doubtful', line)
    return this.#add({ name: line.text, state, kind: block.rule.kind, label: null }, line)
  }

  /** @throws ReadError when a name's own state is not the state above it */
  #stateOf(line: Line, block: OpenBlock): State | null {
    if (typeof this.#rules.states === 'object') return stateOf(this.#rules.states.all)
    const above = this.#state?.state ?? null
    if (this.#rules.states === 'headings') return above
    const own = block.rule.kind === 'state' ? stateHeaded(line.text) : stateBehindComma(line.text)
    if (own && above && own !== above) {
      throw new ReadError(
        `“${line.text}” stands beside “${above.name}”: the rows of the table are not in order. Fetch the page again; if it stays so, read it by hand and import a corrected copy.`,
      )
    }
    return own ?? above
  }

  #add(entry: Pick<PrintedEntry, 'name' | 'state' | 'kind' | 'label'>, line: Line): true {
    const block = this.#block
    if (block?.repeated) {
      throw new ReadError(
        `The heading “${block.line.text}” stands twice ${this.#state ? `under ${this.#state.state.name}` : 'on the page'}, so it is not certain what “${line.text}” belongs to. Look whether a heading between the two is misspelled, and import a corrected copy.`,
      )
    }
    const under = [this.#state?.line, block?.line].filter(above => above !== undefined)
    this.#entries.push({ ...entry, heading: block ? printedHeading(block.line.text) : null, line, under })
    this.#nameStyles.add(line.style)
    if (block) block.last = line
    if (this.#state) this.#state.entries++
    return true
  }

  /** A line that is no heading and no name. One that looks like a heading ends what the headings before it opened. */
  #passOver(index: number, line: Line): void {
    this.#unread.push({ index, line, underState: this.#state !== null })
    const likeState = this.#stateStyles.has(line.style) && !this.#nameStyles.has(line.style)
    const likeHeading =
      line.role === 'heading' ||
      line.role === 'column' ||
      line.role === 'branch' ||
      (line.bold && line.role !== 'item')
    if (!likeState && !likeHeading) return
    // directly above a block stands a state, if any: a misspelled one must not lend its places to the state before
    const aboveBlock = this.#blocks[index + 1] != null && (this.#state?.blocks.size ?? 0) > 0
    if (likeState || aboveBlock) this.#closeState()
    else this.#closeBlock()
  }

  #find(code: Finding['code'], line: Line): void {
    this.#findings.push({ code, line })
  }
}
