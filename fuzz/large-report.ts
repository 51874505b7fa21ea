import { REPORT_LAYOUT } from '../fixtures/generator/ddor/layout.ts'
import { prose } from '../fixtures/generator/ddor/prose.ts'
import { drawReport } from '../fixtures/generator/ddor/report.ts'
import { type DetainerRow, rowsOfReport } from '../fixtures/generator/ddor/row.ts'
import type { HostileDocument } from '../test/read/hostile/document.ts'

const ROWS = 3000

/** A report of 3,000 rows on some 500 pages: nothing is wrong with it. */
export function largeReport(): HostileDocument {
  return {
    name: `a report of ${ROWS} rows on 500 pages`,
    list: 'ddor',
    file: 'ddor2017.pdf',
    bytes: () =>
      drawReport({
        prose: prose('February 4 – February 10, 2017', 'Limit'),
        rows: manyRows(),
        // lines so far apart that six rows fill a page
        layout: { ...REPORT_LAYOUT, leading: 30 },
        declined: 10,
        sections: 'apart',
      }).bytes,
    ends: { entries: ROWS },
  }
}

/** The rows of report 2 over and over, each with a policy of its own, dates in falling order. */
function manyRows(): DetainerRow[] {
  const dated = rowsOfReport(2).filter(row => row.dateEnacted !== '')
  const copies = Math.ceil(ROWS / dated.length)
  const each = Array.from({ length: copies }, (_, n) => ` ${n + 1}`)
  return dated.flatMap(row => each.map(number => ({ ...row, policy: row.policy + number }))).slice(0, ROWS)
}
