import { fold } from '../../text/fold.ts'
import { plainWords, recognise } from '../../text/vocabulary.ts'
import type { RowColumn } from '../rows/rules.ts'
import type { Cell, Grid } from './grid.ts'

/** A column that a source knows, found by its header wherever it stands. Case, spacing and punctuation do not matter. */
export interface Column extends RowColumn {
  /** the sheet that has all required headers in one row is the list */
  readonly required: boolean
}

/** The row that names the columns. */
export interface Header {
  /** from 0 */
  readonly position: number
  readonly columnOf: ReadonlyMap<string, number>
  /** fields of the columns that are not called as the publisher calls them as a rule */
  readonly misprinted: readonly string[]
  /** positions of the columns that are neither read nor ignored by name */
  readonly unknown: readonly number[]
  /** positions of all columns that are called anything */
  readonly named: ReadonlySet<number>
}

/** A header stands below a title at most; deeper text is not searched. */
const HEADER_WITHIN_ROWS = 40
/** What is longer is a sentence. */
const MAX_HEADER_LENGTH = 60

/** Words that a header may have more than its name, by what the column holds. */
const GENERAL_WORDS = {
  day: new Set(['date', 'day', 'on']),
  link: new Set(['link', 'hyperlink', 'url']),
  text: new Set(['name']),
}

/**
 * The first row that names every required column, else the first that names them with misprints; null when there is none.
 * @param ignored headers of columns that are known and not read
 */
export function findHeader(
  grid: Grid,
  columns: readonly Column[],
  ignored: readonly string[],
): Header | null {
  const rows = [...grid.rows.slice(0, HEADER_WITHIN_ROWS).entries()]
  const required = columns.filter(column => column.required)
  for (const [position, row] of rows) {
    const exact = namedExactly(row, columns)
    if (required.every(({ field }) => exact.has(field)))
      return headerOf(position, row, exact, misprintsOf(row, columns, exact, ignored), ignored)
  }
  for (const [position, row] of rows) {
    const exact = namedExactly(row, columns)
    const missing = required.filter(({ field }) => !exact.has(field))
    // a row of which most is misprinted is no header
    if (missing.length > exact.size) continue
    const misprints = misprintsOf(row, columns, exact, ignored)
    if (missing.every(({ field }) => misprints.has(field)) && misprints.size <= exact.size)
      return headerOf(position, row, exact, misprints, ignored)
  }
  return null
}

/** A header's letters and digits: what two texts share that are one header. */
function headerName(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]/gu, '')
}

function namedExactly(row: readonly Cell[], columns: readonly Column[]): Map<string, number> {
  const names = row.map(cell => headerName(cell.text))
  const found = new Map<string, number>()
  for (const column of columns) {
    const at = names.indexOf(headerName(column.header))
    if (at >= 0) found.set(column.field, at)
  }
  return found
}

/** Columns that are not named exactly, where one cell alone can mean them and can mean nothing else. */
function misprintsOf(
  row: readonly Cell[],
  columns: readonly Column[],
  exact: ReadonlyMap<string, number>,
  ignored: readonly string[],
): Map<string, number> {
  const found = new Map<string, number>()
  const missing = columns.filter(({ field }) => !exact.has(field))
  if (missing.length === 0) return found
  const taken = new Set(exact.values())
  const known = new Set(ignored.map(headerName))
  const meant = [...row.entries()].flatMap(([at, { text }]) => {
    if (text === '' || taken.has(at) || known.has(headerName(text))) return []
    const [field, other] = columns.filter(column => means(text, column)).map(column => column.field)
    return field === undefined || other !== undefined ? [] : [{ at, field }]
  })
  for (const { field } of missing) {
    const [only, other] = meant.filter(each => each.field === field)
    if (only && !other) found.set(field, only.at)
  }
  return found
}

/** `SUPPPORT TYPE`, `LAW ENFORCEMENT AGENCIES`, `DATE SIGNED`, `STATE/TERRITORY`, `LAW ENFORCEMENT AGENCY (LEA)`. */
function means(text: string, { header, holds, link }: Column): boolean {
  if (text.length > MAX_HEADER_LENGTH) return false
  const name = plainWords(header)
  const general = GENERAL_WORDS[holds?.kind === 'day' ? 'day' : link ? 'link' : 'text']
  return [text, text.replace(/\(.*\)/, ''), ...text.split('/')].some(part => {
    const words = plainWords(part)
    const own = words
      .split(' ')
      .filter(word => !general.has(word))
      .join(' ')
    return recognise(words, [name]) !== null || recognise(own, [name]) !== null
  })
}

function headerOf(
  position: number,
  row: readonly Cell[],
  exact: ReadonlyMap<string, number>,
  misprints: ReadonlyMap<string, number>,
  ignored: readonly string[],
): Header {
  const columnOf = new Map([...exact, ...misprints])
  const ignoredNames = new Set(ignored.map(headerName))
  const read = new Set(columnOf.values())
  const titles = [...row.entries()].filter(([, cell]) => cell.text !== '')
  const unknown = titles.filter(([at, { text }]) => !read.has(at) && !ignoredNames.has(headerName(text)))
  return {
    position,
    columnOf,
    misprinted: [...misprints.keys()],
    unknown: unknown.map(([at]) => at),
    named: new Set(titles.map(([at]) => at)),
  }
}
