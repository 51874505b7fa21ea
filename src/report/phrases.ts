import type { Change, ChangeCounts, Entry, FieldValue } from '../model.ts'
import { stateOf } from '../places/states.ts'

/** How icelist speaks of its data, in plain words; the text is still to be made safe for where it is written. */

/** "605 entries", "1 entry". */
export function counted(count: number, singular: string, plural: string): string {
  return `${count.toLocaleString('en-US')} ${count === 1 ? singular : plural}`
}

/** "12 added, 3 removed"; "no changes". */
export function countsPhrase(counts: ChangeCounts): string {
  const parts = (['added', 'removed', 'renamed', 'changed'] as const)
    .filter(kind => counts[kind] > 0)
    .map(kind => `${counts[kind].toLocaleString('en-US')} ${kind}`)
  return parts.length > 0 ? parts.join(', ') : 'no changes'
}

/** The state's name, or what is printed in its place. */
export function statePhrase(entry: Entry): string {
  if (entry.state !== null) return stateOf(entry.state).name
  const printed = entry.fields.state
  return typeof printed === 'string' && printed !== '' ? printed : 'no state'
}

/** An entry within its state: "Bee County Sheriff's Office, Warrant Service Officer". */
export function entryPhrase(entry: Pick<Entry, 'name' | 'fields'>): string {
  const { supportType } = entry.fields
  return typeof supportType === 'string' && supportType !== '' ? `${entry.name}, ${supportType}` : entry.name
}

/** "" for a field that is not there or blank. */
export function valuePhrase(value: FieldValue | null): string {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.join('; ')
  return value.month === undefined
    ? String(value.year)
    : `${value.year}-${String(value.month).padStart(2, '0')}`
}

/** "signed: 2025-02-19 → 2025-02-26" for each field that differs. */
export function fieldPhrases(change: Change): string[] {
  return Object.entries(change.fields).map(([field, [before, after]]) => {
    const shown = (value: FieldValue | null) => valuePhrase(value) || '(blank)'
    return `${field}: ${shown(before)} → ${shown(after)}`
  })
}

/** A change in one line, with its state. */
export function changePhrase(change: Change): string {
  const entry = change.after ?? change.before
  if (!entry) return ''
  const where = `${statePhrase(entry)}: `
  if (change.kind === 'renamed' && change.before && change.after) {
    const was = change.before.state === change.after.state ? '' : `${statePhrase(change.before)}: `
    const reason = change.reason ? ` (${change.reason})` : ''
    return `${where}${was}${entryPhrase(change.before)} → ${entryPhrase(change.after)}${reason}`
  }
  if (change.kind === 'changed') return `${where}${entryPhrase(entry)}; ${fieldPhrases(change).join('; ')}`
  return `${where}${entryPhrase(entry)}`
}
