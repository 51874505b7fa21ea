import { beforeAll, describe, expect, test } from 'vitest'
import { comparisons, corpusMissing, lookalikes, renames } from '../../bench/corpus.ts'
import { pairByKey } from '../../src/compare/pairs.ts'
import { fold } from '../../src/text/fold.ts'

const TITLE = corpusMissing
  ? `real versions of the 287(g) lists (skipped: none at ${corpusMissing})`
  : 'real versions of the 287(g) lists'

describe.skipIf(corpusMissing !== null)(TITLE, () => {
  let compared: Awaited<ReturnType<typeof comparisons>> = []
  beforeAll(async () => {
    compared = await comparisons()
  }, 120_000)

  test('before names are looked at, as many rows come and go as the true differences say', () => {
    for (const { step, before, after } of compared) {
      const { added, removed, duplicates } = pairByKey(before, after)
      expect({
        step: `${step.list} ${step.from_file} → ${step.to_file}`,
        added: added.length + duplicates.after.length,
        removed: removed.length + duplicates.before.length,
      }).toEqual({
        step: `${step.list} ${step.from_file} → ${step.to_file}`,
        added: Number(step.added_folded),
        removed: Number(step.removed_folded),
      })
    }
  })

  test('the participating agencies reported as removed are those that no rename and no duplicate explains', () => {
    const steps = compared.filter(({ step }) => step.list === 'participating')
    const gone = steps.reduce((sum, { step }) => sum + Number(step.removed_folded), 0)
    const labelled = renames().filter(label => label.list === 'participating').length
    const copies = steps.reduce((sum, { before, after }) => {
      return sum + pairByKey(before, after).duplicates.before.length
    }, 0)
    const reported = steps.reduce((sum, { comparison }) => sum + comparison.counts.removed, 0)
    expect(reported).toBe(gone - labelled - copies)
  })

  const renamedPairs = () =>
    new Set(
      compared.flatMap(({ step, comparison }) =>
        comparison.changes
          .filter(change => change.kind === 'renamed')
          .map(change =>
            [
              step.list,
              step.from_file,
              step.to_file,
              fold(change.before?.name ?? ''),
              fold(change.after?.name ?? ''),
            ].join(' | '),
          ),
      ),
    )
  const pairOf = (label: ReturnType<typeof renames>[number]) =>
    [label.list, label.from_file, label.to_file, fold(label.before), fold(label.after)].join(' | ')

  test('every rename labelled as sure is found, and no other', () => {
    const labels = renames()
    const found = renamedPairs()
    const sure = labels.filter(label => label.verdict === 'sure').map(pairOf)
    expect(sure.filter(pair => !found.has(pair))).toEqual([])
    const known = new Set(labels.map(pairOf))
    expect([...found].filter(pair => !known.has(pair))).toEqual([])
  })

  test('no two agencies that only look alike are merged', () => {
    const found = renamedPairs()
    expect(
      lookalikes()
        .map(pairOf)
        .filter(pair => found.has(pair)),
    ).toEqual([])
  })
})
