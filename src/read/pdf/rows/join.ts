import type { Notice } from '../../../model.ts'
import { itemsOf } from '../bullets.ts'
import { joinLines } from '../lines.ts'
import type { PageContent } from '../page.ts'
import { beginsCell, datedColumns, endsCell, type TableSpec } from '../spec.ts'
import { cellText, type RowPart } from './row-parts.ts'

/** A row with its parts, one for each page on which it stands. */
export type RowParts = readonly [RowPart, ...RowPart[]]

/** Whether a page's first part carries on the row before, and whether its words leave that open. */
interface Verdict {
  readonly join: boolean
  readonly certain: boolean
}

/** A hyphen, a comma, an opening parenthesis without its closing one. */
const OPEN_END = /[-,]$|\([^)]*$/

const SEPARATE: Verdict = { join: false, certain: true }

/**
 * Joins the parts of rows that go on overleaf. Only a page's first part can carry on a row, and only the last one.
 * @param inStretches the parts of rows in each stretch of the table
 * @param displaced pages whose first part does not stand where a page's first part does: it is no certain continuation
 */
export function joinParts(
  inStretches: readonly (readonly RowPart[])[],
  spec: TableSpec,
  displaced: ReadonlySet<PageContent>,
): { rows: RowParts[]; notices: Notice[] } {
  const rows: [RowPart, ...RowPart[]][] = []
  const notices: Notice[] = []
  for (const parts of inStretches) {
    for (const [index, part] of parts.entries()) {
      const last = rows.at(-1)
      const mayJoin = last && index === 0 && last.at(-1)?.page !== part.page
      const verdict = mayJoin ? judge(last, part, spec) : SEPARATE
      const doubtful = !verdict.certain || (verdict.join && displaced.has(part.page))
      if (last && doubtful) notices.push(ambiguous(last, part, verdict))
      if (last && verdict.join) last.push(part)
      else rows.push([part])
    }
  }
  return { rows, notices }
}

/**
 * Weighs what a row and the part overleaf say: whether a name is missing or not whole, whether the part has a date of
 * its own where the row has one, whether its text resumes in the middle of something.
 */
function judge(row: RowParts, part: RowPart, spec: TableSpec): Verdict {
  const name = cellText([part], 0)
  const dated = datedColumns(spec)
  const hasOwn = (parts: readonly RowPart[]) => dated.some(column => cellText(parts, column) !== '')
  const closed = dated.some(column => endsCell(spec.columns[column], cellText(row, column)) === 'yes')
  const bothDated = closed && hasOwn([part])
  if (name === '') return { join: true, certain: !bothDated }
  const begins = beginsCell(spec.columns[0], name)
  if (begins === 'no') return { join: true, certain: !bothDated }
  const nameAbove = cellText(row, 0)
  const ends = nameAbove === '' ? 'no' : endsCell(spec.columns[0], nameAbove)
  if (ends === 'yes' || bothDated) return SEPARATE
  // a part with a beginning, an end and a date can be a row of its own below one of which the rest is missing
  const couldStandAlone =
    begins === 'yes' &&
    endsCell(spec.columns[0], name) === 'yes' &&
    dated.some(column => endsCell(spec.columns[column], cellText([part], column)) === 'yes')
  const lacksDate = hasOwn(row) && !hasOwn([part])
  const goesOn = begins === 'maybe' && spec.columns[0]?.begins !== undefined
  const signals = [ends === 'no', goesOn, lacksDate, resumes(row, part, spec)].filter(Boolean).length
  if (ends === 'no') return { join: true, certain: signals > 1 && !couldStandAlone }
  if (hasOwn([part]) && !hasOwn(row)) return SEPARATE
  // the name above can stand alone ("New York") and can go on ("City, New York (New York)")
  return { join: goesOn || signals > 1, certain: signals > 2 }
}

/** Whether a cell goes on in the middle of something: after an open end, in small letters, without its items' bullet. */
function resumes(row: RowParts, part: RowPart, spec: TableSpec): boolean {
  return spec.columns.some((_, column) => {
    const above = row.flatMap(one => (one.cells[column] ?? []).map(cell => cell.text))
    const below = (part.cells[column] ?? []).map(cell => cell.text)
    if (above.length === 0 || below.length === 0) return false
    const withoutBullet = itemsOf(above).some(item => item.bulleted) && itemsOf(below)[0]?.bulleted === false
    return withoutBullet || /^\p{Ll}/u.test(below[0] ?? '') || OPEN_END.test(joinLines(above))
  })
}

function ambiguous(row: RowParts, part: RowPart, { join }: Verdict): Notice {
  const [above, below] = [cellText(row, 0), cellText([part], 0)]
  const taken = join ? 'was read as one row with' : 'was read as a row apart from'
  return {
    code: 'ambiguous-join',
    text: `page ${part.page.number}: the first row, “${below}”, ${taken} the last row of page ${row.at(-1)?.page.number}, “${above}”; both are possible`,
    count: 1,
    examples: [below],
  }
}
