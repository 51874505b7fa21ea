import { fold } from '../../../text/fold.ts'
import { type Box, boxAround } from '../geometry.ts'
import { type Line, linesOf } from '../lines.ts'
import type { PageContent } from '../page.ts'
import { boxOf, middleOf, type Word } from '../words.ts'

/** A header row on a page. */
export interface Header {
  readonly box: Box
  readonly words: ReadonlySet<Word>
  /** where each column's name stands, in the order of the names; null when they follow each other as one text */
  readonly columns: readonly Box[] | null
}

/** The header rows of each page, from the top down. */
export type PageHeaders = ReadonlyMap<PageContent, readonly Header[]>

/** A name's next word stands on the same line within so many ems, or on one of the next lines. */
const BESIDE = 1.5
const BELOW = 2.4
/** The middles of two names in one header row are at most so many ems apart: one may take four lines, the next one. */
const APART = 3.2
/** Names that follow each other at the distance of words are one text, not columns. */
const AS_WORDS = 0.75
/** A header that is one text may wrap. */
const WRAPPED = 3

/** Finds every header row on a page by the columns' names, whatever their case and however they wrap; top down. */
export function findHeaders(words: readonly Word[], names: readonly string[]): Header[] {
  const targets = names.map(squeezed)
  const headers: Header[] = []
  const taken = new Set<Word>()
  const first = targets[0] ?? ''
  for (const start of words.filter(word => starts(word, first)).sort((a, b) => a.base - b.base)) {
    if (taken.has(start)) continue
    const columns = matchRow(start, targets, words)
    if (!columns) continue
    for (const word of columns.flat()) taken.add(word)
    headers.push(headerOf(columns))
  }
  return headers.length > 0 ? headers : wrappedHeaders(words, targets)
}

function headerOf(columns: readonly (readonly Word[])[]): Header {
  const boxes = columns.map(column => boxAround(column.map(boxOf)) ?? ([0, 0, 0, 0] as const))
  const words = columns.flat()
  const size = words[0]?.size ?? 0
  const asText =
    linesOf(words).length === 1 &&
    boxes.every((box, index) => index === 0 || box[0] - (boxes[index - 1]?.[2] ?? 0) < AS_WORDS * size)
  return {
    box: boxAround(boxes) ?? [0, 0, 0, 0],
    words: new Set(words),
    columns: asText ? null : boxes,
  }
}

/** The words of each name, when the first name starts at `start` and the others follow to its right. */
function matchRow(start: Word, targets: readonly string[], words: readonly Word[]): Word[][] | null {
  const found: Word[][] = []
  for (const target of targets) {
    const last = found.at(-1)
    const candidates = last ? nextNames(last, found.flat(), target, words) : [start]
    const match = candidates.map(candidate => matchName([candidate], target, words)).find(Boolean)
    if (!match) return null
    found.push(match)
  }
  return found
}

/** Where the next name may start: to the right of the last one, as level with those found as can be, nearest first. */
function nextNames(last: readonly Word[], found: readonly Word[], target: string, words: readonly Word[]) {
  const left = Math.max(...last.map(word => word.x0))
  const middles = found.map(middleOf)
  const unlevel = (word: Word) =>
    Math.max(0, Math.min(...middles) - middleOf(word), middleOf(word) - Math.max(...middles))
  return words
    .filter(
      word =>
        word.x0 > left &&
        starts(word, target) &&
        !found.includes(word) &&
        found.every(other => Math.abs(middleOf(other) - middleOf(word)) < APART * word.size),
    )
    .sort((a, b) => unlevel(a) - unlevel(b) || a.x0 - b.x0)
}

/** The words that spell `target`, beginning with `spelt`. */
function matchName(spelt: Word[], target: string, words: readonly Word[]): Word[] | null {
  const rest = target.slice(spelt.reduce((length, word) => length + squeezed(word.text).length, 0))
  if (rest === '') return spelt
  for (const next of nextWords(spelt, rest, words)) {
    const match = matchName([...spelt, next], target, words)
    if (match) return match
  }
  return null
}

function nextWords(spelt: readonly Word[], rest: string, words: readonly Word[]): Word[] {
  const last = spelt.at(-1)
  if (!last) return []
  const left = Math.min(...spelt.map(word => word.x0)) - last.size
  const right = Math.max(...spelt.map(word => word.x1)) + last.size
  const beside = (word: Word) =>
    Math.abs(word.base - last.base) < 0.4 * last.size &&
    word.x0 > last.x0 &&
    word.x0 - last.x1 < BESIDE * last.size
  const below = (word: Word) => {
    const down = (word.base - last.base) / last.size
    return down > 0.6 && down < BELOW && word.x0 < right && word.x1 > left
  }
  const near = words.filter(
    word => starts(word, rest) && !spelt.includes(word) && (beside(word) || below(word)),
  )
  return near.sort((a, b) => a.base - b.base || a.x0 - b.x0)
}

/** Header rows that are one text over several lines. */
function wrappedHeaders(words: readonly Word[], targets: readonly string[]): Header[] {
  const wanted = targets.join('')
  const lines = linesOf(words)
  const texts = lines.map(line => squeezed(line.words.map(word => word.text).join('')))
  const headers: Header[] = []
  for (const index of lines.keys()) {
    for (let count = 1; count <= WRAPPED; count++) {
      if (texts.slice(index, index + count).join('') === wanted)
        headers.push(textHeader(lines.slice(index, index + count)))
    }
  }
  return headers
}

function textHeader(lines: readonly Line[]): Header {
  const words = lines.flatMap(line => line.words)
  return { box: boxAround(words.map(boxOf)) ?? [0, 0, 0, 0], words: new Set(words), columns: null }
}

function starts(word: Word, target: string): boolean {
  // the cheap look first: this is asked of every word of a document
  if (!target.startsWith(word.text.slice(0, 2).toLowerCase())) return false
  return target.startsWith(squeezed(word.text))
}

/** Folded, without any white space: how a name is spelt, however it is broken into words and lines. */
export function squeezed(text: string): string {
  return fold(text).replaceAll(' ', '')
}
