import type { Element } from 'domhandler'
import { ReadError } from '../../../errors.ts'
import type { Line } from '../line.ts'
import { readsLikePlace, stateBehind } from '../names.ts'
import type { HtmlListRules } from '../rules.ts'
import { hasSiblings, isItem, listOf, slotOf } from '../slots.ts'

/** As large a share of a table's cells holds one line each where a cell is one name. */
const MOSTLY_SINGLE = 0.9

/** What is broken off, and no name: `City of`. */
const GOES_ON = /(?:,|-| (?:of|and|the|de|del|la|las|los|el))$/i

/** Which lines stand together in one item of a list or one cell of a table: parts of one name, or several names. */
export class SharedSlots {
  readonly #rules: HtmlListRules
  readonly #slots: ReadonlyMap<Element, readonly Line[]>
  /** for each table, whether its cells hold one name each */
  readonly #tables = new Map<Element, boolean>()

  constructor(lines: readonly Line[], rules: HtmlListRules) {
    this.#rules = rules
    this.#slots = Map.groupBy(
      lines.filter(line => line.role === 'item'),
      slotOf,
    )
  }

  /** The first line beside which a line stands; undefined for what is no item. */
  first(line: Line): Line | undefined {
    return this.#slots.get(slotOf(line))?.[0]
  }

  /**
   * @throws ReadError when two lines stand together where each other item is one name, and do not both read like one:
   * `City of<br>Anchorage`
   */
  refuseSecondLine(first: Line, second: Line): void {
    const slot = slotOf(second)
    if (!isItem(slot) || slotOf(first) !== slot) return
    if (this.#isWhole(first) && this.#isWhole(second)) return
    const alone =
      slot.name === 'li' || slot.name === 'dd' ? !hasSiblings(slot) : !this.#isSingle(listOf(second))
    if (alone && !GOES_ON.test(first.text)) return
    throw new ReadError(
      `“${first.text}” and “${second.text}” stand together in one item, and it is not certain whether they are one name. Look at the page, and import a corrected copy.`,
    )
  }

  /** Whether a line is a name by itself, not the first or second half of one. */
  #isWhole({ text }: Line): boolean {
    return this.#rules.states === 'suffix' ? stateBehind(text) !== null : readsLikePlace(text)
  }

  #isSingle(table: Element): boolean {
    const known = this.#tables.get(table)
    if (known !== undefined) return known
    const cells = [...this.#slots.values()].filter(([line]) => line && listOf(line) === table)
    const single = cells.filter(lines => lines.length === 1).length >= cells.length * MOSTLY_SINGLE
    this.#tables.set(table, single)
    return single
  }
}
