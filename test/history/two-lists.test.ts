import { stringify } from 'csv-stringify/sync'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { participating } from '../../src/sources/287g-participating/source.ts'
import { pending } from '../../src/sources/287g-pending/source.ts'
import { type Brought, recordOf } from '../support/brought.ts'

const HEADER = ['STATE', 'LAW ENFORCEMENT AGENCY', 'TYPE', 'COUNTY', 'SUPPORT TYPE', 'SIGNED', 'MOA']
const SIGNED = Array.from({ length: 60 }, (_, index) => `Precinct ${index + 1} Constable`)
const WAITING = ['Bee', 'Cass', 'Ector', 'Frio', 'Garza', 'Hale', 'Irion', 'Jack', 'Karnes', 'Lamb']
/** The list of those who signed may be short here. */
const SHORT = { ...participating, expected: { ...participating.expected, floor: 1 } }

interface Kept {
  readonly day: number
  readonly signed: number
  /** of those who waited, from this one on have signed; those before still wait */
  readonly waiting: number
}

function documentsOf({ day, signed, waiting }: Kept): Brought[] {
  const names = WAITING.map(name => `${name} County Sheriff's Office`)
  const brought = (source: Brought['source'], listed: readonly string[]): Brought => {
    const rows = listed.map(name => ['TEXAS', name, 'County', '', 'Task Force Model', '', ''])
    const file = `2025-03-${String(day).padStart(2, '0')}.csv`
    return { source, file, bytes: () => Buffer.from(stringify([HEADER, ...rows])) }
  }
  return day % 2 === 0
    ? [brought(pending, names.slice(0, waiting))]
    : [brought(SHORT, [...SIGNED.slice(0, signed), ...names.slice(waiting)])]
}

test('a list that accounts for what goes from another does so whatever came first', async () => {
  const kept = fc.record({
    signed: fc.integer({ min: 40, max: 60 }),
    waiting: fc.integer({ min: 2, max: 10 }),
  })
  const history = fc
    .array(kept, { minLength: 3, maxLength: 8 })
    .map(all => all.flatMap((one, index) => documentsOf({ ...one, day: index + 1 })))
  const orders = history.chain(all =>
    fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
  )
  await fc.assert(
    fc.asyncProperty(orders, async ([inOrder, shuffled]) => {
      const record = await recordOf(inOrder, [participating, pending])
      expect(await recordOf(shuffled, [participating, pending])).toEqual(record)
    }),
    { numRuns: 40 },
  )
})
