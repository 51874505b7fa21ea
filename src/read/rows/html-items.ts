import { type AnyNode, type Element, isTag } from 'domhandler'
import { ReadError } from '../../errors.ts'
import { isWithinAny } from '../html/elements.ts'
import { type Locate, locator } from '../html/evidence.ts'
import type { Line } from '../html/line.ts'
import { NoticeCollector, times } from '../notices.ts'
import { contentAround, type ListPage, linesIn, linkIn, notOnPage, textOf } from './html-page.ts'
import type { PrintedCell, PrintedRow, PrintedRows } from './printed.ts'
import type { RowColumn } from './rules.ts'

/** A part of an item that is kept. */
interface ItemPart extends RowColumn {
  /** CSS, within the item */
  readonly selector: string
  /** a page none of whose items has the part is refused */
  readonly required: boolean
}

/** How the items of a page are found. Selectors are CSS. */
export interface ItemRules {
  /** each element is one row */
  readonly items: string
  /** without any, the whole text of an item is the field that names it */
  readonly parts: readonly ItemPart[]
  /** elements that are known and not read */
  readonly ignored: readonly string[]
  /** the field that names the entry */
  readonly name: string
}

/** An item of the page: what it prints in each part, and what it prints beside them. */
interface Item {
  readonly element: Element
  readonly lines: readonly Line[]
  readonly parts: ReadonlyMap<string, readonly Element[]>
}

/**
 * Reads each element that a selector names as a row; elements without text are none.
 * @throws ReadError when there is no such element, one stands in another, or a required part is in none
 */
export function htmlItems(page: ListPage, rules: ItemRules): PrintedRows {
  const { $ } = page
  const elements = $(rules.items).toArray().filter(isTag)
  const [first] = elements
  if (!first) throw notOnPage($, `element that “${rules.items}” selects`)
  refuseNested(elements, rules.items)
  const ignored = new Set<AnyNode>(rules.ignored.flatMap(selector => $(selector).toArray()))
  const items = elements
    .filter(element => !isWithinAny(element, ignored))
    .map((element): Item => {
      const parts = rules.parts.map(
        part => [part.field, $(element).find(part.selector).toArray().filter(isTag)] as const,
      )
      return { element, lines: linesIn(element, ignored), parts: new Map(parts) }
    })
    .filter(item => item.lines.length > 0)
  const fields = rules.parts.length === 0 ? [rules.name] : fieldsFound(items, rules.parts)
  const locate = locator(contentAround(first))
  return {
    rows: items.map(item => rowOf(item, page, ignored, fields, rules.name, locate)),
    fields: new Set(fields),
    notices: noticesOf(items, rules, ignored),
  }
}

function refuseNested(elements: readonly Element[], selector: string): void {
  const all = new Set<AnyNode>(elements)
  if (!elements.some(({ parent }) => parent && isWithinAny(parent, all))) return
  throw new ReadError(
    `“${selector}” selects elements that stand in one another, so their texts would be read twice. Make the selector narrower, for example with >.`,
  )
}

function fieldsFound(items: readonly Item[], parts: readonly ItemPart[]): string[] {
  const found = parts.filter(({ field }) => items.some(item => (item.parts.get(field)?.length ?? 0) > 0))
  const missing = parts.find(part => part.required && !found.includes(part))
  if (missing)
    throw new ReadError(
      `None of the ${items.length} items has a part that “${missing.selector}” selects (${missing.field}). See whether the page has a new layout, or correct the definition.`,
    )
  return found.map(part => part.field)
}

function rowOf(
  item: Item,
  { $ }: ListPage,
  ignored: ReadonlySet<AnyNode>,
  fields: readonly string[],
  name: string,
  locate: Locate,
): PrintedRow {
  const elementsOf = (field: string) =>
    item.parts.size === 0 ? [item.element] : (item.parts.get(field) ?? [])
  const cells = fields.map((field): [string, PrintedCell] => {
    const texts = elementsOf(field).map(element => textOf(linesIn(element, ignored)))
    const [link] = elementsOf(field).flatMap(element => linkIn($, element) ?? [])
    return [
      field,
      { text: texts.join(' '), link: link ?? null, date: null, items: texts.filter(text => text !== '') },
    ]
  })
  const named = elementsOf(name).flatMap(element => linesIn(element, ignored))
  const evidence = locate((named[0] ?? item.lines[0]) as Line)
  return { cells: new Map(cells), addressOf: () => evidence.element, evidence }
}

function noticesOf(items: readonly Item[], { parts }: ItemRules, ignored: ReadonlySet<AnyNode>) {
  const notices = new NoticeCollector()
  const read = new Set<AnyNode>([...ignored, ...items.flatMap(item => [...item.parts.values()].flat())])
  for (const item of items) {
    if (parts.length > 0)
      for (const line of linesIn(item.element, read))
        notices.add(
          'text-not-read',
          line.text,
          count => `Text of items that no part selects is not read, ${times(count)}.`,
        )
    for (const line of item.lines)
      if (line.marks !== '')
        notices.add(
          'note-mark',
          `${line.text} ${line.marks}`,
          count => `A raised mark was not taken as a part of the text, ${times(count)}.`,
        )
    for (const { field, holds } of parts)
      if (holds?.kind !== 'items' && (item.parts.get(field)?.length ?? 0) > 1)
        notices.add(
          'part-repeated',
          `${field}: ${item.lines[0]?.text}`,
          count => `A part stands several times in an item and was read as one text, ${times(count)}.`,
        )
  }
  return notices.all()
}
