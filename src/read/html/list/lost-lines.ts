import type { Element } from 'domhandler'
import { isWithin } from '../elements.ts'
import type { Line } from '../line.ts'
import { beginsLikePlace, holdsPlace, isInlineBlock, nameQuality } from '../names.ts'
import type { HtmlListRules } from '../rules.ts'
import type { ListLines, PrintedEntry, UnreadLine } from './list-lines.ts'

/** What stands around a line. */
interface Around {
  readonly before: PrintedEntry | null
  readonly after: PrintedEntry | null
  /** nothing stands between it and the entry before */
  readonly isNext: boolean
}

/**
 * Tells the lines that were not read and are written like an entry among the entries or right behind them: they would be
 * reported as removed.
 * @param root the element around every entry and every heading of one
 */
export function lostLineTest(
  lines: readonly Line[],
  read: ListLines,
  root: Element,
  { blocks, states }: HtmlListRules,
): (unread: UnreadLine) => boolean {
  const around = aroundLines(lines, read)
  return unread => {
    const { index, line } = unread
    const place = around[index]
    if (!place || (line.linked && !isAmong(place))) return false
    return isInlineBlock(line.text, blocks) || (isWithin(line.element, root) && isLost(unread, place, states))
  }
}

function isLost(
  { line, inList }: UnreadLine,
  { before, after, isNext }: Around,
  states: HtmlListRules['states'],
): boolean {
  const quality = nameQuality(line.text)
  if (inList && (quality !== 'prose' || holdsPlace(line.text) || !isSentence(line.text))) return true
  if (!before) return false
  if (after ? holdsPlace(line.text) : isNext && beginsLikePlace(line.text)) return true
  if (quality === 'prose' || line.role === 'heading' || line.role === 'column') return false
  const like = isNext && line.style === before.line.style
  if (after ? isAmong({ before, after }) : like && line.text.includes(',')) return true
  // below a state's heading names stand bare
  return states === 'headings' && after !== null && isNext && quality === 'name' && !line.bold
}

/** Whether names of one block stand on both sides. */
function isAmong({ before, after }: Pick<Around, 'before' | 'after'>): boolean {
  return before !== null && after !== null && after.under.at(-1) === before.under.at(-1)
}

function isSentence(text: string): boolean {
  return /[.!?][)”"’']?$/.test(text) || text.length > 200
}

/** For each line the entries before and behind it. */
function aroundLines(lines: readonly Line[], { entries }: ListLines): Around[] {
  const entryOf = new Map(entries.map(entry => [entry.line, entry]))
  const around: Around[] = []
  let before: PrintedEntry | null = null
  for (const [index, line] of lines.entries()) {
    around.push({ before, after: null, isNext: before !== null && lines[index - 1] === before.line })
    before = entryOf.get(line) ?? before
  }
  let after: PrintedEntry | null = null
  for (const [index, line] of [...lines.entries()].reverse()) {
    const place = around[index]
    if (place) around[index] = { ...place, after }
    after = entryOf.get(line) ?? after
  }
  return around
}
