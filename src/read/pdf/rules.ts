import type { Box } from './geometry.ts'
import type { Painted, Subpath } from './paths.ts'

/** A straight line along the page: `at` is its y and `from`, `to` are x for a horizontal one; the reverse for a vertical. */
export interface Rule {
  readonly at: number
  readonly from: number
  readonly to: number
}

export interface Rules {
  readonly horizontal: readonly Rule[]
  readonly vertical: readonly Rule[]
}

/** A filled shape with both sides up to this is a rule's corner; with one, a rule: Word and cairo fill thin rectangles. */
const THIN = 3
/** Sides of a bullet that is drawn, not typed: Chromium's list markers. */
const DOT = { least: 1.5, most: 8 }
/** Collinear pieces within this distance are one rule: the two edges of a double or of a thick line. */
const COLLINEAR = 1.6
/** Pieces of one rule may leave such a gap: dashes, and corners that are drawn by themselves. */
const GAP = 3
/** A line may lean by this: rounding of coordinates. */
const LEAN = 0.6

/** Finds rules and drawn bullets among the paths of a page. */
export class RuleCollector {
  readonly #horizontal: Rule[] = []
  readonly #vertical: Rule[] = []
  readonly dots: Box[] = []

  path(subpaths: readonly Subpath[], painted: Painted): void {
    for (const subpath of subpaths) {
      const box = boxOfCorners(subpath.corners)
      if (subpath.curved) this.#dot(box)
      else if (painted === 'stroked') this.#strokes(subpath)
      else this.filled(box)
    }
  }

  /** A filled rectangle, or an image that stands for one. */
  filled(box: Box): void {
    const [left, top, right, bottom] = box
    const [width, height] = [right - left, bottom - top]
    if (height <= THIN) this.#horizontal.push({ at: (top + bottom) / 2, from: left, to: right })
    if (width <= THIN) this.#vertical.push({ at: (left + right) / 2, from: top, to: bottom })
    if (height > THIN && width > THIN) this.#dot(box)
  }

  rules(): Rules {
    return { horizontal: merged(this.#horizontal), vertical: merged(this.#vertical) }
  }

  #strokes({ corners, closed }: Subpath): void {
    const ring = closed && corners[0] ? [...corners, corners[0]] : corners
    for (const [index, [x1, y1]] of ring.entries()) {
      const [x2, y2] = ring[index + 1] ?? [x1, y1]
      const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)]
      if (height <= LEAN && width > height) {
        this.#horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
      } else if (width <= LEAN && height > width) {
        this.#vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
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

function boxOfCorners(corners: Subpath['corners']): Box {
  let box: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const [x, y] of corners) {
    box = [Math.min(box[0], x), Math.min(box[1], y), Math.max(box[2], x), Math.max(box[3], y)]
  }
  return box
}

/** Puts collinear pieces together: first those at the same place across, then along it those that touch. */
function merged(pieces: readonly Rule[]): Rule[] {
  const rules: Rule[] = []
  let level: Rule[] = []
  for (const piece of pieces.toSorted((a, b) => a.at - b.at)) {
    if (piece.at - (level.at(-1)?.at ?? piece.at) > COLLINEAR) {
      rules.push(...mergedAlong(level))
      level = []
    }
    level.push(piece)
  }
  return [...rules, ...mergedAlong(level)]
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
