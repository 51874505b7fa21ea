import fc from 'fast-check'
import { expect, test } from 'vitest'
import { listingsOf } from '../../src/questions/listing.ts'
import type { Snapshot } from '../../src/store/store.ts'

const VERSIONS = 12
const snapshots = Array.from({ length: VERSIONS }, (_, index): Snapshot => {
  const on = `2025-01-${String(index + 1).padStart(2, '0')}`
  const document = String(index).padStart(64, '0')
  return {
    id: index + 1,
    list: 'doj-sanctuary',
    number: index + 1,
    order: { inForceOn: on, sequence: 0, seenAt: '', document },
    publishedOn: on,
    capturedAt: `${on}T00:00:00.000Z`,
    document,
    file: null,
    url: null,
    entries: 0,
    content: '',
    readerVersion: 1,
    notices: [],
    accepted: null,
  }
})

const span = fc
  .tuple(fc.integer({ min: 1, max: VERSIONS }), fc.integer({ min: 1, max: VERSIONS }))
  .map(([a, b]) => ({ first: Math.min(a, b), last: Math.max(a, b) }))

test('listings are the longest runs of versions that any of the entries stands in', async () => {
  const snapshot = async (number: number) => snapshots[number - 1] ?? null
  await fc.assert(
    fc.asyncProperty(fc.array(span, { maxLength: 5 }), async spans => {
      const ordered = spans.toSorted((a, b) => a.first - b.first)
      const listings = await listingsOf(ordered, { snapshot })
      const named = (number: number) => spans.some(({ first, last }) => first <= number && number <= last)
      for (const { number } of snapshots) {
        const covering = listings.filter(
          ({ first, last }) => first.snapshot <= number && number <= last.snapshot,
        )
        expect(covering.length).toBe(named(number) ? 1 : 0)
      }
      for (const { before, first, last, without, versions } of listings) {
        expect([before?.snapshot ?? 0, without?.snapshot ?? VERSIONS + 1]).toEqual([
          first.snapshot - 1,
          last.snapshot + 1,
        ])
        expect([before, without].some(version => version && named(version.snapshot))).toBe(false)
        expect(versions).toBe(last.snapshot - first.snapshot + 1)
      }
    }),
  )
})
