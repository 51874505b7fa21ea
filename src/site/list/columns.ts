import type { FieldValue } from '../../model.ts'
import { valuePhrase } from '../../report/phrases.ts'
import type { PrintedEntry } from '../../store/store.ts'

/** A column of a list's table, for one of its fields. */
export interface Column {
  readonly field: string
  /** the field that holds the address to which the cell is linked */
  readonly linkedBy: string | null
  /** the column has a filter: it holds a few values, again and again */
  readonly filtered: boolean
  /** its texts run over several lines */
  readonly long: boolean
}

/** Fields that other columns show already: the state, the heading above a name that tells its kind. */
const SHOWN_OTHERWISE: ReadonlySet<string> = new Set(['state', 'heading', 'name', 'jurisdiction'])

/** What people filter by; other fields with a few values are filtered by search alone. */
const FILTERS: ReadonlySet<string> = new Set(['aor', 'supportType', 'type'])

const LINK = /Link$/

/** Letters that stand on one line of a table. */
const LINE = 28

/** The columns beside name, state and kind, in the order in which the document prints them. */
export function columnsOf(entries: readonly PrintedEntry[]): Column[] {
  const longest = new Map<string, number>()
  for (const { fields } of entries)
    for (const [field, value] of Object.entries(fields))
      if (isPrinted(value)) longest.set(field, Math.max(longest.get(field) ?? 0, valuePhrase(value).length))
  const fields = new Set(longest.keys())
  return [...fields]
    .filter(
      field => !SHOWN_OTHERWISE.has(field) && !(LINK.test(field) && fields.has(field.replace(LINK, ''))),
    )
    .map(field => ({
      field,
      linkedBy: fields.has(`${field}Link`) ? `${field}Link` : null,
      filtered: FILTERS.has(field),
      long: (longest.get(field) ?? 0) > LINE,
    }))
}

/** What a cell shows; a recognised misprint is shown as printed, with what is meant. */
export function cellText({ fields, recognised }: PrintedEntry, field: string): string {
  const printed = valuePhrase(fields[field] ?? null)
  const meant = recognised?.[field]
  return meant === undefined || meant === printed ? printed : `${printed} (meant: ${meant})`
}

/** What a cell is filtered by: the value meant. */
export function meaningText({ fields, recognised }: PrintedEntry, field: string): string {
  return recognised?.[field] ?? valuePhrase(fields[field] ?? null)
}

/** A parsed date is for sorting: its printed form stands in a field of its own. */
function isPrinted(value: FieldValue): boolean {
  return typeof value === 'string' ? value !== '' : Array.isArray(value)
}
