import type { Change, Entry, FieldValue } from '../model.ts'
import { fold } from '../text/fold.ts'

/** What a cell without content prints: nothing, or a spreadsheet's error (ECMA-376 part 1, 18.18.11); ICE prints `#NA`, too. */
const BLANK = /^(?:#?n\W?a|#null!|#div\/0!|#value!|#ref!|#name\?|#num!)$/

/** A field that says the same on both sides, in other type. */
export interface Reprint {
  readonly field: string
  readonly before: string
  readonly after: string
  /** the value meant, when one of the two is a misprint of it */
  readonly meant: string | null
}

/** How two rows that are one entry differ. */
export interface Differences {
  /** each field that says something else, before and after */
  readonly fields: Change['fields']
  readonly reprints: readonly Reprint[]
}

/**
 * What a field says, in a form that is equal when two printed forms mean the same: the recognised value of a misprint,
 * the kind of entry that a page's heading announces (`County` and `Counties:` are one), the parsed companion of a date
 * (`dateEnactedParsed` is the meaning of `dateEnacted`), the folded text. '' when the cell is blank or the row has no
 * such field.
 */
export function meaningOf(entry: Entry, field: string): string {
  if (field === 'state' && entry.state) return entry.state
  if (field === 'heading' && entry.kind !== 'other') return entry.kind
  const recognised = entry.recognised?.[field]
  if (recognised !== undefined) return fold(recognised)
  const parsed = entry.fields[`${field}Parsed`]
  if (parsed !== undefined) return JSON.stringify(parsed)
  const printed = entry.fields[field]
  if (printed === undefined) return ''
  if (typeof printed === 'string') return foldedCell(printed)
  return Array.isArray(printed) ? printed.map(fold).join('\n') : JSON.stringify(printed)
}

/**
 * The differences between two rows that are one entry. A field is compared when both rows have it: a column that
 * appears or vanishes is a fact about the document. Evidence is never compared.
 */
export function differencesBetween(before: Entry, after: Entry): Differences {
  const fields: Change['fields'] = {}
  const reprints: Reprint[] = []
  if (before.name !== after.name) {
    if (fold(before.name) === fold(after.name)) reprints.push(reprintOf('name', before, after))
    else fields.name = [before.name, after.name]
  }
  if (before.kind !== after.kind) fields.kind = [before.kind, after.kind]
  if (before.state !== after.state && !(before.fields.state && after.fields.state))
    fields.state = [before.state, after.state]

  // not by Object.entries: nearly every field of nearly every row is the same, and a long list has half a million
  for (const field in before.fields) {
    const old = before.fields[field]
    const value = after.fields[field]
    if (old === undefined || value === undefined || value === old || isCompanion(field, before)) continue
    if (meaningOf(before, field) !== meaningOf(after, field)) fields[field] = [old, value]
    else if (printedForm(old) !== printedForm(value)) reprints.push(reprintOf(field, before, after))
  }
  return { fields, reprints }
}

/** The text of a value as one line, for people. */
function printedForm(value: FieldValue): string {
  if (typeof value === 'string') return value
  return Array.isArray(value) ? value.join('; ') : JSON.stringify(value)
}

function foldedCell(printed: string): string {
  const folded = fold(printed)
  return BLANK.test(folded) ? '' : folded
}

/** A parsed date beside the printed one is compared through it. */
function isCompanion(field: string, entry: Entry): boolean {
  return field.endsWith('Parsed') && field.slice(0, -'Parsed'.length) in entry.fields
}

function reprintOf(field: string, before: Entry, after: Entry): Reprint {
  return {
    field,
    before: field === 'name' ? before.name : printedForm(before.fields[field] ?? ''),
    after: field === 'name' ? after.name : printedForm(after.fields[field] ?? ''),
    meant: after.recognised?.[field] ?? before.recognised?.[field] ?? null,
  }
}
