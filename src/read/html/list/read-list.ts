import { fold } from '../../../text/fold.ts'
import { isWithin } from '../elements.ts'
import { blockHeaded, isContinued, printedHeading, startsWithAny, stateHeaded } from '../headings.ts'
import { type Line, looksLikeHeading } from '../line.ts'
import { nameQuality } from '../names.ts'
import type { BlockRule, HtmlListRules } from '../rules.ts'
import { listOf } from '../slots.ts'
import type { Finding, ListLines, PrintedEntry } from './list-lines.ts'
import type { OpenBlock, OpenState } from './open-headings.ts'
import { canLackState, stateOfName } from './own-state.ts'
import { scopeOf } from './scope.ts'
import { SharedSlots } from './shared-slots.ts'
import { StateHeadings } from './state-headings.ts'
import { refuseNewBeginning, refuseStruck, refuseUncertainName, repeatedHeading } from './uncertain-names.ts'
import { UnreadLines } from './unread-lines.ts'

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
  readonly #slots: SharedSlots
  readonly #entries: PrintedEntry[] = []
  readonly #findings: Finding[] = []
  readonly #unread: UnreadLines
  readonly #orphans: number[] = []
  /** how the lines looked that were names */
  readonly #nameStyles = new Set<string>()
  readonly #states: StateHeadings
  /** blocks seen on a page that is not divided by state */
  readonly #seenBlocks = new Set<BlockRule>()
  #state: OpenState | null = null
  #block: OpenBlock | null = null

  constructor(lines: readonly Line[], rules: HtmlListRules) {
    this.#lines = lines
    this.#rules = rules
    this.#slots = new SharedSlots(lines, rules)
    this.#unread = new UnreadLines(this.#slots)
    this.#blocks = lines.map(line => blockHeaded(line.text, rules.blocks))
    this.#states = new StateHeadings(lines, this.#blocks, rules, this.#nameStyles)
  }

  read(): ListLines {
    for (const [index, line] of this.#lines.entries()) {
      this.#leave(line)
      const rule = this.#blocks[index]
      if (line.role === 'beside') this.#find('column-not-read', line)
      else if (rule) this.#openBlock(index, line, rule)
      else if (!this.#opensState(index, line) && !this.#takesEntry(line)) this.#passOver(index, line)
    }
    this.#closeState()
    const [first] = this.#entries
    const alike = [...this.#states.styles].some(style => this.#nameStyles.has(style))
    if (first && alike) this.#find('headings-look-like-names', first.line)
    return {
      entries: this.#entries,
      findings: this.#findings,
      unread: this.#unread.all(this.#nameStyles),
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
    refuseStruck(line)
    const seen = this.#state?.blocks ?? this.#seenBlocks
    const repeated = line.role !== 'column' && seen.has(rule) && !isContinued(line.text)
    const scope = scopeOf(line, this.#lines[index + 1])
    this.#block = { rule, line, scope, repeated, first: null, last: null }
    seen.add(rule)
  }

  #opensState(index: number, line: Line): boolean {
    const above = { state: this.#state, block: this.#block }
    const state = this.#states.stateOf(index, line, above)
    if (!state) return false
    if (line.role === 'column' && this.#state?.state === state) return true
    const { opened, repeated } = this.#states.open(index, line, state, above)
    this.#closeState()
    if (repeated) this.#find('state-repeated', line)
    this.#state = opened
    return true
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
    if (last && last.style !== line.style && listOf(last) !== listOf(line)) return false
    const quality = nameQuality(line.text)
    // only its place in a list speaks for a line that is not written like a name
    if (quality === 'prose' || (quality === 'doubtful' && line.role !== 'item')) return false
    const state = stateOfName(line, block.rule, this.#state?.state ?? null, this.#rules)
    if (!state && !canLackState(line, last, block.rule)) return false
    refuseUncertainName(line, this.#rules, block.rule.kind)
    if (last) this.#slots.refuseSecondLine(last, line)
    refuseNewBeginning(line, block, this.#entries, this.#rules)
    if (!state) this.#find('state-unknown', line)
    const commas = line.text.split(',').length - 1
    const several = commas > (this.#rules.states === 'suffix' ? 1 : 0)
    if (quality === 'doubtful' || several) this.#find('name-doubtful', line)
    return this.#add({ name: line.text, state, kind: block.rule.kind, label: null }, line)
  }

  #add(entry: Pick<PrintedEntry, 'name' | 'state' | 'kind' | 'label'>, line: Line): true {
    const block = this.#block
    refuseStruck(line)
    if (block?.repeated) throw repeatedHeading(block.line, line, this.#state?.state ?? null)
    const under = [this.#state?.line, block?.line].filter(above => above !== undefined)
    this.#entries.push({ ...entry, heading: block ? printedHeading(block.line.text) : null, line, under })
    this.#nameStyles.add(line.style)
    if (block) {
      block.first ??= line
      block.last = line
    }
    if (this.#state) this.#state.entries++
    return true
  }

  /**
   * A line that is no heading and no name. One that looks like a heading ends what the headings before it opened; one
   * between two lists ends what the heading above the first opened.
   */
  #passOver(index: number, line: Line): void {
    this.#unread.add(index, line, this.#state !== null, this.#block)
    const last = this.#block?.last
    const between = last && line.role !== 'item' && !line.linked && line.style !== last.style
    if (between && listOf(last) !== listOf(line)) this.#closeBlock()
    const likeState = this.#states.styles.has(line.style) && !this.#nameStyles.has(line.style)
    if (!likeState && !looksLikeHeading(line)) return
    // directly above a block stands a state, if any: a misspelled one must not lend its places to the state before
    const aboveBlock = this.#blocks[index + 1] != null && (this.#state?.blocks.size ?? 0) > 0
    if (likeState || aboveBlock) this.#closeState()
    else this.#closeBlock()
  }

  #find(code: Finding['code'], line: Line): void {
    this.#findings.push({ code, line })
  }
}
