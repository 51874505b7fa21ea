import type { Change, Entry, FieldValue } from '../model.ts'
import { stateOf } from '../places/states.ts'
import type { Reason } from '../store/store.ts'

/** How much of a list may change in one step before a person must look. Facts of the source; these hold by default. */
export interface Bounds {
  /** removals above `atLeast` and above `share` of the list before */
  readonly removals: { readonly atLeast: number; readonly share: number }
  /** additions and removals that are both above this share: hardly the same list */
  readonly turnover: number
  /** a state or a kind that had so many entries and has none; fewer say nothing: Nevada was one entry of DOJ's list */
  readonly group: number
}

export const DEFAULT_BOUNDS: Bounds = { removals: { atLeast: 3, share: 0.05 }, turnover: 0.25, group: 3 }

/** In a list of ten entries, three that go and three that come are no break. */
const LEAST_FOR_A_BREAK = 3
/** A field filled in at least this share of a version, and in none of the next, is a layout that is no longer understood. */
const FILLED = 0.5
/** Entries renamed above this share, or one field changed in more than that: rather columns that slipped, or a new layout. */
const MANY_RENAMED = 0.1
const MANY_CHANGED = 0.25
/** Rows of entries that are listed already; typed in twice by mistake, they are a few. */
const MANY_REPEATED = 0.1
/** So many are no sign of it in a list of any length. */
const LEAST_FOR_A_SLIP = 10
/** Below this many entries an empty field may be a matter of the entries, not of the layout. */
const FEW = 5
/** One entry missing at the end is a removal; more, with nothing new, is a page cut short. */
const CUT = 2

/** Two consecutive versions and what lies between them. */
export interface Step {
  /** all entries of the last accepted version, in document order */
  readonly before: readonly Entry[]
  readonly after: readonly Entry[]
  readonly changes: readonly Change[]
  /** removals that another list accounts for: pending agencies that are now participating */
  readonly explained: number
}

/** Why a version needs a person's decision; none when it may be accepted as it is. Pure. */
export function holdReasons(step: Step, bounds: Bounds): Reason[] {
  return [
    tooManyRemovals(step, bounds),
    identityBreak(step, bounds),
    ...vanishedGroups(step, bounds),
    cutShort(step),
    ...emptiedFields(step),
    tooManyRenames(step),
    tooManyRepeats(step),
    ...changedFields(step),
  ].filter(reason => reason !== null)
}

function tooManyRemovals({ before, changes, explained }: Step, { removals }: Bounds): Reason | null {
  const removed = count(changes, 'removed') - explained
  const most = Math.max(removals.atLeast, removals.share * before.length)
  if (removed <= most) return null
  const others = explained > 0 ? `, ${explained} more accounted for` : ''
  return {
    rule: 'many-removals',
    text: `${removed} of ${before.length} entries would be removed${others}; up to ${Math.floor(most)} are accepted unseen.`,
  }
}

function identityBreak({ before, changes, explained }: Step, { turnover }: Bounds): Reason | null {
  const removed = count(changes, 'removed') - explained
  const added = count(changes, 'added')
  const most = Math.max(LEAST_FOR_A_BREAK, turnover * before.length)
  if (removed <= most || added <= most) return null
  return {
    rule: 'identity-break',
    text: `${removed} of ${before.length} entries would be removed and ${added} others added: the document may be another list's.`,
  }
}

/** States and headings that lost all their entries at once. */
function vanishedGroups({ before, after }: Step, bounds: Bounds): Reason[] {
  const groups = [
    ['state', (entry: Entry) => entry.state, (state: string) => stateOf(state).name],
    ['kind', (entry: Entry) => entry.kind, (kind: string) => `the entries of kind ${kind}`],
  ] as const
  return groups.flatMap(([what, groupOf, name]) => {
    const left = new Set<string | null>(after.map(groupOf))
    const vanished = [...Map.groupBy(before, groupOf as (entry: Entry) => string | null)].filter(
      ([group, entries]) => group !== null && entries.length >= bounds.group && !left.has(group),
    )
    return vanished.map(([group, entries]) => ({
      rule: `${what}-vanished`,
      text: `All ${entries.length} entries of one ${what} would be removed: ${name(group ?? '')}.`,
    }))
  })
}

/** The entries that are left are the first ones of the version before, in the same order: the page may be cut short. */
function cutShort({ before, after, changes, explained }: Step): Reason | null {
  const missing = before.length - after.length
  if (missing < CUT || count(changes, 'added') > 0 || count(changes, 'removed') - explained < CUT) return null
  if (!after.every((entry, index) => entry.key === before[index]?.key)) return null
  const left =
    after.length === 0
      ? `None of the ${before.length} entries is left`
      : `The ${after.length} entries are the first ${after.length} of the ${before.length} before`
  return { rule: 'cut-short', text: `${left}: the document may be cut short.` }
}

function emptiedFields({ before, after }: Step): Reason[] {
  if (after.length < FEW) return []
  const fields = new Set(before.flatMap(entry => Object.keys(entry.fields)))
  return [...fields]
    .filter(field => filled(before, field) >= FILLED * before.length && filled(after, field) === 0)
    .map(field => ({
      rule: 'field-emptied',
      text: `The field ${field} was filled in ${filled(before, field)} of ${before.length} entries and is empty in all: the layout may have changed.`,
    }))
}

function tooManyRenames({ before, changes }: Step): Reason | null {
  const renamed = count(changes, 'renamed')
  if (renamed <= Math.max(LEAST_FOR_A_SLIP, MANY_RENAMED * before.length)) return null
  return {
    rule: 'many-renames',
    text: `${renamed} of ${before.length} entries would be renamed at once: columns may have slipped, or names are printed in a new way.`,
  }
}

/** A name that was filled down over others leaves rows that say the same. */
function tooManyRepeats({ before, after }: Step): Reason | null {
  const repeated = repeats(after) - repeats(before)
  if (repeated <= Math.max(LEAST_FOR_A_SLIP, MANY_REPEATED * after.length)) return null
  return {
    rule: 'many-repeats',
    text: `${repeated} of ${after.length} entries would repeat others: cells may have been copied over the rows below.`,
  }
}

/** Fields that say something else in a large part of the entries; those that were blank before are filled in by and by. */
function changedFields({ before, after, changes }: Step): Reason[] {
  const most = Math.max(LEAST_FOR_A_SLIP, MANY_CHANGED * before.length)
  const altered = changes.flatMap(({ kind, fields }) =>
    kind === 'changed' || kind === 'renamed'
      ? Object.entries(fields).flatMap(([field, [old]]) => (isBlank(old) || field === 'name' ? [] : [field]))
      : [],
  )
  return [...Map.groupBy(altered, field => field)]
    .filter(([field, times]) => times.length > most && filled(after, field) > 0)
    .map(([field, times]) => ({
      rule: 'many-values-changed',
      text: `The field ${field} would change in ${times.length} of ${before.length} entries at once: columns may have slipped, or it is printed in a new way.`,
    }))
}

function repeats(entries: readonly Entry[]): number {
  return entries.length - new Set(entries.map(({ key }) => key)).size
}

function filled(entries: readonly Entry[], field: string): number {
  return entries.filter(({ fields }) => !isBlank(fields[field])).length
}

function isBlank(value: FieldValue | null | undefined): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function count(changes: readonly Change[], kind: Change['kind']): number {
  return changes.filter(change => change.kind === kind).length
}
