import { ReadError } from '../../errors.ts'
import type { Entry, EntryKind } from '../../model.ts'
import { entryKey } from '../../sources/key.ts'
import type { Reading } from '../../sources/source.ts'
import { recognise } from '../../text/vocabulary.ts'
import { NoticeCollector } from '../notices.ts'
import { stateBehindComma } from '../state-behind-comma.ts'
import { isShifted, makesEntry } from './makes-entry.ts'
import type { PrintedCell, PrintedRow, PrintedRows } from './printed.ts'
import type { RowColumn, RowRules } from './rules.ts'
import { stateMeant } from './state.ts'
import { linkOf, type ReadValue, readValue } from './value.ts'

const BLANK: PrintedCell = { text: '', link: null, date: null }

/**
 * Makes an entry of each row. A row that makes none is a notice, every doubt is one.
 * @throws ReadError when cells of a row stand under another column's header
 */
export function readRows({ rows, fields, notices }: PrintedRows, rules: RowRules): Omit<Reading, 'dates'> {
  const columns = rules.columns.filter(column => fields.has(column.field))
  const found = new NoticeCollector()
  const entries = rows.flatMap(row => new RowReader(row, columns, rules, found).entry() ?? [])
  return { entries, notices: [...notices, ...found.all()] }
}

/** Makes the entry of one row, and tells of its doubts. */
class RowReader {
  readonly #row: PrintedRow
  readonly #columns: readonly RowColumn[]
  readonly #rules: RowRules
  readonly #notices: NoticeCollector
  readonly #recognised: Record<string, string> = {}

  constructor(row: PrintedRow, columns: readonly RowColumn[], rules: RowRules, notices: NoticeCollector) {
    this.#row = row
    this.#columns = columns
    this.#rules = rules
    this.#notices = notices
  }

  /** Null for a row that makes none. */
  entry(): Entry | null {
    const { name: nameField, key, state: stateRule } = this.#rules
    if (!makesEntry(this.#row.cells, this.#columns, this.#rules)) {
      if (isShifted(this.#row.cells, this.#rules)) throw this.#shifted()
      this.#find('row-not-understood', 'Nothing that makes an entry is printed', this.#whole())
      return null
    }
    const name = this.#printed(nameField)
    if (name === '') {
      const header = this.#columns.find(column => column.field === nameField)?.header
      this.#find(
        `${kebab(nameField)}-missing`,
        `Nothing names the entry under “${header}”`,
        this.#row.addressOf(nameField),
      )
    }
    const state = this.#state(name)
    const kind = this.#kind()
    const values = new Map(this.#columns.map(column => [column.field, this.#value(column)]))
    const entry: Entry = {
      name,
      state,
      kind,
      key: entryKey([
        state ?? (stateRule.kind === 'column' ? this.#printed(stateRule.field) : ''),
        ...key.map(field => keyPart(values.get(field))),
      ]),
      fields: this.#fields(values),
      evidence: this.#row.evidence,
    }
    if (Object.keys(this.#recognised).length > 0) entry.recognised = this.#recognised
    if ([...this.#row.cells.values()].some(cell => cell.text.includes('\ufffd')))
      this.#find('characters-lost', 'Characters could not be decoded', this.#at())
    return entry
  }

  #fields(values: ReadonlyMap<string, ReadValue>): Entry['fields'] {
    const fields: Entry['fields'] = {}
    for (const [field, { value }] of values) if (field !== this.#rules.name) fields[field] = value
    for (const { field, link } of this.#columns)
      if (link === 'kept') fields[`${field}Link`] = linkOf(this.#cell(field))
    return fields
  }

  #value(column: RowColumn): ReadValue {
    const { field, header } = column
    const read = readValue(this.#cell(field), column)
    const printed = String(read.value)
    if (read.meant !== undefined) this.#recognised[field] = read.meant
    if (read.fault === 'no-day')
      this.#find(
        'impossible-date',
        `No possible day is printed under “${header}”`,
        `${this.#at()} (${printed})`,
      )
    if (read.fault === 'unknown')
      this.#find(
        `unknown-${kebab(field)}`,
        `A value that is not known is printed under “${header}”`,
        `${this.#at()} (${printed})`,
      )
    if (read.fault === 'misprinted')
      this.#find(`misprinted-${kebab(field)}`, `A value is misprinted under “${header}”`, printed)
    return read
  }

  #state(name: string): string | null {
    const rule = this.#rules.state
    if (rule.kind === 'all') return rule.usps
    const printed = rule.kind === 'suffix' ? name : this.#printed(rule.field)
    const suffix = rule.kind === 'suffix' ? stateBehindComma(name) : null
    const meant = rule.kind === 'column' ? stateMeant(printed) : suffix && { ...suffix, exact: true }
    if (!meant) this.#find('unknown-state', 'No state that is known is printed', `${this.#at()} (${printed})`)
    else if (!meant.exact && rule.kind === 'column') {
      this.#recognised[rule.field] = meant.usps
      this.#find('misprinted-state', 'The name of the state is misprinted', printed)
    }
    return meant?.usps ?? null
  }

  #kind(): EntryKind {
    const rule = this.#rules.kind
    if (rule.kind === 'all') return rule.is
    const printed = this.#printed(rule.field)
    const near = recognise(printed, [...rule.words.keys()])
    const kind = near && rule.words.get(near.value)
    if (!kind) {
      this.#find('unknown-kind', 'What kind of place is named is not known', `${this.#at()} (${printed})`)
      return 'other'
    }
    if (!near.exact) {
      this.#recognised[rule.field] = near.value
      this.#find('misprinted-kind', 'The kind of place is misprinted', printed)
    }
    return kind
  }

  #cell(field: string): PrintedCell {
    return this.#row.cells.get(field) ?? BLANK
  }

  #printed(field: string): string {
    return this.#cell(field).text
  }

  #at(): string {
    return `${this.#row.addressOf(this.#rules.name)}: ${this.#printed(this.#rules.name)}`
  }

  /** All that the row prints, with its place. */
  #whole(): string {
    const printed = [...this.#row.cells].filter(([, cell]) => cell.text !== '')
    const where = this.#row.addressOf(printed[0]?.[0] ?? this.#rules.name)
    return `${where}: ${printed.map(([, cell]) => cell.text).join(' | ')}`
  }

  #shifted(): ReadError {
    const header = this.#columns.find(column => column.field === this.#rules.name)?.header
    return new ReadError(
      `The cells of a row stand a column too far to the right, a state under “${header}”: ${this.#whole()}. See what was published.`,
    )
  }

  #find(code: string, what: string, example: string): void {
    this.#notices.add(code, example, count => `${what} in ${count === 1 ? '1 row' : `${count} rows`}.`)
  }
}

/** What a value means, so that a corrected misprint keeps its key. */
function keyPart(read: ReadValue | undefined): string {
  return read?.meant ?? String(read?.value ?? '')
}

/** `supportType` → `support-type` */
function kebab(field: string): string {
  return field.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)
}
