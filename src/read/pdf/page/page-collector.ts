import { apply, type Box, boxOfCorners, type Matrix, multiply, overlap } from '../geometry.ts'
import type { PageContent } from '../page.ts'
import type { Word } from '../words.ts'
import { drawnBullets } from './drawn-bullets.ts'
import type { ShownText, Sink } from './operators.ts'
import type { Painted, Subpath } from './paths.ts'
import { RuleCollector } from './rules.ts'
import { type Size, type Turn, turnedBack, turnOf } from './turn.ts'
import { WordCollector, withoutDoubles } from './word-collector.ts'

/** A picture that covers this share of the page may be a scan of it. */
const PICTURE = 0.1
/** So many curved shapes may be letters that were turned into outlines. */
const OUTLINES = 100

/** Gathers what a page shows, then turns it so that most of its text runs from left to right. */
export class PageCollector implements Sink {
  readonly #size: Size
  readonly #words = new WordCollector()
  readonly #paths: {
    readonly subpaths: readonly Subpath[]
    readonly painted: Painted
    readonly clip: Box
  }[] = []
  readonly #images: Box[] = []
  readonly #aside: string[] = []
  #unread = 0
  /** characters other than white space, wherever and however they are shown */
  shown = 0

  constructor(size: Size) {
    this.#size = size
  }

  text({ placed, state, font, mark }: ShownText): void {
    this.shown += placed.reduce((sum, { glyph }) => sum + glyph.unicode.trim().length, 0)
    if (font.missing) this.#unread += Math.max(1, placed.length)
    const matrix = multiply(state.ctm, state.matrix)
    const forward = state.size * state.scale * font.advance < 0 ? -1 : 1
    const turn = turnOf(forward * matrix[0], forward * matrix[1])
    if (turn === null || font.vertical) {
      this.#aside.push(placed.map(({ glyph }) => glyph.unicode).join(''))
      return
    }
    const along = forward * Math.hypot(matrix[0], matrix[1])
    const [x, base] = turnedBack(turn, this.#size, ...apply(matrix, state.at[0], state.at[1] + state.rise))
    const size = Math.abs(state.size) * Math.hypot(matrix[2], matrix[3]) * font.em
    const em = Math.abs(state.size * state.scale * along) * font.em
    const clip = this.#turnedBack(turn, state.clip)
    const page = this.#turnedBack(turn, [0, 0, this.#size.width, this.#size.height])
    for (const { glyph, start, width, next } of placed) {
      const [x0, x1] = [x + start * along, x + (start + width) * along]
      const at = [(x0 + x1) / 2, base - 0.3 * size] as const
      if (isUnread(glyph.unicode, at, page)) this.#unread += 1
      if (!isInside(at, clip)) continue
      this.#words.add({ text: glyph.unicode, turn, x0, x1, next: x + next * along, base, size, em, mark })
    }
  }

  path(subpaths: readonly Subpath[], painted: Painted, clip: Box): void {
    this.#paths.push({ subpaths, painted, clip })
  }

  image(placed: Matrix, clip: Box): void {
    const corners = [apply(placed, 0, 0), apply(placed, 1, 0), apply(placed, 1, 1), apply(placed, 0, 1)]
    this.#images.push(overlap(boxOfCorners(corners), clip))
  }

  finish(): Omit<PageContent, 'number' | 'structure'> {
    const byTurn = this.#words.finish()
    const turn = mainTurn(byTurn)
    const rules = this.#ruleCollector(turn)
    const otherTurns = [...byTurn].flatMap(([other, those]) =>
      other === turn ? [] : those.map(word => word.text),
    )
    const words = withoutDoubles(byTurn.get(turn) ?? [])
    return {
      turn,
      size: this.#size,
      words: [...words, ...drawnBullets(rules.dots, words)],
      rules: rules.rules(),
      pictured: this.#isPictured(),
      unread: this.#unread,
      aside: [...this.#aside, ...otherTurns].join(' ').trim(),
    }
  }

  #ruleCollector(turn: Turn): RuleCollector {
    const collector = new RuleCollector()
    for (const { subpaths, painted, clip } of this.#paths) {
      const back = subpaths.map(subpath => ({
        ...subpath,
        corners: subpath.corners.map(([x, y]) => turnedBack(turn, this.#size, x, y)),
      }))
      collector.path(back, painted, this.#turnedBack(turn, clip))
    }
    for (const box of this.#images) collector.filled(this.#turnedBack(turn, box))
    return collector
  }

  #turnedBack(turn: Turn, [left, top, right, bottom]: Box): Box {
    const back = (x: number, y: number) => turnedBack(turn, this.#size, x, y)
    return turn === 0 ? [left, top, right, bottom] : boxOfCorners([back(left, top), back(right, bottom)])
  }

  #isPictured(): boolean {
    const curves = this.#paths.flatMap(({ subpaths }) => subpaths.filter(subpath => subpath.curved))
    const page = this.#size.width * this.#size.height
    const areas = this.#images.map(
      ([left, top, right, bottom]) => Math.max(0, right - left) * Math.max(0, bottom - top),
    )
    return curves.length >= OUTLINES || areas.some(area => area >= PICTURE * page)
  }
}

/** Edges are rounded, and a glyph on the clip's edge is seen in part. */
const EDGE = 0.5

function isInside([x, y]: readonly [x: number, y: number], [left, top, right, bottom]: Box): boolean {
  return x >= left - EDGE && x <= right + EDGE && y >= top - EDGE && y <= bottom + EDGE
}

/** A character without a text, or beyond the edge of the page. */
function isUnread(text: string, at: readonly [x: number, y: number], page: Box): boolean {
  return text === '' || (!isInside(at, page) && text.trim() !== '')
}

/** The direction in which most of the page's text runs. */
function mainTurn(byTurn: ReadonlyMap<Turn, readonly Word[]>): Turn {
  const lengths = Array.from(byTurn, ([turn, words]) => ({
    turn,
    length: words.reduce((sum, word) => sum + word.text.length, 0),
  }))
  return lengths.sort((a, b) => b.length - a.length)[0]?.turn ?? 0
}
