import { describe, expect, test } from 'vitest'
import { listState } from '../../src/judge/list-state.ts'
import { DEFAULT_POLICY } from '../../src/judge/policy.ts'
import type { Verdict } from '../../src/model.ts'

/** Looks at hours of 2025-06-01 and after. */
const looks = (...steps: [hour: number, verdict: Verdict][]) =>
  steps.map(([hour, verdict]) => ({
    capturedAt: new Date(Date.UTC(2025, 5, 1, hour)).toISOString(),
    verdict,
  }))
const stateOf = (...steps: [number, Verdict][]) => listState(looks(...steps), DEFAULT_POLICY.withdrawnAfter)
const kinds = (...steps: [number, Verdict][]) => stateOf(...steps).events.map(event => event.kind)

describe('a page that is not there', () => {
  test('is missing at first sight, withdrawn once that lasts, restored when it returns', () => {
    const steps: [number, Verdict][] = [
      [0, 'new-version'],
      [6, 'missing'],
      [18, 'missing'],
      [30, 'missing'],
      [40, 'same-list'],
    ]
    expect(kinds(...steps)).toEqual(['missing', 'withdrawn', 'restored'])
    expect(stateOf(...steps.slice(0, 4))).toMatchObject({
      state: 'withdrawn',
      since: '2025-06-01T06:00:00.000Z',
    })
    expect(stateOf(...steps).events[1]).toMatchObject({
      at: '2025-06-02T06:00:00.000Z',
      lastSeen: '2025-06-01T00:00:00.000Z',
      missingSince: '2025-06-01T06:00:00.000Z',
    })
  })

  test('is not withdrawn by many looks in one day, nor by two looks over many', () => {
    expect(kinds([0, 'new-version'], [1, 'missing'], [2, 'missing'], [3, 'missing'], [4, 'missing'])).toEqual(
      ['missing'],
    )
    expect(kinds([0, 'new-version'], [1, 'missing'], [200, 'missing'])).toEqual(['missing'])
  })

  test('walls and failures neither make it missing nor end its absence', () => {
    expect(kinds([0, 'new-version'], [1, 'blocked'], [2, 'failed'], [50, 'held'])).toEqual([])
    const absent = stateOf(
      [0, 'new-version'],
      [1, 'missing'],
      [13, 'blocked'],
      [14, 'missing'],
      [26, 'missing'],
    )
    expect(absent).toMatchObject({ state: 'withdrawn', since: '2025-06-01T01:00:00.000Z' })
  })

  test('that was never seen in place is not missing', () => {
    expect(stateOf([0, 'missing'], [30, 'missing'], [60, 'missing'])).toEqual({
      state: 'unseen',
      since: null,
      events: [],
    })
  })
})
