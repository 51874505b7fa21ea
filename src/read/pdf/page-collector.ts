import { apply, type Box, boxAround, type Matrix, multiply } from './geometry.ts'
import type { Sink } from './operators.ts'
import type { PageContent } from './page.ts'
import type { Painted, Subpath } from './paths.ts'
import { RuleCollector } from './rules.ts'
import type { FontFacts, PlacedGlyph, TextState } from './text-state.ts'
import { type Size, type Turn, turnedBack, turnOf } from './turn.ts'
import { middleOf, type Word, WordCollector, withoutDoubles } from './words.ts'

/** A picture that covers this share of the page may be a scan of it. */
const PICTURE = 0.1
/** So many curved shapes may be letters that were turned into outlines. */
const OUTLINES = 100
/** A bullet that is drawn stands within this many ems before its text, and on the line of it. */
const DOT_BEFORE = 2.5
const DOT_OFF_LINE = 0.35

/** Gathers what a page shows, then turns it so that most of its text runs from left to right. */
export class PageCollector implements Sink {
  readonly #size: Size
  readonly #words = new WordCollector()
  readonly #paths: { readonly subpaths: readonly Subpath[]; readonly painted: Painted }[] = []
  readonly #images: (readonly Corner[])[] = []

  constructor(size: Size) {
    this.#size = size
  }

  text(shown: {
    readonly placed: readonly PlacedGlyph[]
    readonly state: Readonly<TextState>
    readonly font: FontFacts
    readonly mark: number | null
  }): void {
    const { state, font, mark } = shown
    const matrix = multiply(state.ctm, state.matrix)
    const forward = state.size * state.scale * font.advance < 0 ? -1 : 1
    const turn = turnOf(forward * matrix[0], forward * matrix[1])
    if (turn === null || font.vertical) return
    const along = forward * Math.hypot(matrix[0], matrix[1])
    const [x, base] = turnedBack(turn, this.#size, ...apply(matrix, state.at[0], state.at[1] + state.rise))
    const size = Math.abs(state.size) * Math.hypot(matrix[2], matrix[3]) * font.em
    const em = Math.abs(state.size * state.scale * along) * font.em
    for (const { glyph, start, width, next } of shown.placed) {
      const [x0, x1] = [x + start * along, x + (start + width) * along]
      this.#words.add({ text: glyph.unicode, turn, x0, x1, next: x + next * along, base, size, em, mark })
    }
  }

  path(subpaths: readonly Subpath[], painted: Painted): void {
    this.#paths.push({ subpaths, painted })
  }

  image(placed: Matrix): void {
    this.#images.push([apply(placed, 0, 0), apply(placed, 1, 0), apply(placed, 1, 1), apply(placed, 0, 1)])
  }

  finish(): Omit<PageContent, 'number' | 'structure'> {
    const byTurn = this.#words.finish()
    const turn = mainTurn(byTurn)
    const rules = this.#ruleCollector(turn)
    const onPage = (byTurn.get(turn) ?? []).filter(word => isOnPage(word, turn, this.#size))
    const words = withoutDoubles(onPage)
    return {
      turn,
      size: this.#size,
      words: [...words, ...drawnBullets(rules.dots, words)],
      rules: rules.rules(),
      pictured: this.#isPictured(),
    }
  }

  #ruleCollector(turn: Turn): RuleCollector {
    const back = ([x, y]: Corner) => turnedBack(turn, this.#size, x, y)
    const collector = new RuleCollector()
    for (const { subpaths, painted } of this.#paths) {
      collector.path(
        subpaths.map(subpath => ({ ...subpath, corners: subpath.corners.map(back) })),
        painted,
      )
    }
    for (const corners of this.#images) collector.filled(boxOfCorners(corners.map(back)))
    return collector
  }

  #isPictured(): boolean {
    const curves = this.#paths.flatMap(({ subpaths }) => subpaths.filter(subpath => subpath.curved))
    const page = this.#size.width * this.#size.height
    const areas = this.#images.map(corners => {
      const [left, top, right, bottom] = boxOfCorners(corners)
      return (right - left) * (bottom - top)
    })
    return curves.length >= OUTLINES || areas.some(area => area >= PICTURE * page)
  }
}

type Corner = readonly [x: number, y: number]

function boxOfCorners(corners: readonly Corner[]): Box {
  return boxAround(corners.map(([x, y]) => [x, y, x, y] as const)) ?? [0, 0, 0, 0]
}

/** The direction in which most of the page's text runs. */
function mainTurn(byTurn: ReadonlyMap<Turn, readonly Word[]>): Turn {
  const lengths = Array.from(byTurn, ([turn, words]) => ({
    turn,
    length: words.reduce((sum, word) => sum + word.text.length, 0),
  }))
  return lengths.sort((a, b) => b.length - a.length)[0]?.turn ?? 0
}

function isOnPage(word: Word, turn: Turn, size: Size): boolean {
  const [width, height] = turn % 2 === 0 ? [size.width, size.height] : [size.height, size.width]
  const middle = middleOf(word)
  return word.x1 > 0 && word.x0 < width && middle > 0 && middle < height
}

/** Bullets that are drawn as shapes stand for typed ones: Chromium prints list markers so. */
function drawnBullets(dots: readonly Box[], words: readonly Word[]): Word[] {
  return dots.flatMap(([left, top, right, bottom]) => {
    const middle = (top + bottom) / 2
    const text = words.find(word => {
      const before = word.x0 - right
      return (
        before > 0 &&
        before < DOT_BEFORE * word.size &&
        Math.abs(middle - middleOf(word)) < DOT_OFF_LINE * word.size
      )
    })
    return text
      ? [
          {
            text: '•',
            x0: left,
            x1: right,
            base: text.base,
            size: text.size,
            spaceAfter: true,
            mark: text.mark,
          },
        ]
      : []
  })
}
