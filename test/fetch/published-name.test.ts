import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPublishedName } from '../../src/fetch/published-name.ts'

const NEAR = '2025-08-28'
const read = (name: string, nearDay: string | null = null) => {
  const found = readPublishedName(name, nearDay)
  return found && `${found.on} ${found.sequence}${found.repaired ? ' repaired' : ''}`
}

test.each([
  ['participatingAgencies08272025am.xlsx', '2025-08-27 100'],
  ['pendingAgencies08272025mid.xlsx', '2025-08-27 200'],
  ['pendingAgencies08272025pm.xlsx', '2025-08-27 300'],
  ['participatingAgencies05122025amB.xlsx', '2025-05-12 102'],
  ['participatingAgencies07242025pm_b.xlsx', '2025-07-24 302'],
  ['pendingAgencies07242025pm_0.xlsx', '2025-07-24 301'],
  ['287gParticipatingAgency 08-27-2025.xlsx', '2025-08-27 0'],
  ['participating_agencies_2025_08_27_pm.XLSX', '2025-08-27 300'],
  ['participatingAgencies20250827.xlsx', '2025-08-27 0'],
  ['participatingAgencies082725pm.xlsx', '2025-08-27 300'],
  ['participatingAgencies08272025amended.xlsx', '2025-08-27 0'],
  ['participatingAgencies-20250221214937.xlsx', '2025-02-21 214937'],
  ['2025-03-27.xlsx', '2025-03-27 0'],
  ['2025-03-27-2.xlsx', '2025-03-27 2'],
  ['2025-03-27 page as printed.pdf', '2025-03-27 0'],
])('%s states %s', (name, stated) => {
  expect(read(name)).toBe(stated)
  expect(read(name, NEAR)).toBe(stated)
})

test.each([
  // a year that can only mean one
  ['participatingAgencies06123025pm.xlsx', null, '2025-06-12 300 repaired'],
  ['participatingAgencies08275025am.xlsx', null, '2025-08-27 100 repaired'],
  // one that may mean 2005 or 2025
  ['participatingAgencies08272205am.xlsx', null, null],
  ['participatingAgencies08272205am.xlsx', NEAR, '2025-08-27 100 repaired'],
  ['participatingAgencies08272052am.xlsx', NEAR, '2025-08-27 100 repaired'],
  // nine digits: a 5 too many, or a 2, a 0, …
  ['participatingAgencies082720255am.xlsx', null, null],
  ['participatingAgencies082720255am.xlsx', NEAR, '2025-08-27 100 repaired'],
  ['participatingAgencies0827202555am.xlsx', NEAR, null],
  // seven: July 11th, or no day at all; January 11th or November 1st
  ['participatingAgencies7112025pm.xlsx', null, '2025-07-11 300 repaired'],
  ['participatingAgencies1112025pm.xlsx', null, null],
  ['participatingAgencies1112025pm.xlsx', '2025-11-03', '2025-11-01 300 repaired'],
  // the old year in January, and by a slip
  ['participatingAgencies01052025am.xlsx', '2026-01-06', '2026-01-05 100 repaired'],
  ['participatingAgencies08262024am.xlsx', NEAR, '2025-08-26 100 repaired'],
  // last year's document
  ['participatingAgencies08272025am.xlsx', '2026-01-06', '2025-08-27 100'],
  ['participatingAgencies01052025am.xlsx', '2026-03-01', '2025-01-05 100'],
  // the future, and no repair that comes near
  ['participatingAgencies12272025am.xlsx', NEAR, null],
])('%s, seen about %s, means %s', (name, nearDay, meant) => {
  expect(read(name, nearDay)).toBe(meant)
})

test.each([
  'participatingAgencies.xlsx',
  'participatingAgencies13412025.xlsx',
  'participatingAgencies02302025am.xlsx',
  'ddor2017_01-28to02-03.pdf',
  '287g.xlsx',
  '1234.xlsx',
  '2025-13-01.xlsx',
  '',
])('%j states no day', name => {
  expect(read(name)).toBeNull()
  expect(read(name, NEAR)).toBeNull()
})

test('every issue of ICE’s form reads as the day that it was made from, in the order of the day', () => {
  const days = fc.date({ min: new Date('2025-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
  fc.assert(
    fc.property(days, fc.constantFrom('participatingAgencies', '287gPendingAgency'), (date, prefix) => {
      const on = date.toISOString().slice(0, 10)
      const [year, month, dayOfMonth] = on.split('-')
      const endings = ['', 'am', 'am_b', 'mid', 'pm', 'pmB', 'pm_c']
      const names = endings.map(ending =>
        readPublishedName(`${prefix}${month}${dayOfMonth}${year}${ending}.xlsx`, null),
      )
      expect(names.map(name => name?.on)).toEqual(endings.map(() => on))
      const sequences = names.map(name => name?.sequence ?? -1)
      expect(sequences).toEqual([...new Set(sequences)].toSorted((a, b) => a - b))
    }),
  )
})
