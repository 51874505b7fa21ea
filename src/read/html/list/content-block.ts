import type { Element } from 'domhandler'
import { ReadError } from '../../../errors.ts'
import { fold } from '../../../text/fold.ts'
import { commonElement, isWithin, outwardsTo } from '../elements.ts'
import type { Line } from '../line.ts'
import { nameQuality, readsLikePlace } from '../names.ts'
import type { HtmlListRules } from '../rules.ts'
import type { ListLines } from './list-lines.ts'
import { lostLineTest } from './lost-lines.ts'

/** The part of a page that holds its list. */
export interface ContentBlock {
  /** the site's element for the page's own content, around every entry and every heading of one */
  readonly container: Element
  /** the lines of the list that fit no rule, and lines around it that read like entries */
  readonly strays: readonly Line[]
}

/** As many lines that fit no rule are a notice; more are a page that is not understood. */
const FEWEST_TOO_MANY = 6
const SHARE_TOO_MANY = 0.02

/**
 * Finds the list on a page by the entries read from it.
 * @param isContainer whether an element usually holds a page's own content
 * @param isDisplaced whether a line stood in a table outside its cells: it may be a name or the rest of one
 * @param swallowed lines of the site's furniture that read like a part of the list
 * @throws ReadError when names stand under no heading, or too much of the block fits no rule
 */
export function contentBlock(
  lines: readonly Line[],
  read: ListLines,
  isContainer: (element: Element) => boolean,
  isDisplaced: (line: Line) => boolean,
  swallowed: readonly Line[],
  rules: HtmlListRules,
): ContentBlock | null {
  const used = new Set(read.entries.flatMap(entry => [...entry.under, entry.line]))
  const root = commonElement([...used].map(line => line.element))
  if (!root) return null
  const container = outwardsTo(root, isContainer)
  for (const index of read.orphans) refuseOrphan(lines, index, container)
  const isLost = lostLineTest(lines, read, root, rules)
  const first = lines.findIndex(line => used.has(line))
  const last = lines.findLastIndex(line => used.has(line))
  const within = swallowed.filter(line => isWithin(line.element, container))
  const strays = [...within]
  for (const unread of read.unread) {
    const { index, line, likeEntry } = unread
    if (!isWithin(line.element, container)) continue
    const inRoot = isWithin(line.element, root)
    if (likeEntry && inRoot && index > first) throw lostName(lines, index)
    if (isLost(unread)) throw notUnderstood(line)
    const inside = (index > first && index < last) || isDisplaced(line) || isMissed(line)
    if (inside) within.push(line)
    // behind the list topics and links may follow; sentences do on every page
    if (inside || (index > last && inRoot && nameQuality(line.text) !== 'prose')) strays.push(line)
  }
  refuseTooMany(within, read.entries.length)
  return { container, strays }
}

/** A line outside the list that reads like an entry of it. A linked one leads to the list, or elsewhere. */
function isMissed(line: Line): boolean {
  return !line.linked && readsLikePlace(line.text)
}

function refuseTooMany(strays: readonly Line[], entries: number): void {
  // a line that a template repeats under each state is one
  const texts = [...new Set(strays.map(line => fold(line.text.slice(0, 200))))]
  if (texts.length < Math.max(FEWEST_TOO_MANY, entries * SHARE_TOO_MANY)) return
  throw new ReadError(
    `The list is not understood: ${texts.length} lines fit no rule, the first are ${quoted(strays)}. The page has a new layout; report it.`,
  )
}

/** `Counties` under no state: a state's heading was not understood, and its names would be reported as removed. */
function refuseOrphan(lines: readonly Line[], index: number, container: Element): void {
  const line = lines[index]
  const next = lines[index + 1]
  if (!line || !next || !isWithin(line.element, container) || !isWithin(next.element, container)) return
  if (nameQuality(next.text) === 'prose') return
  const before = lines[index - 1]
  throw new ReadError(
    `“${line.text}” with “${next.text}” stands under no state: ${before ? `“${before.text}”, the line above, names none` : 'nothing stands above it'}. Look at the page; if a state is misspelled, import a corrected copy.`,
  )
}

/** A name under a heading that was not understood would be reported as removed. */
function lostName(lines: readonly Line[], index: number): ReadError {
  const heading = lines.slice(0, index).findLast(line => line.style !== lines[index]?.style)
  return new ReadError(
    `“${lines[index]?.text}” reads like an entry and stands under no heading of the list${heading ? `, but under “${heading.text.slice(0, 60)}”` : ''}. Look at the page; if a heading is misspelled, import a corrected copy, else report the new layout.`,
  )
}

function notUnderstood(line: Line): ReadError {
  return new ReadError(
    `“${line.text.slice(0, 120)}” stands where entries stand and is not understood, so an entry may be lost. Look at the page; import a corrected copy, or report the new layout.`,
  )
}

function quoted(lines: readonly Line[]): string {
  return lines
    .slice(0, 3)
    .map(line => `“${line.text.slice(0, 60)}”`)
    .join(', ')
}
