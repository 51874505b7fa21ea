import { type Element, isTag } from 'domhandler'
import { ReadError } from '../../errors.ts'
import { isWithin } from '../../read/html/elements.ts'
import { locator, startOf } from '../../read/html/evidence.ts'
import type { Line } from '../../read/html/line.ts'
import { linesOf } from '../../read/html/lines.ts'
import { loadHtml } from '../../read/html/load.ts'
import type { DocumentInput } from '../../sources/source.ts'
import { type HtmlExcerpt, type HtmlPlace, shortened } from './excerpt.ts'

/** Lines that are shown above the one that is marked, and below. */
const AROUND = 3

/** A line of the page, and where it stands in the element that holds the list. */
interface PlacedLine {
  readonly index: number
  readonly element: string
  readonly offset: number
}

/** @throws ReadError when the page cannot be read, or has no such place */
export function htmlExcerpts(document: DocumentInput, places: readonly HtmlPlace[]): HtmlExcerpt[] {
  const { $ } = loadHtml(document)
  const body = $('body').get(0)
  const lines = body ? linesOf(body, new Set(), () => null) : []
  const elements = $('*').toArray().filter(isTag)
  const byStart = new Map<string, Map<string, PlacedLine[]>>()
  return places.map(place => {
    const [start = ''] = place.element.split(' > ')
    const known = byStart.get(start) ?? placedLines(lines, containers(elements, start))
    byStart.set(start, known)
    const marked = lineAt(known.get(place.element) ?? [], place.offset)
    if (!marked)
      throw new ReadError(
        `The page shows nothing at ${place.element}, from which an entry was read: it is not the document that was read. See "verify".`,
      )
    return excerptAround(lines, marked.index)
  })
}

function containers(elements: readonly Element[], start: string): Element[] {
  return elements.filter(element => startOf(element) === start)
}

/** The line that begins there, or else the one in which a part was read that begins there. */
function lineAt(lines: readonly PlacedLine[], offset: number): PlacedLine | undefined {
  return lines.find(line => line.offset === offset) ?? lines.findLast(line => line.offset <= offset)
}

/** The lines of each element, by its path; several elements can begin the same path. */
function placedLines(lines: readonly Line[], containers: readonly Element[]): Map<string, PlacedLine[]> {
  const placed = new Map<string, PlacedLine[]>()
  for (const container of containers) {
    const locate = locator(container)
    const found = [...lines.entries()]
      .filter(([, line]) => isWithin(line.element, container))
      .map(([index, line]) => ({ index, ...locate(line) }))
    for (const [element, inElement] of Map.groupBy(found, ({ element }) => element))
      placed.set(element, [...(placed.get(element) ?? []), ...inElement])
  }
  return placed
}

function excerptAround(lines: readonly Line[], marked: number): HtmlExcerpt {
  const first = Math.max(0, marked - AROUND)
  return {
    kind: 'html',
    lines: lines.slice(first, marked + AROUND + 1).map(({ text }, index) => ({
      text: shortened(text),
      marked: first + index === marked,
    })),
  }
}
