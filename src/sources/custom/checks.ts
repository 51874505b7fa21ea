import type { z } from 'zod'
import { fold } from '../../text/fold.ts'

interface Facts {
  readonly url?: string | undefined
  readonly landingPage?: object | undefined
  readonly format: string
}

/** What is said of a list as a whole: it has one address, and a page is not looked for among a page's documents. */
export function checkFacts({ url, landingPage, format }: Facts, context: z.RefinementCtx): void {
  if ((url === undefined) === (landingPage === undefined))
    refuse(
      context,
      [url === undefined ? 'url' : 'landingPage'],
      'accepted: exactly one of url and landingPage',
    )
  if (landingPage !== undefined && format === 'html')
    refuse(context, ['landingPage'], 'accepted: with pdf, xlsx and csv only; a page has its own url')
}

interface Rows {
  readonly name: string
  readonly state: string | { readonly column: string }
  readonly kind: string | { readonly column: string }
  readonly key?: readonly string[] | undefined
}

/** A column or part as far as it matters here; one without a field is ignored. */
interface Column {
  readonly field?: string
  readonly header?: string
  readonly holds?: unknown
}

/** What is said of the columns together: fields are there once, and what makes an entry is among them. */
export function checkRows(
  rows: Rows,
  where: 'columns' | 'parts',
  columns: readonly Column[],
  context: z.RefinementCtx,
): void {
  const fields = columns.flatMap(({ field }) => field ?? [])
  const own = `accepted: a field of the ${where} (${fields.join(', ')})`
  const twice = [
    ['field', fields],
    ['header', columns.flatMap(({ header }) => (header === undefined ? [] : fold(header)))],
  ] as const
  for (const [what, values] of twice) {
    const value = values.find((each, index) => values.indexOf(each) !== index)
    if (value !== undefined) refuse(context, [where], `the ${what} "${value}" stands twice; accepted: once`)
  }
  if (!fields.includes(rows.name)) refuse(context, ['name'], own)
  for (const place of ['state', 'kind'] as const) {
    const found = rows[place]
    if (typeof found === 'object' && !fields.includes(found.column)) refuse(context, [place, 'column'], own)
  }
  for (const [index, field] of (rows.key ?? []).entries())
    if (!fields.includes(field)) refuse(context, ['key', index], own)
  refuseTaken(rows, fields, context)
  for (const [index, { field, holds }] of columns.entries())
    if (holds === 'items' && field !== undefined && [rows.name, ...(rows.key ?? [])].includes(field))
      refuse(context, [where, index, 'holds'], 'accepted: text or "day", because the field makes the key')
}

/** `name` and `state` are parts of every entry: a column of another meaning cannot be called so. */
function refuseTaken(rows: Rows, fields: readonly string[], context: z.RefinementCtx): void {
  if (fields.includes('name') && rows.name !== 'name')
    refuse(context, ['name'], 'accepted: name, because a column is called so')
  const stateField = typeof rows.state === 'object' ? rows.state.column : null
  if (fields.includes('state') && stateField !== 'state')
    refuse(context, ['state'], 'accepted: {"column": "state"}, because a column is called so')
}

function refuse(context: z.RefinementCtx, path: (string | number)[], message: string): void {
  context.addIssue({ code: 'custom', path, message })
}
