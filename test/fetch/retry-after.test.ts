import { expect, test } from 'vitest'
import { retryAfter, waitAsked } from '../../src/fetch/retry-after.ts'

const NOW = new Date('2025-08-27T12:00:00.500Z')

test.each([
  ['120', 120_000],
  [' 0 ', 0],
  ['Wed, 27 Aug 2025 12:01:00 GMT', 59_500],
  ['Tue, 26 Aug 2025 12:00:00 GMT', 0],
])('%j asks for %i ms', (header, wait) => {
  expect(retryAfter(header, NOW)).toBe(wait)
})

test.each([
  undefined,
  '',
  '-5',
  '1.5',
  '1e3',
  '9999999999999',
  'soon',
  '2025-08-27',
  'Wed, 32 Aug 2025 12:00:00 GMT',
  'Wednesday, 27-Aug-25 12:00:00 GMT',
])('%j asks for nothing', header => {
  expect(retryAfter(header, NOW)).toBeNull()
})

test.each([
  ['90', 'It asked to wait 90 s.'],
  ['7200', 'It asked to wait 2 h.'],
  ['Wed, 27 Aug 2025 12:30:00 GMT', 'It asked to wait 30 min.'],
  ['0', null],
  ['soon', null],
])('%j in words', (header, words) => {
  expect(waitAsked(header, NOW)).toBe(words)
})
