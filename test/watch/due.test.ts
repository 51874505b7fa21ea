import { describe, expect, test } from 'vitest'
import { watchClock } from '../../src/watch/clock.ts'
import { fellDue, nextDue } from '../../src/watch/due.ts'
import { missedLists } from '../../src/watch/missed.ts'

const washington = (cadence: string) => ({ cadence, timeZone: 'America/New_York' })
const HOUR = 3_600_000

describe('a list falls due', () => {
  test.each([
    ['at eight in Washington, in summer', '0 8 * * *', '2025-07-01T11:59:59Z', '2025-07-01T12:00:00Z', true],
    ['at eight in Washington, in winter', '0 8 * * *', '2025-01-10T12:00:00Z', '2025-01-10T12:59:00Z', false],
    [
      'on the very second, if that was not served',
      '0 8 * * *',
      '2025-07-01T12:00:00Z',
      '2025-07-01T13:00:00Z',
      false,
    ],
    [
      'over a week-end at most once',
      '17 8-20/2 * * 1-5',
      '2025-07-05T01:00:00Z',
      '2025-07-06T23:00:00Z',
      false,
    ],
    ['by the second', '*/30 * * * * *', '2025-07-01T12:00:01Z', '2025-07-01T12:00:29Z', false],
    ['by the second', '*/30 * * * * *', '2025-07-01T12:00:01Z', '2025-07-01T12:00:30Z', true],
    [
      'after more than a month, whatever the cadence',
      '0 0 1 1 *',
      '2025-03-01T12:00:00Z',
      '2025-05-01T12:00:00Z',
      true,
    ],
  ])('%s', (_, cadence, since, until, due) =>
    expect(fellDue(washington(cadence), new Date(since), new Date(until))).toBe(due),
  )

  test.each(['17 8-20/2 * * *', '41 9 * * *', '0 6 * * 1', '*/7 * * * *', '10 30 2 * * *'])(
    'at the instant that was announced, and not before: %s',
    cadence => {
      const from = new Date()
      const [next = from] = nextDue(washington(cadence), 1)
      expect(fellDue(washington(cadence), from, next)).toBe(true)
      expect(fellDue(washington(cadence), from, new Date(next.getTime() - 1))).toBe(false)
    },
  )
})

test('after downtime those are caught up that fell due since they were last looked at, were never, or by a wrong clock', async () => {
  const now = new Date('2025-07-01T15:00:00Z')
  const looks: Record<string, string[]> = {
    'due since': ['2025-06-01T12:00:00Z', '2025-07-01T11:00:00Z'],
    'in time': ['2025-07-01T12:00:05Z'],
    'never looked at': [],
    'clock was wrong': ['2035-01-01T00:00:00Z'],
  }
  const store = {
    looks: async (list: string) =>
      (looks[list] ?? []).map(capturedAt => ({ capturedAt, verdict: 'same-list' as const })),
  }
  const appointments = Object.keys(looks).map(list => ({ list, ...washington('0 8 * * *') }))
  expect(await missedLists(appointments, store, now)).toEqual([
    'due since',
    'never looked at',
    'clock was wrong',
  ])
})

test.concurrent.each([
  ['the machine slept', 8 * HOUR],
  ['the clock was set back', -HOUR],
])('it is noticed that %s', async (_, jump) => {
  const set = { by: 0 }
  const noticed = new Promise<void>(resolve => {
    const end = watchClock(
      () => new Date(Date.now() + set.by),
      () => {
        end()
        resolve()
      },
      200,
    )
  })
  set.by = jump
  await noticed
})
