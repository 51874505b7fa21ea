import type { Entry } from '../model.ts'
import { fold } from '../text/fold.ts'
import { type Candidate, LEAST_RIVAL } from './assignment.ts'
import { judgeKinds } from './judge-kinds.ts'
import { type Judgement, judgeNames, judgeStates, judgeSupportTypes } from './judgement.ts'
import { meaningOf } from './meaning.ts'
import { type Named, named } from './named.ts'
import { withoutOwnState, wordsOf } from './names.ts'
import type { CompareRules } from './rules.ts'

/** Rows of one name in one version; they are renamed together. */
export interface Group {
  readonly rows: readonly Entry[]
  /** the first few: copies of a row carry the same evidence */
  readonly looked: readonly Named[]
}

export interface GroupCandidate extends Candidate<Group>, Judgement {}

/** One way of being the same entry under two keys. */
export interface Stage {
  /** two rows can be one entry only within a block */
  readonly block: (entry: Entry) => string
  readonly judge: (before: Named, after: Named, rules: CompareRules) => Judgement
}

/** In this order: what an earlier stage is certain of is not asked again. */
export const STAGES: readonly Stage[] = [
  { block: entry => joined(stateOf(entry), supportOf(entry), entry.kind), judge: judgeNames },
  { block: entry => joined(stateOf(entry), supportOf(entry), firstWordOf(entry)), judge: judgeKinds },
  { block: entry => joined(stateOf(entry), nameOf(entry), entry.kind), judge: judgeSupportTypes },
  { block: entry => joined(supportOf(entry), nameInAnyState(entry), entry.kind), judge: judgeStates },
]

/** A block with more pairs of names than this is not searched: a list was replaced there, not edited. */
const MOST_PAIRS = 250_000

const ROWS_LOOKED_AT = 3

/**
 * Equal for rows whose names are the same words when written out, in one state and for one kind of support. Spaces tell no
 * two names apart: "De Soto County" is "DeSoto County".
 */
export function identityByWords(entry: Entry): string {
  return joined(stateOf(entry), supportOf(entry), nameOf(entry), entry.kind)
}

export function groupsOf(rows: readonly Entry[]): Group[] {
  return [...Map.groupBy(rows, identityByWords).values()].map(group => ({
    rows: group,
    looked: group.slice(0, ROWS_LOOKED_AT).map(named),
  }))
}

/** The pairs of groups within a block that may be one, judged; `skipped` rows stood in blocks that are too large to search. */
export function candidatesOf(
  before: readonly Group[],
  after: readonly Group[],
  stage: Stage,
  rules: CompareRules,
): { candidates: GroupCandidate[]; skipped: number } {
  const fresh = Map.groupBy(after, group => stage.block(group.rows[0] as Entry))
  const candidates: GroupCandidate[] = []
  let skipped = 0
  for (const [block, old] of Map.groupBy(before, group => stage.block(group.rows[0] as Entry))) {
    const others = fresh.get(block) ?? []
    if (old.length * others.length > MOST_PAIRS) {
      skipped += old.length + others.length
      continue
    }
    for (const group of old)
      for (const other of others) {
        const judgement = judgeGroups(group, other, stage, rules)
        if (judgement.score >= LEAST_RIVAL || judgement.plausible)
          candidates.push({ before: group, after: other, ...judgement })
      }
  }
  return { candidates, skipped }
}

/** The best that any two of their rows say. */
function judgeGroups(before: Group, after: Group, stage: Stage, rules: CompareRules): Judgement {
  const judgements = before.looked.flatMap(old => after.looked.map(fresh => stage.judge(old, fresh, rules)))
  return judgements.reduce((best, judgement) => (judgement.score > best.score ? judgement : best))
}

function joined(...parts: readonly string[]): string {
  return parts.join('\u0000')
}

function stateOf(entry: Entry): string {
  return entry.state ?? meaningOf(entry, 'state')
}

/** What an entry is identified by beside its state and name: the kind of support, or further columns of one's own list. */
function supportOf(entry: Entry): string {
  if ('supportType' in entry.fields) return meaningOf(entry, 'supportType')
  const usual = new Set([entry.name, entry.state, entry.fields.state].map(part => fold(String(part ?? ''))))
  return entry.key
    .split('|')
    .filter(part => !usual.has(part))
    .join('|')
}

function nameOf(entry: Entry): string {
  return wordsOf(entry.name, entry.state).join('')
}

function firstWordOf(entry: Entry): string {
  return wordsOf(entry.name, entry.state)[0] ?? ''
}

/** The name without the state that stands behind it: "East Lansing, MO" and "East Lansing, MI" are one name in two states. */
function nameInAnyState(entry: Entry): string {
  return withoutOwnState(wordsOf(entry.name, entry.state), entry.state).join('')
}
