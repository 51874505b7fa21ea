/** left, top, right, bottom in points; y grows downwards from the page's top left corner */
export type Box = readonly [left: number, top: number, right: number, bottom: number]

/** As PDF writes it: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [a: number, b: number, c: number, d: number, e: number, f: number]

/** Leaves every point where it is. */
export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0]

/** The matrix that applies `inner` first and `outer` after it. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer
  const [p, q, r, s, t, u] = inner
  return [a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f]
}

/** The point to which a matrix takes another. */
export function apply([a, b, c, d, e, f]: Matrix, x: number, y: number): [x: number, y: number] {
  return [a * x + c * y + e, b * x + d * y + f]
}

/** The smallest box around all of them; null when there are none. */
export function boxAround(boxes: Iterable<Box>): Box | null {
  let around: Box | null = null
  for (const [left, top, right, bottom] of boxes) {
    around = around
      ? [
          Math.min(around[0], left),
          Math.min(around[1], top),
          Math.max(around[2], right),
          Math.max(around[3], bottom),
        ]
      : [left, top, right, bottom]
  }
  return around
}

/** What two boxes share; its right may be left of its left when they share nothing. */
export function overlap(a: Box, b: Box): Box {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1]), Math.min(a[2], b[2]), Math.min(a[3], b[3])]
}

/** The box around points. */
export function boxOfCorners(corners: readonly (readonly [x: number, y: number])[]): Box {
  return boxAround(corners.map(([x, y]) => [x, y, x, y] as const)) ?? [0, 0, 0, 0]
}

/** The middle value; NaN of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN
}
