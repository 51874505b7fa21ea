import type { Entry, Notice, PdfEvidence } from '../../model.ts'
import { NoticeCollector } from '../../read/notices.ts'
import { readPdfTable, type TableRow } from '../../read/pdf/read-table.ts'
import type { TableSpec } from '../../read/pdf/spec.ts'
import { cellEvidence, itemTexts } from '../../read/pdf/table-cell.ts'
import { tidy } from '../../text/fold.ts'
import { counted } from '../../text/wording.ts'
import { entryKey } from '../key.ts'
import type { DocumentInput, Reading } from '../source.ts'
import { checkEntries } from './check-entries.ts'
import { endsDate, parseDateEnacted } from './date-enacted.ts'
import { doubtfulEntries } from './doubtful-entries.ts'
import { beginsJurisdiction, endsJurisdiction, splitJurisdiction } from './jurisdiction.ts'

type Column = 'jurisdiction' | 'dateEnacted' | 'policy' | 'criteria'

/** Section III by its header row: its title stands in the contents list too, and its wording changes (2017). */
const SECTION_III: TableSpec<Column> = {
  columns: [
    {
      id: 'jurisdiction',
      name: 'Jurisdiction (AOR)',
      ends: endsJurisdiction,
      begins: beginsJurisdiction,
    },
    { id: 'dateEnacted', name: 'Date Enacted', ends: endsDate },
    { id: 'policy', name: 'Policy' },
    { id: 'criteria', name: 'Criteria for Honoring Detainer' },
  ],
  end: /^section (?:iv|4|four)\b/i,
}

/** Reads the table of jurisdictions of a Declined Detainer Outcome Report. @throws ReadError */
export async function readDetainerReport({ bytes }: DocumentInput): Promise<Reading> {
  const { rows, notices } = await readPdfTable(bytes, SECTION_III)
  const entries = rows.map(entryOf)
  checkEntries(entries)
  return {
    entries,
    notices: [...notices, ...doubtfulEntries(entries), ...remarks(rows)],
    // a report states the week that it covers; ICE published it weeks later, on a day that it does not print
    dates: [],
  }
}

/** Tells of what stands in the first cells beside the places: footnotes' marks, and words of the publisher's. */
function remarks(rows: readonly TableRow<Column>[]): Notice[] {
  const notices = new NoticeCollector()
  for (const { cells } of rows) {
    const place = splitJurisdiction(cells.jurisdiction.text)
    if (place && place.behind !== '')
      notices.add('remark-left-out', tidy(cells.jurisdiction.text), remarkLeftOut)
  }
  return notices.all()
}

function remarkLeftOut(count: number): string {
  return `${counted(count, 'first cell has', 'first cells have')} a mark, or a word behind the field office, which is no part of the entry: look what it says.`
}

function entryOf({ cells, page, box }: TableRow<Column>): Entry {
  const place = splitJurisdiction(cells.jurisdiction.text)
  const name = place?.name ?? tidy(cells.jurisdiction.text)
  const state = place?.state ?? null
  const dateEnacted = tidy(cells.dateEnacted.text)
  const parsed = parseDateEnacted(dateEnacted)
  return {
    name,
    state,
    kind: place?.kind ?? 'other',
    key: entryKey([state, name]),
    fields: {
      aor: place?.aor ?? '',
      dateEnacted,
      ...(parsed && { dateEnactedParsed: parsed }),
      policy: tidy(cells.policy.text),
      criteria: itemTexts(cells.criteria),
    },
    evidence: { page, box, cells: evidenceOf(cells) },
  }
}

/** The first cell shows both the name and the field office. */
function evidenceOf(cells: TableRow<Column>['cells']): NonNullable<PdfEvidence['cells']> {
  const { jurisdiction, dateEnacted, policy, criteria } = cells
  return cellEvidence({ name: jurisdiction, aor: jurisdiction, dateEnacted, policy, criteria })
}
