import { compareWords } from '../compare/words.ts'
import type { Change, ChangeCounts, Entry, FieldValue, Notice } from '../model.ts'
import { stateOf } from '../places/states.ts'
import { counted, grouped } from '../text/wording.ts'

/** How icelist speaks of its data, in plain words. Where a phrase takes no style, its text is still to be made safe. */

/** "12 added, 3 removed"; "no changes". */
export function countsPhrase(counts: ChangeCounts): string {
  const parts = (['added', 'removed', 'renamed', 'changed'] as const)
    .filter(kind => counts[kind] > 0)
    .map(kind => `${grouped(counts[kind])} ${kind}`)
  return parts.length > 0 ? parts.join(', ') : 'no changes'
}

/** A notice with its first examples, unless it names them itself. */
export function noticePhrase({ text, examples = [] }: Notice): string {
  const shown = examples.filter(example => !text.includes(example)).join('; ')
  return shown === '' ? text : `${text} For example: ${shown}${shown.endsWith('.') ? '' : '.'}`
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

/** How a form of writing shows text from documents, and words that went and came. */
export interface Style {
  readonly text: (text: string) => string
  readonly removed: (text: string) => string
  readonly added: (text: string) => string
}

/** A change in one line, with its state. */
export function changePhrase(change: Change, style: Style): string {
  const entry = change.after ?? change.before
  if (!entry) return ''
  const stateOf = (placed: Entry) => `${style.text(statePhrase(placed))}: `
  const where = stateOf(entry)
  const name = (named: Entry) => style.text(entryPhrase(named))
  if (change.kind === 'renamed' && change.before && change.after) {
    const { before, after } = change
    const reason = change.reason ? ` (${change.reason})` : ''
    const now = before.state === after.state ? '' : stateOf(after)
    return `${stateOf(before)}${name(before)} → ${now}${name(after)}${reason}`
  }
  if (change.kind === 'changed') return `${where}${name(entry)}; ${fieldPhrases(change, style).join('; ')}`
  const possibly = change.possiblyRenamedTo
    ? `; possibly renamed to ${style.text(change.possiblyRenamedTo)}`
    : ''
  const explained = change.explained ? ` (${style.text(change.explained.text)})` : ''
  return `${where}${name(entry)}${explained}${possibly}`
}

/** "59 of 62 removals are accounted for"; empty when none is. */
export function explainedPhrase(changes: readonly Change[]): string {
  const removed = changes.filter(({ kind }) => kind === 'removed')
  const explained = removed.filter(change => change.explained)
  if (explained.length === 0) return ''
  return `${explained.length} of ${counted(removed.length, 'removal is', 'removals are')} accounted for`
}

/** Why entries are one, or may be; a line each. */
export function reasonsOf(change: Change): string[] {
  const score = change.score === undefined ? [] : [`score ${change.score}`]
  return change.because ? [...score, ...change.because] : []
}

/** "signed: 2025-02-19 → 2025-02-26" for each field that differs; of long texts, the words that do. */
function fieldPhrases(change: Change, style: Style): string[] {
  return Object.entries(change.fields).map(([field, [old, now]]) => {
    const [before, after] = [valuePhrase(old), valuePhrase(now)]
    if (Math.min(before.length, after.length) >= LONG) return `${field}: ${wordsPhrase(before, after, style)}`
    // what was not read at all, and was blank when it was
    const nothing = (value: FieldValue | null) =>
      before === after && value === null ? '(not there)' : '(blank)'
    return `${field}: ${style.text(before) || nothing(old)} → ${style.text(after) || nothing(now)}`
  })
}

/** Of texts longer than this, readers want to see what differs. */
const LONG = 60

function wordsPhrase(before: string, after: string, style: Style): string {
  const show = { same: style.text, removed: style.removed, added: style.added }
  return compareWords(before, after)
    .map(({ text, kind }) => {
      const [, lead = '', words = '', trail = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? []
      return words === '' ? ' ' : `${lead && ' '}${show[kind](words)}${trail && ' '}`
    })
    .join('')
}
