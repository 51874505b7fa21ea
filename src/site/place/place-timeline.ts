import type { ListPast } from '../../questions/history.ts'
import { type Html, html } from '../html.ts'
import { dayWords } from '../words.ts'

const WIDTH = 1000
const BAR = 14
/** a single day of ten years can still be seen */
const LEAST = 6
/** Where the days end, when a list still names the place: what follows, to its last version, is to no scale. */
const SCALED = 800
const DAY = 86_400_000

/** The days on which something began or ended, from the first to the last, and how wide they are drawn. */
interface Axis {
  readonly first: number
  readonly last: number
  readonly width: number
}

/**
 * When each list named the place, one row a list, on one axis. The drawing is stretched, so text stands beside it. What goes on
 * reaches the edge, whatever day it is: a place about which nothing changes keeps its page.
 */
export function placeTimeline(lists: readonly ListPast[]): Html | string {
  const shown = lists.filter(({ listings }) => listings.length > 0)
  if (shown.length === 0) return ''
  const axis = axisOf(shown)
  return html`<figure class="spans"><div class="rows">${shown.map(
    past =>
      html`<span class="label">${past.list}</span><svg viewBox="0 0 ${WIDTH} ${BAR}" preserveAspectRatio="none" role="img" aria-label="${`${past.list}: ${spellsWords(past)}`}"><line class="axis" x1="0" y1="${BAR / 2}" x2="${WIDTH}" y2="${BAR / 2}"/>${bars(past, axis)}</svg>`,
  )}<span></span><div class="days" aria-hidden="true">${labels(axis)}</div></div>
<figcaption><span class="key listed">named by the versions held</span> <span class="key doubtful">gone by the next version, on a day nobody knows</span></figcaption></figure>`
}

function axisOf(shown: readonly ListPast[]): Axis {
  const days = shown.flatMap(past =>
    past.listings.flatMap(({ first, last, without }) => [
      Date.parse(first.inForceOn),
      ...(without ? [Date.parse(without.inForceOn)] : goesOn(past) ? [] : [Date.parse(last.inForceOn)]),
    ]),
  )
  const open = shown.some(past => goesOn(past) && past.listings.at(-1)?.without === null)
  return { first: Math.min(...days), last: Math.max(...days), width: open ? SCALED : WIDTH }
}

function bars(past: ListPast, { first: start, last: end, width }: Axis): Html[] {
  const x = (day: string) => Math.round(((Date.parse(day) - start) / Math.max(end - start, DAY)) * width)
  const bar = (look: string, left: number, right: number, inset: number) =>
    html`<rect class="${look}" x="${left}" y="${inset}" width="${Math.max(LEAST, right - left)}" height="${BAR - 2 * inset}"/>`
  return past.listings.map(({ first, last, without }) => {
    const left = Math.min(x(first.inForceOn), WIDTH - LEAST)
    if (without === null) return bar('listed', left, goesOn(past) ? WIDTH : x(last.inForceOn), 1)
    // between the last version with it and the first without, nobody knows the day
    return html`${bar('doubtful', left, x(without.inForceOn), 3)}${bar('listed', left, x(last.inForceOn), 1)}`
  })
}

function goesOn({ status }: ListPast): boolean {
  return status === 'listed'
}

function spellsWords(past: ListPast): string {
  return past.listings
    .map(({ first, last, without }) =>
      without === null && goesOn(past)
        ? `from ${dayWords(first.inForceOn)} to the last version held`
        : `from ${dayWords(first.inForceOn)} to ${dayWords(last.inForceOn)}`,
    )
    .join(' and ')
}

/** Days evenly spaced over the part that is to scale. */
function labels({ first, last, width }: Axis): Html {
  const count = Math.min(4, Math.round((last - first) / DAY) + 1)
  const days = Array.from({ length: count }, (_, index) => {
    const day = first + ((last - first) * index) / Math.max(1, count - 1)
    return html`<span>${dayWords(new Date(day).toISOString())}</span>`
  })
  return width === WIDTH
    ? html`${days}`
    : html`<div class="days scaled">${days}</div><span>last version</span>`
}
