import { stringify } from 'csv-stringify/sync'
import type { Difference } from '../model.ts'
import { byKind } from './order.ts'
import { statePhrase, valuePhrase } from './phrases.ts'
import { plain } from './plain.ts'

const COLUMNS = ['list', 'from', 'to', 'change', 'state', 'before', 'after', 'field', 'old', 'new']

/** A difference as CSV, one line a change and field. Safe to open in a spreadsheet: no cell can become a formula. */
export function differenceCsv({ list, from, to, changes }: Difference): string {
  const rows = byKind(changes).flatMap(group =>
    group.changes.flatMap(change => {
      const entry = change.after ?? change.before
      const fixed = [
        list,
        String(from.snapshot),
        String(to.snapshot),
        change.kind,
        entry ? statePhrase(entry) : '',
        change.before?.name ?? '',
        change.after?.name ?? '',
      ]
      const fields = Object.entries(change.fields)
      if (fields.length === 0) return [[...fixed, '', '', '']]
      return fields.map(([field, [old, now]]) => [...fixed, field, valuePhrase(old), valuePhrase(now)])
    }),
  )
  return stringify(
    rows.map(row => row.map(plain)),
    { header: true, columns: COLUMNS, escape_formulas: true },
  )
}
