import { ReadError } from '../../../errors.ts'
import { type Line, linesOf, textOf, textsOf } from '../lines.ts'
import type { Rule, Rules } from '../page/rules.ts'
import { middleOf, type Word } from '../words.ts'
import type { Columns } from './columns.ts'
import type { RuledTable } from './regions.ts'

/** A rule that ends a cell reaches the cell's sides within so many points. */
const REACHES = 2
/** Pieces of rules within so many points of each other are at one place. */
const LEVEL = 2
/** A column's border is looked for within so many points of its place, and may have such gaps. */
const BESIDE = 4
const GAP = 2
/** A line through or close below words, in ems of theirs below the baseline, is drawn for the words. */
const UNDERLINE = 0.17
/** Words of a row that goes over the whole table are no further apart than so many ems: they are one text. */
const ONE_TEXT = 1.5
/** Characters of a line in a message. */
const LENGTH = 80

/**
 * Parts the lines of a bordered table from those that stand in a row of one cell, which has no column's border:
 * headings between the rows ("2014").
 * @throws ReadError where cells are merged, over rows or over some of the columns: whose row their text belongs to
 * is not said
 */
export function partMerged(
  words: readonly Word[],
  table: RuledTable,
  rules: Rules,
  page: number,
): { words: Word[]; headings: Line[] } {
  checkMergedDown(words, table.columns, rules.horizontal, { page, least: 1 })
  const headings: Line[] = []
  for (const line of linesOf(words)) {
    const missing = bordersMissing(line, table, rules.vertical)
    if (missing === 'none') continue
    if (missing === 'some' || textsOf(line, ONE_TEXT).length > 1) throw mergedAcross(line, page)
    headings.push(line)
  }
  const taken = new Set(headings.flatMap(line => line.words))
  return { words: words.filter(word => !taken.has(word)), headings }
}

/** Which of the borders between columns are not drawn beside a line. */
function bordersMissing(
  { words }: Line,
  { columns }: RuledTable,
  vertical: readonly Rule[],
): 'none' | 'some' | 'all' {
  const middles = words.map(middleOf)
  const [top, bottom] = [Math.min(...middles) - GAP, Math.max(...middles) + GAP]
  const borders = columns.slice(1).map(([left]) => left)
  const missing = borders.filter(
    x => !vertical.some(({ at, from, to }) => Math.abs(at - x) <= BESIDE && from <= bottom && to >= top),
  )
  if (missing.length === 0) return 'none'
  return missing.length === borders.length ? 'all' : 'some'
}

/**
 * Refuses rules that end cells of some columns and leave out cells of others.
 * @param columns the sides of the cells, or of their widest text
 * @param least of so many columns: rules in fewer may be boxes and bars inside the cells
 * @throws ReadError
 */
export function checkMergedDown(
  words: readonly Word[],
  columns: Columns,
  horizontal: readonly Rule[],
  { page, least }: { readonly page: number; readonly least: number },
): void {
  const bases = words.map(word => word.base)
  const [first, last] = [Math.min(...bases), Math.max(...bases)]
  const inside = horizontal.filter(
    rule => rule.at > first && rule.at < last && isWithin(rule, columns) && !isUnderline(rule, words),
  )
  for (const { at } of inside) {
    const level = inside.filter(rule => Math.abs(rule.at - at) <= LEVEL)
    const reached = columns.map(([left, right]) =>
      level.some(({ from, to }) => from <= left + REACHES && to >= right - REACHES),
    )
    const untouched = columns.map(([left, right]) =>
      level.every(({ from, to }) => to <= left + BESIDE || from >= right - BESIDE),
    )
    const ended = reached.filter(Boolean).length
    if (ended >= least && untouched.includes(true)) throw mergedDown(words, at, page)
  }
}

function isWithin({ from, to }: Rule, columns: Columns): boolean {
  return from < (columns.at(-1)?.[1] ?? 0) && to > (columns[0]?.[0] ?? 0)
}

function isUnderline({ at, from, to }: Rule, words: readonly Word[]): boolean {
  const decorated = words.filter(
    word =>
      at > word.base - word.size && at < word.base + UNDERLINE * word.size && word.x0 < to && word.x1 > from,
  )
  const length = decorated.reduce((sum, word) => sum + Math.min(word.x1, to) - Math.max(word.x0, from), 0)
  return length >= (to - from) / 2
}

function mergedDown(words: readonly Word[], at: number, page: number): ReadError {
  const below = linesOf(words.filter(word => word.base > at))[0]
  return new ReadError(
    `on page ${page} cells of the table are merged over several rows, above ${quoted(below)}: which rows their text belongs to is not certain; read the table by hand`,
  )
}

function mergedAcross(line: Line, page: number): ReadError {
  return new ReadError(
    `on page ${page} cells of the table are merged over several columns, at ${quoted(line)}: which columns their text belongs to is not certain; read the table by hand`,
  )
}

function quoted(line: Line | undefined): string {
  return `“${line ? textOf(line).slice(0, LENGTH) : ''}”`
}
