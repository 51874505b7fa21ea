import { apply, type Box, boxOfCorners, IDENTITY, type Matrix, multiply, overlap } from '../geometry.ts'
import { type Painted, paintingCodes, type Subpath, subpathsOf } from './paths.ts'
import {
  type FontFacts,
  initialState,
  layOut,
  type PlacedGlyph,
  type ShownGlyph,
  type TextState,
} from './text-state.ts'

/** A string, with the state in which it is shown. */
export interface ShownText {
  readonly placed: readonly PlacedGlyph[]
  readonly state: Readonly<TextState>
  readonly font: FontFacts
  /** marked-content id, in a tagged file */
  readonly mark: number | null
}

/** Receives what a page shows, in the order in which it is shown. */
export interface Sink {
  text(shown: ShownText): void
  path(subpaths: readonly Subpath[], painted: Painted, clip: Box): void
  /** an image that fills the unit square under this matrix */
  image(placed: Matrix, clip: Box): void
}

/** pdfjs's own types leave the arguments open; their shapes are those of 5.4. */
interface OperatorList {
  readonly fnArray: readonly number[]
  readonly argsArray: readonly unknown[]
}

type Codes = Readonly<Record<string, number>>
type Handlers = Record<string, (args: unknown) => void>

/**
 * Follows a page's operators, as ISO 32000-1 chapters 8 and 9 have them, and hands on text, paths and images. Colours
 * and transparency are not looked at; a clipping path counts as the box around it.
 * @param codes pdfjs's `OPS`
 * @param view from the page's own space to the displayed page, and that page
 */
export function follow(
  list: OperatorList,
  codes: Codes,
  view: { readonly matrix: Matrix; readonly page: Box },
  fontFacts: (name: string) => FontFacts,
  sink: Sink,
): void {
  const state = new StateStack(initialState(view.matrix, view.page))
  const handlers: Handlers = {
    ...graphicsHandlers(state, codes, sink),
    ...textStateHandlers(state),
    ...textHandlers(state, fontFacts, sink),
  }
  const byCode = new Map(Object.entries(handlers).map(([name, handler]) => [codes[name], handler]))
  for (const [index, code] of list.fnArray.entries()) byCode.get(code)?.(list.argsArray[index])
}

class StateStack {
  now: TextState
  readonly #saved: TextState[] = []

  constructor(initial: TextState) {
    this.now = initial
  }

  save(): void {
    this.#saved.push({ ...this.now })
  }

  restore(): void {
    this.now = this.#saved.pop() ?? this.now
  }

  transform(matrix: Matrix): void {
    this.now.ctm = multiply(this.now.ctm, matrix)
  }

  clipTo(box: Box): void {
    this.now.clip = overlap(this.now.clip, box)
  }
}

function graphicsHandlers(state: StateStack, codes: Codes, sink: Sink): Handlers {
  const painting = paintingCodes(codes)
  const image = () => sink.image(state.now.ctm, state.now.clip)
  let clips = false
  return {
    save: () => state.save(),
    restore: () => state.restore(),
    transform: args => state.transform(matrixFrom(args)),
    clip: () => {
      clips = true
    },
    eoClip: () => {
      clips = true
    },
    paintFormXObjectBegin: args => {
      const [matrix, box] = args as [unknown, ArrayLike<number> | null]
      state.save()
      if (matrix) state.transform(matrixFrom(matrix))
      if (box) state.clipTo(formBox(box, state.now.ctm))
    },
    paintFormXObjectEnd: () => state.restore(),
    constructPath: args => {
      const [code, [data]] = args as [number, [ArrayLike<number> | null]]
      const painted = painting.get(code)
      const subpaths = data && (painted || clips) ? subpathsOf(data, state.now.ctm) : []
      if (painted && data) sink.path(subpaths, painted, state.now.clip)
      // a path is painted before it clips what comes after it
      if (clips && data) state.clipTo(boxOfCorners(subpaths.flatMap(subpath => subpath.corners)))
      clips = false
    },
    paintImageXObject: image,
    paintInlineImageXObject: image,
    paintImageMaskXObject: image,
    paintSolidColorImageMask: image,
  }
}

function textStateHandlers(state: StateStack): Handlers {
  const set = (change: Partial<TextState>) => Object.assign(state.now, change)
  const number = (args: unknown) => (args as [number])[0]
  return {
    setCharSpacing: args => set({ charSpacing: number(args) }),
    setWordSpacing: args => set({ wordSpacing: number(args) }),
    setHScale: args => set({ scale: number(args) / 100 }),
    setTextRise: args => set({ rise: number(args) }),
    setLeading: args => set({ leading: number(args) }),
    setFont: args => {
      const [font, size] = args as [string, number]
      set({ font, size })
    },
    setGState: args => {
      for (const [key, value] of (args as [[string, unknown][]])[0]) {
        const [font, size] = key === 'Font' ? (value as [string, number]) : [state.now.font, state.now.size]
        set({ font, size })
      }
    },
  }
}

function textHandlers(state: StateStack, fontFacts: (name: string) => FontFacts, sink: Sink): Handlers {
  const marks: (number | null)[] = []
  const place = (matrix: Matrix) => Object.assign(state.now, { matrix, line: [0, 0], at: [0, 0] })
  const moveLine = (x: number, y: number) => {
    const line = [state.now.line[0] + x, state.now.line[1] + y] as const
    Object.assign(state.now, { line, at: line })
  }
  return {
    beginText: () => place(IDENTITY),
    setTextMatrix: args => place(matrixFrom((args as [unknown])[0])),
    moveText: args => moveLine(...(args as [number, number])),
    setLeadingMoveText: args => {
      const [x, y] = args as [number, number]
      state.now.leading = -y
      moveLine(x, y)
    },
    nextLine: () => moveLine(0, -state.now.leading),
    showText: args => {
      const [glyphs] = args as [(ShownGlyph | number)[]]
      const font = fontFacts(state.now.font)
      const { placed, advance } = layOut(glyphs, state.now, font)
      sink.text({ placed, state: state.now, font, mark: marks.findLast(mark => mark !== null) ?? null })
      state.now.at = [state.now.at[0] + advance, state.now.at[1]]
    },
    beginMarkedContent: () => marks.push(null),
    beginMarkedContentProps: args => {
      const [, id] = args as [string, unknown]
      marks.push(typeof id === 'number' ? id : null)
    },
    endMarkedContent: () => marks.pop(),
  }
}

function formBox(box: ArrayLike<number>, ctm: Matrix): Box {
  const [left = 0, bottom = 0, right = 0, top = 0] = Array.from(box)
  const corners = [
    apply(ctm, left, bottom),
    apply(ctm, right, bottom),
    apply(ctm, right, top),
    apply(ctm, left, top),
  ]
  return boxOfCorners(corners)
}

function matrixFrom(values: unknown): Matrix {
  const numbers = values as ArrayLike<number>
  return [
    numbers[0] ?? 1,
    numbers[1] ?? 0,
    numbers[2] ?? 0,
    numbers[3] ?? 1,
    numbers[4] ?? 0,
    numbers[5] ?? 0,
  ]
}
