import type { CheerioAPI } from 'cheerio'
import type { Element } from 'domhandler'
import { ReadError } from '../../errors.ts'
import type { Entry } from '../../model.ts'
import { entryKey } from '../../sources/key.ts'
import type { DocumentInput, Reading } from '../../sources/source.ts'
import { tidy } from '../../text/fold.ts'
import { columnOrder } from './columns.ts'
import { isWithin, isWithinAny } from './elements.ts'
import { type Locate, locator } from './evidence.ts'
import { furnitureOf, outermostOf } from './furniture.ts'
import { isControl } from './headings.ts'
import type { Line } from './line.ts'
import { linesOf } from './lines.ts'
import { contentBlock } from './list/content-block.ts'
import type { PrintedEntry } from './list/list-lines.ts'
import { noticesOf } from './list/notices.ts'
import { readList } from './list/read-list.ts'
import { swallowedLines } from './list/swallowed-lines.ts'
import { loadHtml } from './load.ts'
import { withoutBreaks, withoutMarks } from './marks.ts'
import type { HtmlListRules } from './rules.ts'
import { statedDates } from './stated-dates.ts'

/**
 * Reads a list of places from a page by what its lines mean, not by one guess of its markup.
 * Key: state and name, without the kind, so that a place which moves to another heading stays the same entry.
 * Fields: `heading`, as printed above the block, and `label` where a line stands for the state itself.
 * @throws ReadError when the page shows no list, or one that is not understood
 */
export function readHtmlList(document: DocumentInput, rules: HtmlListRules): Reading {
  const { $, displaced } = loadHtml(document)
  const body = $('body').get(0)
  if (!body) throw noList($)
  const furniture = furnitureOf($)
  const lines = listLines(linesOf(body, furniture, columnOrder(rules)), rules)
  const read = readList(lines, rules)
  const around = outermostOf(furniture).map(part =>
    listLines(
      linesOf(part, new Set(), () => null),
      rules,
    ),
  )
  const isDisplaced = (line: Line) => isWithinAny(line.start.node, displaced)
  const swallowed = swallowedLines(around.flat(), read, rules)
  const block = contentBlock(lines, read, containerTest($, rules), isDisplaced, swallowed, rules)
  if (!block) throw noList($)
  for (const part of around) refuseSecondList(part, rules)
  const locate = locator(block.container)
  const findings = read.findings.filter(finding => isWithin(finding.line.element, block.container))
  return {
    entries: read.entries.map(entry => entryOf(entry, locate)),
    notices: noticesOf(read.entries, findings, block.strays),
    dates: statedDates($, lines, rules.timeZone),
  }
}

/** Lines as a list is read from them: names without what is set beside them, no controls. */
function listLines(lines: readonly Line[], { ignored }: HtmlListRules): Line[] {
  return withoutBreaks(lines.map(withoutMarks)).filter(line => !isControl(line.text, ignored))
}

function containerTest($: CheerioAPI, rules: HtmlListRules): (element: Element) => boolean {
  const hinted = new Set(
    $([...rules.containers, 'main', '[role=main]', 'article', 'body'].join(', ')).toArray(),
  )
  return element => hinted.has(element)
}

function entryOf(printed: PrintedEntry, locate: Locate): Entry {
  const { name, kind, heading, label, line } = printed
  const state = printed.state?.usps ?? null
  return {
    name,
    state,
    kind,
    key: entryKey([state, name]),
    fields: { ...(heading === null ? {} : { heading }), ...(label === null ? {} : { label }) },
    evidence: locate(line),
  }
}

/** A list that stands in furniture is a part of the page's own: an end tag is lost. A site's own lists are links. */
function refuseSecondList(furniture: readonly Line[], rules: HtmlListRules): void {
  const [first] = readList(
    furniture.filter(line => !line.linked),
    rules,
  ).entries
  if (!first) return
  throw new ReadError(
    `“${first.line.text}” reads like an entry and stands in a banner, a menu or a footer of the page, whose markup is broken. Fetch the page again; if it stays so, read it by hand and import a corrected copy.`,
  )
}

function noList($: CheerioAPI): ReadError {
  const title = tidy($('title').first().text()).slice(0, 120)
  return new ReadError(
    `The page shows no list of places: no name stands under a heading of the list. Its title is ${title === '' ? 'blank' : `“${title}”`}. See whether the publisher has moved or withdrawn the list, or refused the request.`,
  )
}
