import type { Word } from '../words.ts'
import type { Turn } from './turn.ts'

/** One glyph, as it is shown. */
export interface Glyph {
  readonly text: string
  readonly turn: Turn
  readonly x0: number
  readonly x1: number
  /** where the next glyph starts unless it is moved */
  readonly next: number
  readonly base: number
  /** points of an em upwards, and along the line */
  readonly size: number
  readonly em: number
  readonly mark: number | null
}

/** A glyph that is moved on by more than this many ems is a word of its own, which may touch the one before. */
const SEAM = 0.04
/** A glyph whose type is larger or smaller by this share is a word of its own, which may touch the one before. */
const OTHER_SIZE = 0.08
/** A glyph may step back by this much of an em and be of the same word: kerning of "AV" or "To". */
const KERNING = 0.25
const LIGATURES = /[\ufb00-\ufb06]/g
/** What a glyph nearly always stands for: nothing of it is left out, and it is no space. */
const PLAIN = /^[!-~]+$/
/** Control characters, but for those that programs take for Windows-1252, and format characters. */
const WITHOUT_SHAPE = /[^\P{Cc}\u0080-\u009f]|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/gu

interface Growing {
  text: string
  readonly turn: Turn
  readonly x0: number
  x1: number
  next: number
  readonly base: number
  readonly size: number
  readonly em: number
  readonly mark: number | null
}

/** Puts glyphs together to words, in the order in which they are shown. */
export class WordCollector {
  readonly #words = new Map<Turn, Word[]>()
  #growing: Growing | null = null

  add(glyph: Glyph): void {
    const isPlain = PLAIN.test(glyph.text)
    const text = isPlain ? glyph.text : legible(glyph.text)
    if (text === '') return
    if (!isPlain && text.trim() === '') {
      this.#close(true)
      return
    }
    const word = this.#growing
    if (word && continues(word, glyph)) {
      word.text += text
      word.x1 = glyph.x1
      word.next = glyph.next
      return
    }
    this.#close(false)
    this.#growing = { ...glyph, text }
  }

  /** The words in each direction of text. */
  finish(): ReadonlyMap<Turn, readonly Word[]> {
    this.#close(false)
    return this.#words
  }

  #close(spaceAfter: boolean): void {
    const word = this.#growing
    this.#growing = null
    if (!word) return
    const { text, x0, x1, base, size, mark } = word
    const words = this.#words.get(word.turn) ?? []
    this.#words.set(word.turn, words)
    words.push({ text, x0, x1, base, size, spaceAfter, mark })
  }
}

function legible(text: string): string {
  return text.replace(WITHOUT_SHAPE, '').replace(LIGATURES, one => one.normalize('NFKC'))
}

function continues(word: Growing, glyph: Glyph): boolean {
  const gap = (glyph.x0 - word.next) / word.em
  return (
    glyph.turn === word.turn &&
    glyph.mark === word.mark &&
    Math.abs(glyph.size - word.size) < OTHER_SIZE * word.size &&
    Math.abs(glyph.base - word.base) < 0.1 * word.size &&
    gap < SEAM &&
    gap > -KERNING
  )
}

/** Drops words that are printed twice in the same place: bold type made by printing again, a hair aside. */
export function withoutDoubles(words: readonly Word[]): Word[] {
  const seen = new Map<string, Word[]>()
  return words.filter(word => {
    const same = seen.get(word.text) ?? []
    seen.set(word.text, same)
    if (same.some(other => isDouble(other, word))) return false
    same.push(word)
    return true
  })
}

function isDouble(a: Word, b: Word): boolean {
  const hair = 0.08 * a.size
  return Math.abs(a.x0 - b.x0) < hair && Math.abs(a.base - b.base) < hair
}
