import { type Agreement, agreementSheet } from '../fixtures/generator/workbook/agreements.ts'
import { drawWorkbook } from '../fixtures/generator/workbook/workbook.ts'
import type { Entry } from '../src/model.ts'
import { stateOf } from '../src/places/states.ts'
import { generate } from '../test/compare/generated.ts'

const COLUMNS = ['STATE', 'LAW ENFORCEMENT AGENCY', 'TYPE', 'COUNTY', 'SUPPORT TYPE', 'SIGNED', 'MOA']

/** A workbook of `rows` agencies as ICE lays it out: signing days stored as dates, a link in every row. */
export function workbookOf(rows: number): Uint8Array {
  return draw(generate(rows).before.map(agreementOf))
}

/**
 * Versions of a workbook by file name: it grows from `first` rows by four in each, and one row a version changes.
 * The names state days, in order.
 */
export function* workbookVersions(
  count: number,
  first: number,
): Generator<{ name: string; bytes: Uint8Array }> {
  const agreements = generate(first + 4 * count).before.map(agreementOf)
  for (let version = 0; version < count; version++) {
    const at = (version * 7) % first
    agreements[at] = { ...(agreements[at] as Agreement), link: `https://example.gov/moa/new-${version}.pdf` }
    const day = new Date(Date.UTC(2025, 0, 1 + version)).toISOString().slice(0, 10)
    yield { name: `${day}.xlsx`, bytes: draw(agreements.slice(0, first + 4 * version)) }
  }
}

function draw(agreements: readonly Agreement[]): Uint8Array {
  return drawWorkbook([agreementSheet(agreements, COLUMNS)])
}

function agreementOf({ name, state, fields }: Entry): Agreement {
  return {
    STATE: stateOf(state ?? '').name.toUpperCase(),
    'LAW ENFORCEMENT AGENCY': name,
    TYPE: 'County',
    COUNTY: name.replace(/ (?:County|Police) .*$/, ' County'),
    'SUPPORT TYPE': 'Task Force Model',
    SIGNED: String(fields.signed),
    MOA: 'Link',
    link: String(fields.moaLink),
  }
}
