import { apply, type Matrix } from '../geometry.ts'

/** A piece of a path: its corners on the displayed page. */
export interface Subpath {
  readonly corners: readonly (readonly [x: number, y: number])[]
  readonly closed: boolean
  readonly curved: boolean
}

/** How a path is painted. */
export type Painted = 'stroked' | 'filled'

/** Codes of pdfjs 5.4 in the arguments of `constructPath`. They are not exported: `load.ts` insists on the version. */
const MOVE_TO = 0
const LINE_TO = 1
const CURVE_TO = 2

const FILLED = ['fill', 'eoFill']
const STROKED = [
  'stroke',
  'closeStroke',
  'fillStroke',
  'eoFillStroke',
  'closeFillStroke',
  'closeEOFillStroke',
]

/** How each painting operator paints, by its code in pdfjs's `OPS`; paths that only clip are not there. */
export function paintingCodes(codes: Readonly<Record<string, number>>): ReadonlyMap<number, Painted> {
  const painting = new Map<number, Painted>()
  for (const name of FILLED) painting.set(codes[name] ?? Number.NaN, 'filled')
  for (const name of STROKED) painting.set(codes[name] ?? Number.NaN, 'stroked')
  return painting
}

/** The subpaths in the data of `constructPath`, under the matrix that is in force. */
export function subpathsOf(data: ArrayLike<number>, ctm: Matrix): Subpath[] {
  const subpaths: { corners: [number, number][]; closed: boolean; curved: boolean }[] = []
  const point = (index: number) => apply(ctm, data[index] ?? 0, data[index + 1] ?? 0)
  let index = 0
  while (index < data.length) {
    const code = data[index++]
    const last = subpaths.at(-1)
    if (code === MOVE_TO) {
      subpaths.push({ corners: [point(index)], closed: false, curved: false })
      index += 2
    } else if (code === LINE_TO) {
      last?.corners.push(point(index))
      index += 2
    } else if (code === CURVE_TO) {
      last?.corners.push(point(index + 4))
      if (last) last.curved = true
      index += 6
    } else if (last) {
      last.closed = true
    }
  }
  return subpaths
}
