import { isBulletSign } from '../bullets.ts'
import { type Line, textsOf } from '../lines.ts'
import type { Header } from './header.ts'

/** x from and to of a strip between two columns that hardly any word covers. */
export interface Gutter {
  readonly from: number
  readonly to: number
}

interface Span {
  readonly from: number
  readonly to: number
}

/** Words of so many lines in a hundred may hang over a gutter. */
const OVERHANG = 0.04
/** What a strip loses when words hang over it, in points of width: one that is clear comes first. */
const OVERHANG_LOSS = 45
/** Points. A strip that is wider is no better for it. */
const WIDEST = 20
/** A column's lines start within this many points of its left edge. */
const FLUSH = 2
/** What a strip gains when every line starts flush at its right side, in points of width. */
const FLUSH_GAIN = 60
/** A column has words on so many lines in a hundred at least. */
const USED = 0.1
/** Words nearer than this many ems are of one text, and of nothing else: narrow gutters are wider. */
const TIGHT = 0.4
/** Of a table whose names do not show the columns, a text over this share of its width is prose. */
const WIDE = 0.6

/**
 * The gutters between the columns of a table without vertical rules: strips that no word covers, on all of its pages
 * together. Each lies between two names of the header row; where that is one text, they are the clearest strips of all.
 * @param lines of the table's body, and of what may follow it
 * @returns null when there are too few
 */
export function guttersOf(lines: readonly Line[], names: Header['columns'], count: number): Gutter[] | null {
  const [left, right] = extentOf(lines)
  const isProse = names
    ? (text: Span) => names.filter(name => isInside(text, (name[0] + name[2]) / 2)).length > 1
    : (text: Span) => text.to - text.from > WIDE * (right - left)
  const spans = lines.filter(line => !textsOf(line, TIGHT).some(isProse)).map(spansOf)
  const profile = new Profile(spans)
  if (!names) {
    return clearestStrips(profile.strips(left, right), spans, count)
  }
  const gutters = names.slice(1).map((name, index) => {
    const before = names[index] ?? name
    const [inner] = profile.strips(before[2], name[0])
    const [outer] = inner ? [inner] : profile.strips(before[0], name[2])
    return outer
  })
  return gutters.every(gutter => gutter !== undefined) ? gutters : null
}

/** The clearest strips that leave something to each column. */
function clearestStrips(
  strips: readonly Gutter[],
  lines: readonly (readonly Span[])[],
  count: number,
): Gutter[] | null {
  let chosen: Gutter[] = []
  for (const strip of strips) {
    if (chosen.length === count - 1) break
    const more = [...chosen, strip].sort((a, b) => a.from - b.from)
    if (areAllUsed(more, lines)) chosen = more
  }
  return chosen.length === count - 1 ? chosen : null
}

function areAllUsed(gutters: readonly Gutter[], lines: readonly (readonly Span[])[]): boolean {
  const edges = [...gutters.map(gutter => gutter.to), Number.POSITIVE_INFINITY]
  return edges.every((edge, index) => {
    const start = edges[index - 1] ?? Number.NEGATIVE_INFINITY
    const used = lines.filter(spans =>
      spans.some(span => (span.from + span.to) / 2 > start && (span.from + span.to) / 2 < edge),
    )
    return used.length >= USED * lines.length
  })
}

/** How many lines cover each place across the page. */
class Profile {
  readonly #lines: readonly (readonly Span[])[]

  constructor(lines: readonly (readonly Span[])[]) {
    this.#lines = lines
  }

  /** The strips inside a range, the clearest first. */
  strips(left: number, right: number): Gutter[] {
    const allowed = Math.ceil(OVERHANG * this.#lines.length)
    const clear = this.#under(left, right, 0)
    const hungOver = this.#under(left, right, allowed)
    const rated = [
      ...clear.map(strip => ({ strip, rating: this.#rating(strip) })),
      ...hungOver.map(strip => ({ strip, rating: this.#rating(strip) - OVERHANG_LOSS })),
    ].sort((a, b) => b.rating - a.rating)
    return apartFromEachOther(rated.map(({ strip }) => strip))
  }

  /** The strips that at most `allowed` lines cover. */
  #under(left: number, right: number, allowed: number): Gutter[] {
    if (left >= right) return []
    const turns = this.#lines
      .flat()
      .filter(span => span.to > left && span.from < right)
      .flatMap(span => [
        { x: Math.max(left, span.from), by: 1 },
        { x: Math.min(right, span.to), by: -1 },
      ])
      .sort((a, b) => a.x - b.x || b.by - a.by)
    const strips: Gutter[] = []
    let covered = 0
    let from = left
    for (const { x, by } of turns) {
      const before = covered
      covered += by
      if (before <= allowed && covered > allowed) strips.push({ from, to: x })
      if (before > allowed && covered <= allowed) from = x
    }
    if (covered <= allowed) strips.push({ from, to: right })
    return strips.filter(strip => strip.to > strip.from)
  }

  #rating({ from, to }: Gutter): number {
    const behind = this.#lines.filter(spans => spans.some(span => span.from >= to - 0.5))
    const flush = behind.filter(spans => spans.some(span => Math.abs(span.from - to) <= FLUSH))
    return Math.min(to - from, WIDEST) + FLUSH_GAIN * (flush.length / Math.max(1, behind.length))
  }
}

/** Keeps of strips that overlap the first. */
function apartFromEachOther(strips: readonly Gutter[]): Gutter[] {
  const kept: Gutter[] = []
  for (const strip of strips) {
    if (kept.every(other => strip.to <= other.from || strip.from >= other.to)) kept.push(strip)
  }
  return kept
}

/** The words of a line, a bullet together with the word behind it. */
function spansOf({ words }: Line): Span[] {
  return words.map((word, index) => {
    const next = words[index + 1]
    return { from: word.x0, to: isBulletSign(word.text) && next ? next.x0 : word.x1 }
  })
}

function extentOf(lines: readonly Line[]): [left: number, right: number] {
  const words = lines.flatMap(line => line.words)
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const word of words) {
    left = Math.min(left, word.x0)
    right = Math.max(right, word.x1)
  }
  return [left, right]
}

function isInside(span: Span, x: number): boolean {
  return x > span.from && x < span.to
}
