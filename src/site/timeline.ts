import type { ListEvent } from '../judge/list-state.ts'
import { counted, grouped } from '../text/wording.ts'
import { type Html, html } from './html.ts'
import type { Step } from './step.ts'
import { dayWords } from './words.ts'

/*
 * The drawing is stretched to the page's width, so it holds no text: days stand below it, evenly spaced.
 */
const WIDTH = 1000
const HEIGHT = 120
/** above and below the axis, that it can be told from the edge */
const EDGE = 8
/** left and right of the first and of the last day */
const MARGIN = 16
const BAR = 5
/** that a single change can be seen beside a hundred */
const LEAST = 3
const LABELS = 5

/** Versions of a list over time: additions up, removals down, other changes on the axis, absences of the page shaded. */
export function timeline(steps: readonly Step[], events: readonly ListEvent[]): Html {
  if (steps.length === 0) return html``
  const days = [
    ...steps.map(({ version }) => dayOf(version.snapshot.order.inForceOn)),
    ...events.flatMap(({ at, missingSince }) => [dayOf(at), dayOf(missingSince)]),
  ]
  const [first, last] = [Math.min(...days), Math.max(...days)]
  const span = Math.max(last - first, 1)
  const x = (day: number) => round(MARGIN + ((day - first) / span) * (WIDTH - 2 * MARGIN))
  const most = (kind: 'added' | 'removed') => Math.max(0, ...steps.map(({ counts }) => counts?.[kind] ?? 0))
  // both directions have one scale, and as much room as they need
  const unit = (HEIGHT - 2 * EDGE) / Math.max(1, most('added') + most('removed'))
  const axis = round(EDGE + unit * (most('added') || (most('removed') > 0 ? 0 : 0.5)))
  const height = (count: number) => (count === 0 ? 0 : Math.max(LEAST, round(count * unit)))
  return html`<figure class="timeline">
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${description(steps, events)}">
${absences(events).map(({ from, to }) => {
  const [left, right] = [x(dayOf(from)), to === null ? WIDTH : x(dayOf(to))]
  return html`<rect class="absent" x="${left}" y="0" width="${Math.max(BAR, right - left)}" height="${HEIGHT}"/>`
})}
<line class="axis" x1="0" y1="${axis}" x2="${WIDTH}" y2="${axis}"/>
${steps.map(({ version, counts }) => bars(x(dayOf(version.snapshot.order.inForceOn)) - BAR / 2, axis, counts, height))}
</svg>
<div class="days" aria-hidden="true">${labels(first, last - first)}</div>
<figcaption>${legend(Math.max(most('added'), most('removed')), events)}</figcaption>
</figure>`
}

function bars(x: number, axis: number, counts: Step['counts'], height: (count: number) => number): Html {
  if (counts === null) return html`<rect class="first" x="${x}" y="0" width="${BAR}" height="${HEIGHT}"/>`
  const [up, down] = [height(counts.added), height(counts.removed)]
  const other = counts.renamed + counts.changed > 0
  return html`${up > 0 ? html`<rect class="added" x="${x}" y="${round(axis - up)}" width="${BAR}" height="${up}"/>` : ''}${
    down > 0 ? html`<rect class="removed" x="${x}" y="${axis}" width="${BAR}" height="${down}"/>` : ''
  }${other ? html`<rect class="other" x="${x}" y="${axis - 2}" width="${BAR}" height="4"/>` : ''}`
}

/** Evenly spaced days; few days get fewer labels than there is room for. */
function labels(first: number, span: number): Html[] {
  const count = Math.min(LABELS, Math.round(span) + 1)
  return Array.from({ length: count }, (_, index) => {
    const day = first + (span * index) / Math.max(1, count - 1)
    return html`<span>${dayWords(new Date(day * MILLISECONDS).toISOString())}</span>`
  })
}

function legend(most: number, events: readonly ListEvent[]): Html {
  const absent = events.length > 0 ? html` <span class="key absent">page missing</span>` : ''
  return html`<span class="key added">added</span> <span class="key removed">removed</span> <span class="key other">renamed or changed</span> <span class="key first">first version held</span>${absent} ${most > 0 ? html` <span>tallest bar: ${grouped(most)}</span>` : ''}`
}

function description(steps: readonly Step[], events: readonly ListEvent[]): string {
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || !last) return 'No version is held.'
  const peak = (kind: 'added' | 'removed') => {
    const top = steps.reduce(
      (most, step) => ((step.counts?.[kind] ?? 0) > (most.counts?.[kind] ?? 0) ? step : most),
      first,
    )
    const count = top.counts?.[kind] ?? 0
    return count === 0 ? `none ${kind}` : `at most ${count} ${kind}, on ${dayWords(top.version.day)}`
  }
  const gone = absences(events).map(
    ({ from, to }) => `page missing from ${dayWords(from)}${to === null ? ' on' : ` to ${dayWords(to)}`}`,
  )
  return `${counted(steps.length, 'version', 'versions')} from ${dayWords(first.version.day)} to ${dayWords(last.version.day)}: ${[peak('added'), peak('removed'), ...gone].join('; ')}.`
}

/** Stretches of time in which the page was missing; the last may go on. */
function absences(events: readonly ListEvent[]): { from: string; to: string | null }[] {
  const found: { from: string; to: string | null }[] = []
  for (const { kind, missingSince, at } of events) {
    const open = found.at(-1)
    if (kind === 'restored' && open) found[found.length - 1] = { ...open, to: at }
    else if (open?.from !== missingSince) found.push({ from: missingSince, to: null })
  }
  return found
}

const MILLISECONDS = 86_400_000

function dayOf(instant: string): number {
  return Date.parse(instant) / MILLISECONDS
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
