import { expect, test } from 'vitest'
import { compare } from '../../src/compare/compare.ts'
import type { Entry } from '../../src/model.ts'
import { entryKey } from '../../src/sources/key.ts'

/** A row of somebody's own list, which tells an agency's programs apart. */
const row = (agency: string, program: string): Entry => ({
  name: agency,
  state: 'WY',
  kind: 'agency',
  key: entryKey([agency, program]),
  fields: { program },
  evidence: { sheet: 'CSV', row: 2, cell: 'A2' },
})

test('what else a key holds tells entries apart: another program of one agency is no new name of the first', () => {
  const { counts } = compare([row('Cheyenne Police', 'Jail')], [row('Cheyenne Police', 'Patrol')])
  expect(counts).toEqual({ added: 1, removed: 1, renamed: 0, changed: 0 })
})

test('and a misspelled agency is still the same one, within its program', () => {
  const { counts } = compare(
    [row('Cheyennne Police', 'Jail'), row('Cheyennne Police', 'Patrol')],
    [row('Cheyenne Police', 'Jail'), row('Cheyenne Police', 'Patrol')],
  )
  expect(counts).toEqual({ added: 0, removed: 0, renamed: 2, changed: 0 })
})
