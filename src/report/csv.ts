import { stringify } from 'csv-stringify/sync'
import { changeId } from '../compare/change-id.ts'
import type { Change, Difference } from '../model.ts'
import { correctionParts } from './corrections/correction-parts.ts'
import type { CorrectionItem, Item, VersionItem } from './items/item.ts'
import { byKind } from './order.ts'
import { noticePhrase, statePhrase, valuePhrase } from './phrases.ts'
import { PLAIN, plain } from './plain.ts'

const COLUMNS = ['list', 'from', 'to', 'change', 'state', 'before', 'after', 'field', 'old', 'new']

/** A difference as CSV, one line a change and field. Safe to open in a spreadsheet: no cell can become a formula. */
export function differenceCsv({ list, from, to, changes }: Difference): string {
  const fixed = [list, String(from.snapshot), String(to.snapshot)]
  const rows = byKind(changes).flatMap(group => group.changes.flatMap(changeRows))
  return csvText([COLUMNS, ...rows.map(row => [...fixed, ...row])])
}

/** A change in the columns from `change` on, a row for each field that differs. */
function changeRows(change: Change): string[][] {
  const entry = change.after ?? change.before
  const fixed = [
    change.kind,
    entry ? statePhrase(entry) : '',
    change.before?.name ?? '',
    change.after?.name ?? '',
  ]
  const fields = Object.entries(change.fields)
  if (fields.length === 0) return [[...fixed, '', '', '']]
  return fields.map(([field, [old, now]]) => [...fixed, field, valuePhrase(old), valuePhrase(now)])
}

/** The columns of the changelog; `change` also has what is no change: version, notice, withdrawn, restored, correction. */
const CHANGELOG = ['list', 'day', 'version', 'document', 'id', ...COLUMNS.slice(3), 'text']
const NO_CHANGE = ['', '', '', '', '', '']

export const CHANGELOG_CSV_HEADER = csvText([CHANGELOG])

/** What an item tells, as rows below `CHANGELOG_CSV_HEADER`. */
export function itemCsv(item: Item): string {
  if (item.kind === 'version') return csvText(versionRows(item))
  if (item.kind === 'correction') return csvText(correctionRows(item))
  const { kind, id, source, sentences, event } = item
  const day = (kind === 'withdrawn' ? event.missingSince : event.at).slice(0, 10)
  return csvText([[source.id, day, '', '', id, kind, ...NO_CHANGE, sentences.join(' ')]])
}

function correctionRows({ id, source, sentences, correction }: CorrectionItem): string[][] {
  const fixed = [source.id, correction.at.slice(0, 10), '', '', id, 'correction', ...NO_CHANGE]
  const lines = correctionParts(correction, PLAIN).flatMap(part => part.lines)
  return [[...fixed, sentences.join(' ')], ...lines.map(line => [...fixed, line])]
}

function versionRows({ id, version, difference, sentences, notices, accepted }: VersionItem): string[][] {
  const fixed = [version.list, version.order.inForceOn, String(version.number), version.document]
  const decision = accepted ? [`Held for review, accepted: ${accepted.reason}`] : []
  const changes = byKind(difference?.changes ?? []).flatMap(group => group.changes)
  return [
    [...fixed, id, 'version', ...NO_CHANGE, [...sentences, ...decision].join(' ')],
    ...changes.flatMap(change =>
      changeRows(change).map(row => [
        ...fixed,
        difference ? changeId(difference, change) : '',
        ...row,
        change.reason ?? change.explained?.text ?? '',
      ]),
    ),
    ...notices.map(notice => [...fixed, '', 'notice', ...NO_CHANGE, noticePhrase(notice)]),
  ]
}

/** Rows of cells as CSV, each cell one line. Safe to open in a spreadsheet: no cell can become a formula. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map(row => row.map(plain)),
    { escape_formulas: true },
  )
}
