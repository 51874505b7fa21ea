import { SPACE, type Word } from './words.ts'

/** Words on one baseline, from left to right. */
export interface Line {
  readonly words: readonly Word[]
  /** y of the baseline */
  readonly base: number
  /** the largest font size on it */
  readonly size: number
}

/** A part of a line whose words are near to each other. */
export interface LineText {
  readonly from: number
  readonly to: number
  readonly words: readonly Word[]
}

/** A word whose baseline is off by less than this many ems of the larger type is on the line: "1st" with a raised "st". */
const RAISED = 0.45

/** Sorts words into lines, from the top down. */
export function linesOf(words: Iterable<Word>): Line[] {
  const lines: { words: Word[]; base: number; size: number }[] = []
  for (const word of [...words].sort((a, b) => a.base - b.base)) {
    const line = lines.at(-1)
    if (line && word.base - line.base < RAISED * Math.max(line.size, word.size)) {
      line.words.push(word)
      if (word.size > line.size) Object.assign(line, { base: word.base, size: word.size })
    } else {
      lines.push({ words: [word], base: word.base, size: word.size })
    }
  }
  for (const line of lines) line.words.sort((a, b) => a.x0 - b.x0)
  return lines
}

/** The text of a line, with a space wherever one was printed or left free. */
export function textOf(line: Line): string {
  let text = ''
  let last: Word | undefined
  for (const word of line.words) {
    if (last && (last.spaceAfter || word.x0 - last.x1 > SPACE * last.size)) text += ' '
    text += word.text
    last = word
  }
  return text
}

/** The texts of a line: words nearer to each other than so many ems are of one. */
export function textsOf({ words }: Line, near: number): LineText[] {
  const texts: { from: number; to: number; words: Word[] }[] = []
  for (const word of words) {
    const last = texts.at(-1)
    if (last && word.x0 - last.to < near * word.size) {
      last.to = Math.max(last.to, word.x1)
      last.words.push(word)
    } else {
      texts.push({ from: word.x0, to: word.x1, words: [word] })
    }
  }
  return texts
}

/**
 * The text of lines that follow each other in a cell. A hyphen that is part of a word stays and takes no space behind
 * it ("I-" + "247N"); a dash between spaces keeps its space; a soft hyphen at a line's end goes.
 */
export function joinLines(lines: readonly string[]): string {
  let joined = ''
  for (const line of lines) {
    if (joined.endsWith('\u00ad')) joined = joined.slice(0, -1) + line
    else if (joined === '' || /[^\s][-\u2010-\u2014]$/.test(joined)) joined += line
    else joined += ` ${line}`
  }
  return joined.replaceAll('\u00ad', '-').trim()
}
