import { type Box, IDENTITY, type Matrix } from '../geometry.ts'

/** What pdfjs's operator list tells of one glyph. */
export interface ShownGlyph {
  readonly unicode: string
  /** thousandths of the font's unit */
  readonly width: number
  readonly isSpace: boolean
}

/** What placing a glyph needs to know of its font. */
export interface FontFacts {
  /** points of advance for each point of font size and unit of width */
  readonly advance: number
  /** height of an em for each point of font size */
  readonly em: number
  /** of East Asian text that runs downwards */
  readonly vertical: boolean
  /** the document has no such font: what is shown in it is not known */
  readonly missing: boolean
}

/** Text state and position, ISO 32000-1, 9.3 and 9.4; `line` and `at` are in text space. */
export interface TextState {
  ctm: Matrix
  /** what is drawn outside is not seen; of the displayed page */
  clip: Box
  font: string
  size: number
  charSpacing: number
  wordSpacing: number
  /** 1 is 100 % */
  scale: number
  leading: number
  rise: number
  matrix: Matrix
  line: readonly [x: number, y: number]
  at: readonly [x: number, y: number]
}

/**
 * @param view from the page's own space to the displayed page
 * @param clip the displayed page
 */
export function initialState(view: Matrix, clip: Box): TextState {
  return {
    ctm: view,
    clip,
    font: '',
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    matrix: IDENTITY,
    line: [0, 0],
    at: [0, 0],
  }
}

/** A glyph with where it starts, counted along the line from where the whole string starts, in text space. */
export interface PlacedGlyph {
  readonly glyph: ShownGlyph
  readonly start: number
  readonly width: number
  /** start of the next glyph */
  readonly next: number
}

/** Lays out a shown string: glyphs, and numbers that move the next one (ISO 32000-1, 9.4.3). */
export function layOut(
  glyphs: readonly (ShownGlyph | number)[],
  state: TextState,
  font: FontFacts,
): { placed: PlacedGlyph[]; advance: number } {
  const placed: PlacedGlyph[] = []
  let start = 0
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      start -= (glyph / 1000) * state.size * state.scale
      continue
    }
    const width = glyph.width * font.advance * state.size * state.scale
    const next = start + width + (state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)) * state.scale
    placed.push({ glyph, start, width, next })
    start = next
  }
  return { placed, advance: start }
}
