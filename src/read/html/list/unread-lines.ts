import type { Line } from '../line.ts'
import { nameQuality, readsLikePlace } from '../names.ts'
import { listOf } from '../slots.ts'
import type { UnreadLine } from './list-lines.ts'
import type { OpenBlock } from './open-headings.ts'
import type { SharedSlots } from './shared-slots.ts'

interface Passed {
  readonly index: number
  readonly line: Line
  readonly underState: boolean
  readonly inList: boolean
}

/** The lines that fit no rule, and where they stood. */
export class UnreadLines {
  readonly #slots: SharedSlots
  readonly #passed: Passed[] = []

  constructor(slots: SharedSlots) {
    this.#slots = slots
  }

  add(index: number, line: Line, underState: boolean, block: OpenBlock | null): void {
    this.#passed.push({ index, line, underState, inList: block !== null && this.#isInList(line, block) })
  }

  /** @param nameStyles how the names of the page look */
  all(nameStyles: ReadonlySet<string>): UnreadLine[] {
    return this.#passed.map(({ index, line, underState, inList }) => ({
      index,
      line,
      inList,
      likeEntry:
        nameStyles.has(line.style) &&
        (underState ? nameQuality(line.text) === 'name' : readsLikePlace(line.text)),
    }))
  }

  #isInList(line: Line, { last }: OpenBlock): boolean {
    if (line.role !== 'item' || this.#slots.first(line) !== line) return false
    return !last || listOf(last) === listOf(line)
  }
}
