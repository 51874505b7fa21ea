import { stringify } from 'csv-stringify/sync'
import type { Entry } from '../src/model.ts'
import { stateOf } from '../src/places/states.ts'
import { generate } from '../test/compare/generated.ts'

/** A version of a long list as CSV. */
export interface CsvVersion {
  /** states its day; in order */
  readonly name: string
  readonly text: string
}

/** What each version does to the one before. */
export const CHANGES = { added: 2, removed: 2, renamed: 0, changed: 1 }

/** Stands in every version, and is asked for. */
export const ASKED = 'Travis County, TX'

const HEADER = ['STATE', 'LAW ENFORCEMENT AGENCY', 'TYPE', 'COUNTY', 'SUPPORT TYPE', 'SIGNED', 'MOA']
const FIRST_DAY = Date.UTC(1990, 0, 1)
const DAY = 86_400_000

/**
 * Versions of a list of `rows` agencies, one a day, each with two agencies more, two less and one with another signing
 * day. Sorted by state and agency, as ICE sorts, so that rows move.
 */
export function* csvVersions(count: number, rows: number): Generator<CsvVersion> {
  const agencies = generate(rows + CHANGES.added * count).before.map(cellsOf)
  let listed = [
    [
      'TEXAS',
      "Travis County Sheriff's Office",
      'County',
      'Travis County',
      'Task Force Model',
      '2025-02-26',
      '',
    ],
    ...agencies.slice(0, rows - 1),
  ]
  for (let version = 0; version < count; version++) {
    if (version > 0) listed = nextVersion(listed, agencies, rows - 1 + CHANGES.added * (version - 1), version)
    const inOrder = listed.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    const day = new Date(FIRST_DAY + version * DAY).toISOString().slice(0, 10)
    yield { name: `${day}.csv`, text: stringify([HEADER, ...inOrder]) }
  }
}

type Cells = readonly string[]

/** The oldest but the first two go, unless they stand in the state of one that comes: that could be a rename. */
function nextVersion(
  listed: readonly Cells[],
  agencies: readonly Cells[],
  next: number,
  version: number,
): Cells[] {
  const come = agencies.slice(next, next + CHANGES.added)
  const states = new Set(come.map(([state]) => state))
  const going = listed
    .slice(1)
    .filter(([state]) => !states.has(state ?? ''))
    .slice(0, CHANGES.removed)
  const changing = listed.find(row => row !== listed[0] && !going.includes(row))
  const signed = new Date(Date.UTC(2010, 0, 1) + (version % 5000) * DAY).toISOString().slice(0, 10)
  return [
    ...listed
      .filter(row => !going.includes(row))
      .map(row => (row === changing ? row.map((cell, column) => (column === 5 ? signed : cell)) : row)),
    ...come,
  ]
}

function cellsOf({ name, state, fields }: Entry): Cells {
  const county = name.replace(/ (?:County|Police) .*$/, ' County')
  const signed = String(fields.signed)
  return [
    stateOf(state ?? '').name.toUpperCase(),
    name,
    'County',
    county,
    'Task Force Model',
    signed,
    'link pending',
  ]
}

function sortKey([state, name]: Cells): string {
  return `${state}\t${name}`
}
