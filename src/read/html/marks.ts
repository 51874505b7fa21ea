import { stateNamed } from '../../places/states.ts'
import type { Line } from './line.ts'

/** Longer lines are prose. */
const LONGEST_LINE = 200
const DAY =
  '(?:[a-z]{3,9}\\.? \\d{1,2}(?:, ?\\d{4})?|[a-z]{3,9} \\d{4}|\\d{1,2}/\\d{1,2}(?:/\\d{2,4})?|\\d{4}-\\d\\d-\\d\\d|\\d{4})'
/** What a publisher or a template says of an entry behind its name; nothing that a place's name holds. */
const REMARK = [
  `(?:new(?:ly (?:added|listed))?|added|listed|updated|revised|corrected)(?:[:;,]? ?(?:(?:on|as of|in|since) )?${DAY})?!?`,
  '(?:link is external|external link|opens in (?:a )?new (?:tab|window)|pdf(?:, [\\d.,]+ ?[km]b)?)',
  `(?:removed|rescinded|withdrawn|deleted|delisted|no longer [a-z ]+)(?:[:;,]? ?(?:(?:on|as of|in|since) )?${DAY})?`,
].join('|')
/** Behind a name: signs and raised figures, `[1]`, `(1)`, and remarks in parentheses. */
const BEHIND = new RegExp(
  `\\s*(?:[*†‡§¶⁰¹²³⁴-⁹]+|\\[(?:\\d{1,3}|[a-z]|[*†‡§]+)\\]|\\((?:\\d{1,3}|[*†‡§]+|${REMARK})\\))$`,
  'iu',
)
/** Between a name and the comma before its state: `Boston*, MA`. */
const BEFORE_COMMA = /[*†‡§¶⁰¹²³⁴-⁹]+(?=,)/u
/** A bullet, dash or number typed before a name. */
const BULLET = /^(?:[•●○◦▪■▸►‣·⁃]\s*|[*‐-―−-]\s+|\(?\d{1,3}[.)]\s+)/u

/** The line without typed bullets and without what is set behind a name; that joins its marks. */
export function withoutMarks(line: Line): Line {
  if (line.core.length > LONGEST_LINE) return { ...line, text: line.core }
  let text = line.core.replace(BULLET, '')
  const marks = [line.marks.trim(), line.labels].filter(mark => mark !== '')
  for (const pattern of [BEFORE_COMMA, BEHIND]) {
    for (let found = pattern.exec(text); found; found = pattern.exec(text)) {
      if (found[0].length === text.length) break
      marks.push(found[0].trim())
      text = text.slice(0, found.index) + text.slice(found.index + found[0].length)
    }
  }
  return { ...line, text, marks: marks.join(' ') }
}

/** A name that is broken before its state, `New York City,<br>NY`, in one line again. */
export function withoutBreaks(lines: readonly Line[]): Line[] {
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    const goesOn = before?.text.endsWith(',') && before.element === line.element
    if (before && goesOn && stateNamed(line.text.replaceAll('.', '')))
      joined[joined.length - 1] = {
        ...before,
        text: `${before.text} ${line.text}`,
        marks: `${before.marks} ${line.marks}`.trim(),
        looks: before.looks === 'plain' ? line.looks : before.looks,
      }
    else joined.push(line)
  }
  return joined
}
