import { stringify } from 'csv-stringify/sync'
import { valuePhrase } from '../../report/phrases.ts'
import { plain } from '../../report/plain.ts'
import { summaryOf } from '../../snapshot/summary.ts'
import type { PrintedEntry } from '../../store/store.ts'
import { listFile } from '../paths.ts'
import type { Site, SiteList } from '../site.ts'
import type { SiteFile } from '../site-file.ts'
import { stateWords } from '../words.ts'

/** The list as files to work with: the last version, and every entry of all versions with its days. */
export function listFiles(list: SiteList, site: Site): SiteFile[] {
  const latest = list.versions.at(-1)?.snapshot
  if (!latest) return []
  const { id } = list.source
  const key = list.versions
  const entries = () => site.store.entriesOf(latest)
  const history = () => historyRows(list)
  return [
    {
      path: listFile(id, 'entries.csv'),
      key,
      content: async () => csv((await entries()).map(entry => flat(entry))),
    },
    {
      path: listFile(id, 'entries.json'),
      key,
      content: async () => json({ list: id, snapshot: summaryOf(latest), entries: await entries() }),
    },
    {
      path: listFile(id, 'history.csv'),
      key,
      content: async () =>
        csv(history().map(({ from, to, entry }) => ({ from, to: to ?? '', ...flat(entry) }))),
    },
    { path: listFile(id, 'history.json'), key, content: async () => json({ list: id, entries: history() }) },
  ]
}

interface HistoryRow {
  /** the day from which the first of the versions was in force */
  readonly from: string
  /** the day from which a version without the entry was in force; null while the last version held shows it */
  readonly to: string | null
  readonly entry: PrintedEntry
}

function historyRows({ history }: SiteList): HistoryRow[] {
  const { snapshots, stretches } = history
  return stretches.map(({ entry, first, last }) => ({
    from: snapshots[first - 1]?.order.inForceOn ?? '',
    to: snapshots[last]?.order.inForceOn ?? null,
    entry,
  }))
}

function flat(entry: PrintedEntry): Record<string, string> {
  const { name, kind, fields } = entry
  const printed = Object.entries(fields).filter(([field]) => field !== 'state' && field !== 'name')
  return {
    name,
    state: stateWords(entry),
    kind,
    ...Object.fromEntries(printed.map(([field, value]) => [field, valuePhrase(value)])),
  }
}

/** Safe to open in a spreadsheet: no cell can become a formula. */
function csv(rows: readonly Readonly<Record<string, string>>[]): string {
  const columns = [...new Set(rows.flatMap(row => Object.keys(row)))]
  return stringify(
    rows.map(row => columns.map(column => plain(row[column] ?? ''))),
    { header: true, columns: columns.map(plain), escape_formulas: true },
  )
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`
}
