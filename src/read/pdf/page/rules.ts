import { type Box, boxOfCorners, overlap } from '../geometry.ts'
import type { Painted, Subpath } from './paths.ts'

/** A straight line along the page: `at` is its y and `from`, `to` are x for a horizontal one; the reverse for a vertical. */
export interface Rule {
  readonly at: number
  readonly from: number
  readonly to: number
}

/** The rules of a page or of a part of it. */
export interface Rules {
  readonly horizontal: readonly Rule[]
  readonly vertical: readonly Rule[]
}

/** A filled shape with both sides up to this is a rule's corner; with one, a rule: Word and cairo fill thin rectangles. */
const THIN = 3
/** Sides of a bullet that is drawn, not typed: Chromium's list markers. How small it may be depends on its text. */
const DOT = { least: 0.5, most: 8 }
/** Collinear pieces within this distance are one rule: the two edges of a double or of a thick line. */
const COLLINEAR = 1.6
/** Pieces of one rule may leave such a gap: dashes, and corners that are drawn by themselves. */
const GAP = 3
/** Points. What stays shorter is no rule: the dots of a dotted one are squares, and count for both directions. */
const SHORTEST = 4
/** A line may lean by this: rounding of coordinates. */
const LEAN = 0.6

/** Finds rules and drawn bullets among the paths of a page. */
export class RuleCollector {
  readonly #horizontal: Rule[] = []
  readonly #vertical: Rule[] = []
  readonly dots: Box[] = []

  path(subpaths: readonly Subpath[], painted: Painted, clip: Box): void {
    for (const subpath of subpaths) {
      const box = overlap(boxOfCorners(subpath.corners), clip)
      if (subpath.curved) this.#dot(box)
      else if (painted === 'stroked') this.#strokes(subpath, clip)
      else this.filled(box)
    }
  }

  /** A filled rectangle, or an image that stands for one. */
  filled([left, top, right, bottom]: Box): void {
    const [width, height] = [right - left, bottom - top]
    if (width < 0 || height < 0) return
    if (height <= THIN) this.#horizontal.push({ at: (top + bottom) / 2, from: left, to: right })
    if (width <= THIN) this.#vertical.push({ at: (left + right) / 2, from: top, to: bottom })
    this.#dot([left, top, right, bottom])
  }

  rules(): Rules {
    return { horizontal: merged(this.#horizontal), vertical: merged(this.#vertical) }
  }

  #strokes({ corners, closed }: Subpath, clip: Box): void {
    const ring = closed && corners[0] ? [...corners, corners[0]] : corners
    for (const [index, corner] of ring.entries()) {
      const [left, top, right, bottom] = overlap(boxOfCorners([corner, ring[index + 1] ?? corner]), clip)
      const [width, height] = [right - left, bottom - top]
      if (width < 0 || height < 0) continue
      if (height <= LEAN && width > height) {
        this.#horizontal.push({ at: (top + bottom) / 2, from: left, to: right })
      } else if (width <= LEAN && height > width) {
        this.#vertical.push({ at: (left + right) / 2, from: top, to: bottom })
      }
    }
  }

  #dot(box: Box): void {
    const [width, height] = [box[2] - box[0], box[3] - box[1]]
    const fits = (side: number) => side >= DOT.least && side <= DOT.most
    if (fits(width) && fits(height) && Math.max(width, height) <= 1.5 * Math.min(width, height)) {
      this.dots.push(box)
    }
  }
}

/** The rules between two heights; vertical ones are cut off there. */
export function rulesWithin({ horizontal, vertical }: Rules, top: number, bottom: number): Rules {
  return {
    horizontal: horizontal.filter(({ at }) => at > top && at < bottom),
    vertical: vertical
      .map(({ at, from, to }) => ({ at, from: Math.max(from, top), to: Math.min(to, bottom) }))
      .filter(({ from, to }) => from < to),
  }
}

/** Puts collinear pieces together: first those at the same place across, then along it those that touch. */
function merged(pieces: readonly Rule[]): Rule[] {
  const rules: Rule[] = []
  let level: Rule[] = []
  for (const piece of pieces.toSorted((a, b) => a.at - b.at)) {
    if (piece.at - (level[0]?.at ?? piece.at) > COLLINEAR) {
      rules.push(...mergedAlong(level))
      level = []
    }
    level.push(piece)
  }
  return [...rules, ...mergedAlong(level)].filter(rule => rule.to - rule.from >= SHORTEST)
}

function mergedAlong(level: readonly Rule[]): Rule[] {
  const rules: { at: number; from: number; to: number }[] = []
  for (const piece of level.toSorted((a, b) => a.from - b.from)) {
    const last = rules.at(-1)
    if (last && piece.from - last.to <= GAP) last.to = Math.max(last.to, piece.to)
    else rules.push({ ...piece })
  }
  return rules
}
