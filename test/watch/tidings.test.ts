import { describe, expect, test } from 'vitest'
import type { Verdict } from '../../src/model.ts'
import { tidingOf } from '../../src/watch/tidings.ts'

type Look = readonly [at: string, verdict: Verdict, rule?: string]

/** What is told at each of the looks, in their order. */
function told(...looks: readonly Look[]) {
  const captures = looks.map(([at, verdict, rule]) => ({
    capturedAt: `${at}:00.000Z`,
    verdict,
    reasons: rule === undefined ? [] : [{ rule, text: '' }],
  }))
  return captures.map((_, index) => {
    const sofar = captures.slice(0, index + 1)
    const tiding = tidingOf(sofar, sofar.toReversed(), 'America/New_York')
    return tiding.kind === 'trouble' && !tiding.news ? 'nothing' : tiding.kind
  })
}

describe('of what the publisher answers is told', () => {
  test('the same trouble once, again on the next day in Washington, and its end', () =>
    expect(
      told(
        ['2025-06-01T10:00', 'same-list'],
        ['2025-06-01T12:00', 'failed', 'timeout-total'],
        ['2025-06-01T14:00', 'failed', 'timeout-total'],
        // still the first of June there
        ['2025-06-02T03:00', 'failed', 'timeout-total'],
        ['2025-06-02T05:00', 'failed', 'timeout-total'],
        ['2025-06-02T07:00', 'failed', 'timeout-total'],
        ['2025-06-02T09:00', 'not-modified'],
        ['2025-06-02T11:00', 'same-list'],
      ),
    ).toEqual(['routine', 'trouble', 'nothing', 'nothing', 'trouble', 'nothing', 'recovery', 'routine']))

  test('two troubles that alternate, once each; a trouble that is back after its end, again', () =>
    expect(
      told(
        ['2025-06-01T10:00', 'failed', 'dns'],
        ['2025-06-01T11:00', 'blocked', 'denied'],
        ['2025-06-01T12:00', 'failed', 'dns'],
        ['2025-06-01T13:00', 'failed', 'no-entries'],
        ['2025-06-01T14:00', 'blocked', 'denied'],
        ['2025-06-01T15:00', 'new-version'],
        ['2025-06-01T16:00', 'blocked', 'denied'],
      ),
    ).toEqual(['trouble', 'trouble', 'nothing', 'trouble', 'nothing', 'recovery', 'trouble']))

  test('a version that waits for a person, as a trouble', () =>
    expect(
      told(
        ['2025-06-01T10:00', 'same-list'],
        ['2025-06-01T11:00', 'held', 'removals'],
        ['2025-06-01T12:00', 'held', 'removals'],
        ['2025-06-01T13:00', 'same-bytes'],
      ),
    ).toEqual(['routine', 'trouble', 'nothing', 'recovery']))

  test('how long it lasted', () => {
    const looks = ['2025-06-01T10:00:00.000Z', '2025-06-01T12:00:00.000Z', '2025-06-01T14:00:00.000Z'].map(
      (capturedAt, index) =>
        ({ capturedAt, verdict: index < 2 ? 'missing' : 'same-list', reasons: [] }) as const,
    )
    expect(tidingOf(looks, looks.toReversed(), 'UTC')).toEqual({
      kind: 'recovery',
      since: '2025-06-01T10:00:00.000Z',
      attempts: 2,
    })
  })
})
