import type { Entry, Notice } from '../model.ts'
import type { Reprint } from './meaning.ts'
import type { Pairing } from './pairs.ts'

const EXAMPLES = 5

/** Copies that came or went: the entries are in both versions, so the list is the same. */
export function duplicateNotices(duplicates: Pairing['duplicates']): Notice[] {
  const notices: Notice[] = []
  const come = duplicates.after.length
  const gone = duplicates.before.length
  if (come > 0)
    notices.push({
      code: 'duplicate-rows',
      text:
        come === 1
          ? '1 row repeats an entry that is listed already.'
          : `${come} rows repeat entries that are listed already.`,
      count: come,
      examples: examplesOf(duplicates.after.map(labelOf)),
    })
  if (gone > 0)
    notices.push({
      code: 'duplicate-rows-gone',
      text:
        gone === 1
          ? '1 row that repeated an entry is gone; the entry is still accounted for.'
          : `${gone} rows that repeated entries are gone; the entries are still accounted for.`,
      count: gone,
      examples: examplesOf(duplicates.before.map(labelOf)),
    })
  return notices
}

/** Columns that one version has and the other has not; their cells are no changes of the rows. */
export function columnNotices(
  before: readonly Entry[],
  after: readonly Entry[],
  unchanged: readonly Entry[],
): Notice[] {
  // a version without rows has no columns to speak of
  if (before.length === 0 || after.length === 0) return []
  const old = columnsOf(before, unchanged)
  const fresh = columnsOf(after, unchanged)
  const appeared = without(fresh, old).map(column => ({
    code: 'column-appeared',
    text: `The column ${column} has appeared.`,
    examples: [column],
  }))
  const vanished = without(old, fresh).map(column => ({
    code: 'column-vanished',
    text: `The column ${column} has vanished.`,
    examples: [column],
  }))
  return [...appeared, ...vanished]
}

/** One notice a field for what is printed otherwise and means the same; the misprints of one value are one notice. */
export function reprintNotices(reprints: readonly Reprint[]): Notice[] {
  const groups = Map.groupBy(reprints, reprint =>
    reprint.meant === null ? reprint.field : [reprint.field, reprint.before, reprint.after].join('\u0000'),
  )
  return [...groups.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, group]) => reprintNotice(group))
}

function reprintNotice(group: readonly Reprint[]): Notice {
  const { field, before, after, meant } = group[0] as Reprint
  const entries = group.length === 1 ? '1 entry prints' : `${group.length} entries print`
  return {
    code: 'printed-differently',
    text:
      meant === null
        ? `${entries} the ${field} in another form that says the same.`
        : `${entries} the ${field} as "${after}", before as "${before}"; both mean ${meant}.`,
    count: group.length,
    examples: examplesOf(group.map(reprint => `${reprint.before} → ${reprint.after}`)),
  }
}

function without(columns: ReadonlySet<string>, others: ReadonlySet<string>): string[] {
  return [...columns].filter(column => !others.has(column)).sort()
}

function columnsOf(...parts: readonly (readonly Entry[])[]): Set<string> {
  const names = new Set<string>()
  for (const entries of parts) for (const { fields } of entries) for (const field in fields) names.add(field)
  return new Set([...names].filter(name => !isDerived(name, names)))
}

/** A column's hyperlink and its parsed form come and go with it. */
function isDerived(name: string, names: ReadonlySet<string>): boolean {
  const column = name.replace(/(Link|Parsed)$/, '')
  return column !== name && names.has(column)
}

function examplesOf(texts: readonly string[]): string[] {
  return [...new Set(texts)].sort().slice(0, EXAMPLES)
}

function labelOf(entry: Entry): string {
  return entry.state ? `${entry.name} (${entry.state})` : entry.name
}
