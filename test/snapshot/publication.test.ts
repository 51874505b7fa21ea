import { expect, test } from 'vitest'
import { publicationOfImport, publicationOfSighting } from '../../src/snapshot/publication.ts'

const SEEN = '2025-09-27T01:00:00.000Z'
const printed = (on: string) => ({ on, basis: 'printed' as const })
const METADATA = { on: '2025-09-26', basis: 'metadata' as const }

test('a printed day after the time of the capture is not believed, and is told', () => {
  expect(publicationOfSighting(null, SEEN, [printed('2052-09-26'), METADATA], undefined)).toEqual({
    on: '2025-09-26',
    sequence: 0,
    basis: 'metadata',
    conflict:
      'A day that cannot be: the document prints 2052-09-26, and it was taken in on 2025-09-27; its metadata state 2025-09-26, which is taken.',
  })
  expect(publicationOfSighting(null, SEEN, [printed('2052-09-26')], undefined)).toMatchObject({
    on: null,
    basis: null,
    conflict: expect.stringContaining('nothing else states a day'),
  })
})

test('the day after the capture may have begun where the publisher is', () => {
  expect(publicationOfSighting(null, SEEN, [printed('2025-09-28')], undefined).on).toBe('2025-09-28')
  expect(publicationOfSighting(null, SEEN, [printed('2025-09-29')], undefined).on).toBeNull()
})

test('of an import, days after the present one are not believed, wherever they stand', () => {
  const { on, conflict } = publicationOfImport(null, '2052-09-26.html', SEEN, [printed('2025-09-26')])
  expect([on, conflict]).toEqual(['2025-09-26', expect.stringContaining('its name states 2052-09-26')])
})
