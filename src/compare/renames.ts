import type { Entry, RenameReason } from '../model.ts'
import { certainMatches } from './assignment.ts'
import {
  candidatesOf,
  type Group,
  type GroupCandidate,
  groupsOf,
  identityByWords,
  STAGES,
} from './candidates.ts'
import { evidenceFor, factsOf } from './evidence.ts'
import { type Judgement, reasonForSameWords } from './judgement.ts'
import { emptyPairing, inOrder, type Pair, type Pairing, pairBy, pairGroup, separateCopies } from './pairs.ts'
import type { CompareRules } from './rules.ts'

/** One entry under two names. */
export interface Rename extends Pair {
  readonly reason: RenameReason
  /** from 0 to 1, to three decimals */
  readonly score: number
  readonly because: string[]
}

/** A rename that is not certain enough to be called one. */
export interface PossibleRename {
  readonly to: Entry
  readonly score: number
  readonly because: string[]
}

/** What became of the rows that no key pairs. */
export interface Renames {
  readonly renamed: Rename[]
  readonly removed: Entry[]
  readonly added: Entry[]
  readonly duplicates: Pairing['duplicates']
  /** by the removed entry */
  readonly possible: ReadonlyMap<Entry, PossibleRename>
  /** rows that were too many, in one state at one step, to look for renames among them */
  readonly notSearched: number
}

/**
 * Pairs entries that are gone with entries that are new: first those whose names are the same words when written out,
 * then by evidence and spelling within one state and kind of support, then the same name taken for another kind of place
 * or agency, under another kind of support or in another state. Needs the difference only, never the rows that stayed.
 * What stays unpaired is removed or added. Surplus copies take part, because a row may be renamed to what another row is
 * called already ("City of St. Cloud" where "St. Cloud" is listed); unpaired, they stay copies.
 */
export function findRenames(byKey: Pairing, rules: CompareRules): Renames {
  const within = { ...rules, unchanged: [] }
  const rest = pairBy(
    identityByWords,
    inOrder([...byKey.removed, ...byKey.duplicates.before]),
    inOrder([...byKey.added, ...byKey.duplicates.after]),
    within,
  )
  const renamed = rest.paired.map(renameOfSameWords)

  let before = groupsOf(rest.removed)
  let after = groupsOf(rest.added)
  const doubtful: GroupCandidate[] = []
  let notSearched = 0
  for (const stage of STAGES) {
    const { candidates, skipped } = candidatesOf(before, after, stage, rules)
    const certain = certainMatches<Group, GroupCandidate>(candidates)
    for (const match of certain) {
      const pairing = { ...emptyPairing(), duplicates: rest.duplicates }
      pairGroup(match.before.rows, match.after.rows, [], within, pairing)
      for (const pair of pairing.paired) renamed.push({ ...pair, ...explanation(match) })
      before.push(...groupsOf(pairing.removed))
      after.push(...groupsOf(pairing.added))
    }
    const taken = new Set(certain.flatMap(match => [match.before, match.after]))
    before = before.filter(group => !taken.has(group))
    after = after.filter(group => !taken.has(group))
    doubtful.push(...candidates.filter(candidate => candidate.plausible))
    // a row that is in one stage's large block can be in another's
    notSearched = Math.max(notSearched, skipped)
  }

  const gone = unpaired(before, byKey.duplicates.before, rules)
  const come = unpaired(after, byKey.duplicates.after, rules)
  return {
    renamed,
    removed: gone.entries,
    added: come.entries,
    duplicates: {
      before: [...rest.duplicates.before, ...gone.copies],
      after: [...rest.duplicates.after, ...come.copies],
    },
    possible: possibleRenames(doubtful, gone.entries, come.entries),
    notSearched,
  }
}

function renameOfSameWords(pair: Pair): Rename {
  const { reason, because } = reasonForSameWords(pair.before.name, pair.after.name)
  const evidence = evidenceFor(factsOf(pair.before), factsOf(pair.after))
  return { ...pair, reason, score: 1, because: [...evidence.because, because] }
}

function explanation({ score, reason, because }: Judgement) {
  return { score: Math.round(score * 1000) / 1000, reason, because }
}

/** What no stage has paired: a copy stays a copy, and of the rows of one key one is removed (or added). */
function unpaired(groups: readonly Group[], copies: readonly Entry[], rules: CompareRules) {
  const known = new Set(copies)
  const rows = groups.flatMap(group => group.rows)
  const entries: Entry[] = []
  const found = rows.filter(row => known.has(row))
  const others = rows.filter(row => !known.has(row))
  for (const sameKey of Map.groupBy(others, row => row.key).values()) {
    const separated = separateCopies(sameKey, [], rules)
    entries.push(...separated.entries)
    found.push(...separated.copies)
  }
  return { entries, copies: found }
}

/** For each removed entry the best plausible one among the added; of equals the first by key. */
function possibleRenames(
  doubtful: readonly GroupCandidate[],
  removed: readonly Entry[],
  added: readonly Entry[],
): Map<Entry, PossibleRename> {
  const left = new Set([...removed, ...added])
  const possible = new Map<Entry, PossibleRename>()
  for (const candidate of doubtful) {
    const to = candidate.after.rows.find(row => left.has(row))
    const rows = candidate.before.rows.filter(row => left.has(row))
    for (const row of to ? rows : []) {
      const known = possible.get(row)
      if (to && (!known || known.score < candidate.score))
        possible.set(row, { to, ...explanation(candidate) })
    }
  }
  return possible
}
