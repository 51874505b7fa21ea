import { changePhrase } from '../../report/phrases.ts'
import { PLAIN, plain } from '../../report/plain.ts'
import type { Excerpt, PdfExcerpt, SheetExcerpt, SheetRow } from '../excerpt/excerpt.ts'
import type { Sight, Traced } from '../trace/traced.ts'
import { fieldsPhrase, sightEntry, sightFacts, sightTitle } from './words.ts'

/** For a person at a terminal: the change, then for each document where the entry stands and what stands around it. */
export function evidenceText(traced: Traced): string {
  const { id, list, change, sights } = traced
  const head = change ? [`${id}: ${change.kind}`, `  ${changePhrase(change, PLAIN)}`] : [id]
  const [title = '', ...rest] = head
  const lines = [change ? `${title} in ${list}` : title, ...rest]
  for (const sight of sights) lines.push('', ...sightLines(traced, sight))
  return `${lines.join('\n')}\n`
}

function sightLines(traced: Traced, sight: Sight): string[] {
  const entry = sightEntry(sight)
  const facts: [string, string][] = [
    ...sightFacts(sight),
    ...(entry === null ? [] : [['read', entry] satisfies [string, string]]),
  ]
  return [
    sightTitle(traced, sight),
    ...named(facts).map(line => `  ${line}`),
    ...(sight.shown ? ['', ...excerptLines(sight.shown.excerpt).map(line => `  ${line}`)] : []),
  ]
}

/** What stands at the place, and around it; the place itself is marked with ">". */
function excerptLines(excerpt: Excerpt): string[] {
  if (excerpt.kind === 'pdf') return pdfLines(excerpt)
  if (excerpt.kind === 'sheet') return sheetLines(excerpt)
  return excerpt.lines.map(({ text, marked }) => `${marked ? '>' : ' '} ${plain(text)}`)
}

function pdfLines({ pages, cells }: PdfExcerpt): string[] {
  const where =
    pages.length === 1 ? `page ${pages[0]?.page}` : `pages ${pages.map(({ page }) => page).join(', ')}`
  return [
    `the row on ${where}:`,
    ...named(cells.map(({ fields, text }) => [fieldsPhrase(fields), plain(text)])).map(marked),
  ]
}

function sheetLines({ columns, head, rows }: SheetExcerpt): string[] {
  return rows.flatMap(row => {
    if (!row.marked) return [`  ${rowTitle(row)}: ${row.cells.map(({ text }) => plain(text)).join(' | ')}`]
    const cells = row.cells.map(({ text, link }, index): [string, string] => [
      plain(`${columns[index]} ${head?.cells[index]?.text ?? ''}`),
      `${plain(text)}${link === null ? '' : ` → ${plain(link)}`}`,
    ])
    return [`> ${rowTitle(row)}:`, ...named(cells).map(line => `>   ${line}`)]
  })
}

function rowTitle({ row, hidden }: SheetRow): string {
  return hidden ? `row ${row} (hidden by a filter)` : `row ${row}`
}

function marked(line: string): string {
  return `> ${line}`
}

/** Names and what they name, in two columns. */
function named(pairs: readonly (readonly [name: string, text: string])[]): string[] {
  const width = Math.max(0, ...pairs.map(([name]) => name.length))
  return pairs.map(([name, text]) => `${name.padEnd(width)}  ${text}`.trimEnd())
}
