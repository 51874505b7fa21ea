import { distance } from 'fastest-levenshtein'
import { ReadError } from '../../../errors.ts'
import type { EntryKind } from '../../../model.ts'
import { type State, stateNamed } from '../../../places/states.ts'
import { fold } from '../../../text/fold.ts'
import type { Line } from '../line.ts'
import { saysRemoved } from '../names.ts'
import type { BlockRule, HtmlListRules } from '../rules.ts'
import { listOf } from '../slots.ts'
import type { PrintedEntry } from './list-lines.ts'
import type { OpenBlock } from './open-headings.ts'

/** @throws ReadError for a line in a name's place that says that it is no entry, or not one */
export function refuseUncertainName(line: Line, { blocks, states }: HtmlListRules, kind: EntryKind): void {
  if (saysRemoved(line.text) || saysRemoved(line.marks))
    throw new ReadError(
      `“${[line.text, line.marks].join(' ').trim()}” stands among the entries and says that it is none any more. Look at the page; if it is not on the list, import a copy without it.`,
    )
  const heading = misprinted(line.text, blocks)
  if (heading !== null)
    throw new ReadError(
      `“${line.text}” stands among the entries and looks like a misprint of the heading “${heading}”, so it is not certain what the names below it are. Look at the page, and import a corrected copy.`,
    )
  const ofPlace = kind === 'county' || kind === 'city'
  if (ofPlace && (JOINED.test(line.text) || (states === 'suffix' && statesWithin(line.text))))
    throw new ReadError(
      `“${line.text}” reads like several entries in one: the page's markup is broken. Fetch the page again; if it stays so, read it by hand and import a corrected copy.`,
    )
}

/** @throws ReadError for a line of the list that the page crosses out */
export function refuseStruck(line: Line): void {
  if (line.looks !== 'struck') return
  throw new ReadError(
    `“${line.text.slice(0, 80)}” is crossed out on the page, so it is not certain that it is on the list. Look at the page, and import a copy without what is crossed out.`,
  )
}

/** The heading that a line is a letter or two from; short words are not compared, and Paris is no misprint of Parish. */
function misprinted(text: string, blocks: readonly BlockRule[]): string | null {
  const folded = fold(text).replace(/\W+$/, '')
  const near = (heading: string) => {
    const word = fold(heading)
    if (word.length < 6 || Math.abs(word.length - folded.length) > 1 || word.startsWith(folded)) return false
    return distance(folded, word) <= (word.length >= 8 ? 2 : 1)
  }
  return folded.length > 40 ? null : (blocks.flatMap(block => block.words).find(near) ?? null)
}

const DESIGNATION = '(County|Parish|Borough|Township)'
/** Two names that ran into one, `Alameda CountyAmador County`, or stand side by side. */
const JOINED = new RegExp(`(?:${DESIGNATION}|City)\\p{Lu}\\p{Ll}|\\b${DESIGNATION}\\b.*\\b\\2$`, 'u')

/** Whether a state stands before the last comma of a name that ends in its own. */
function statesWithin(text: string): boolean {
  return text
    .split(',')
    .slice(1, -1)
    .some(part => {
      const [, code = ''] = /^\s*([A-Z]{2})(?=\p{Lu}\p{Ll}|\P{L})/u.exec(part) ?? []
      const [before = '', ...behind] = part.split(/\s+(?:and|&)\s+|\/|;/)
      return stateNamed(code) !== null || (behind.length > 0 && stateNamed(before) !== null)
    })
}

/** A name below a heading that stood already: the heading between the two may be misspelled. */
export function repeatedHeading(heading: Line, name: Line, state: State | null): ReadError {
  return new ReadError(
    `The heading “${heading.text}” stands twice ${state ? `under ${state.name}` : 'on the page'}, so it is not certain what “${name.text}” belongs to. Look whether a heading between the two is misspelled, and import a corrected copy.`,
  )
}

/** As many names show how a list is sorted and what its names end in. */
const FEWEST = 3
const COUNTY = /\b(?:county|parish|borough)$/i

/**
 * @throws ReadError for the first name of a further list below one heading that sorts before all above it, or is no county
 * where all above it are: a heading between the two lists may be missing
 */
export function refuseNewBeginning(
  line: Line,
  { line: heading, first, last }: OpenBlock,
  entries: readonly PrintedEntry[],
  { states }: HtmlListRules,
): void {
  if (states !== 'headings' || !first || !last || listOf(last) === listOf(line)) return
  const text = fold(line.text)
  if (text > fold(last.text)) return
  const above = entries.filter(({ under }) => under.at(-1) === heading).map(({ name }) => name)
  const counties = !COUNTY.test(text) && above.every(name => COUNTY.test(name))
  const anew = text <= fold(first.text) || counties
  if (above.length < FEWEST || !anew || fold(last.text) <= fold(first.text)) return
  throw new ReadError(
    `“${line.text}” begins a second list below “${heading.text}”, and it is not certain that no heading is missing between the two. Look at the page, and import a corrected copy.`,
  )
}
