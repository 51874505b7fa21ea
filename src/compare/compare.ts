import { type Change, type ChangeCounts, ChangeKind, type Entry, type Notice } from '../model.ts'
import { byCodeUnit } from '../text/by-code-unit.ts'
import { differencesBetween, type Reprint } from './meaning.ts'
import { columnNotices, duplicateNotices, reprintNotices } from './notices.ts'
import { pairByKey } from './pairs.ts'
import { findRenames, type PossibleRename, type Rename } from './renames.ts'
import type { CompareRules } from './rules.ts'

/** What changed between two versions of a list. */
export interface Comparison {
  /** by kind, then by key */
  readonly changes: Change[]
  readonly counts: ChangeCounts
  /** what is printed otherwise and no change of the list: other type, misprints, copies of rows, columns */
  readonly notices: Notice[]
}

/**
 * Says what changed from one version of a list to the next. Pure; the order of the rows never matters, and comparing
 * the other way round mirrors the answer. The versions may be handed in without the rows that both have, with
 * `rules.unchanged` in their place: the changes are the same.
 */
export function compare(
  before: readonly Entry[],
  after: readonly Entry[],
  rules: CompareRules = {},
): Comparison {
  const pairing = pairByKey(before, after, rules)
  const renames = findRenames(pairing, rules)
  const reprints: Reprint[] = []
  const changes: Change[] = []
  for (const pair of pairing.paired) {
    const differences = differencesBetween(pair.before, pair.after)
    reprints.push(...differences.reprints)
    if (Object.keys(differences.fields).length > 0)
      changes.push({ kind: 'changed', before: pair.before, after: pair.after, fields: differences.fields })
  }
  for (const rename of renames.renamed) changes.push(renamedChange(rename, reprints))
  for (const entry of renames.removed) changes.push(removedChange(entry, renames.possible.get(entry)))
  for (const entry of renames.added) changes.push({ kind: 'added', before: null, after: entry, fields: {} })

  return {
    changes: inReportOrder(changes),
    counts: countsOf(changes),
    notices: [
      ...reprintNotices(reprints),
      ...duplicateNotices(renames.duplicates),
      ...columnNotices(before, after, rules.unchanged ?? []),
      ...searchNotices(renames.notSearched),
    ],
  }
}

function renamedChange(rename: Rename, reprints: Reprint[]): Change {
  const { before, after, reason, score, because } = rename
  const differences = differencesBetween(before, after)
  reprints.push(...differences.reprints.filter(reprint => reprint.field !== 'name'))
  // one entry is of one kind: another is read off a misprint ("Travis Couny"), or off a heading that is a field itself
  const { kind: _, ...fields } = differences.fields
  return { kind: 'renamed', before, after, fields, reason, score, because }
}

function removedChange(entry: Entry, possible: PossibleRename | undefined): Change {
  const removed: Change = { kind: 'removed', before: entry, after: null, fields: {} }
  if (!possible) return removed
  return { ...removed, possiblyRenamedTo: possible.to.name, score: possible.score, because: possible.because }
}

function countsOf(changes: readonly Change[]): ChangeCounts {
  const counts: ChangeCounts = { added: 0, removed: 0, renamed: 0, changed: 0 }
  for (const change of changes) counts[change.kind]++
  return counts
}

function inReportOrder(changes: readonly Change[]): Change[] {
  const rank = (change: Change) => {
    const entries = [change.after, change.before].map(entry => JSON.stringify([entry?.key, entry]))
    return [ChangeKind.options.indexOf(change.kind), ...entries].join('\u0000')
  }
  return changes
    .map(change => ({ change, rank: rank(change) }))
    .sort((a, b) => byCodeUnit(a.rank, b.rank))
    .map(({ change }) => change)
}

function searchNotices(notSearched: number): Notice[] {
  if (notSearched === 0) return []
  return [
    {
      code: 'renames-not-searched',
      text: `${notSearched} rows came and went at once, too many to look for renames among them.`,
      count: notSearched,
    },
  ]
}
