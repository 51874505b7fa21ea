import { expect, test } from 'vitest'
import { CHANGES, csvVersions } from '../../bench/csv-versions.ts'
import { workbookVersions } from '../../bench/generated-workbooks.ts'
import { EACH, labelledStep } from '../../bench/labelled-steps.ts'
import { compare } from '../../src/compare/compare.ts'
import type { Entry } from '../../src/model.ts'
import { placeExists } from '../../src/places/exists.ts'
import { participating } from '../../src/sources/287g-participating/source.ts'

/** What the bench says that it made is what is there: its figures rest on that. */

async function entriesOf({ name, bytes }: { name: string; bytes: Uint8Array }): Promise<Entry[]> {
  const { entries, notices } = await participating.read({ bytes, contentType: null, file: name })
  expect(notices).toEqual([])
  return entries
}

async function countsOfSteps(versions: Iterable<{ name: string; bytes: Uint8Array }>) {
  const counts = []
  let before: Entry[] | null = null
  for (const version of versions) {
    const after = await entriesOf(version)
    if (before) counts.push(compare(before, after, { placeExists }).counts)
    before = after
  }
  return counts
}

test('each CSV version does to the one before what is counted', async () => {
  const versions = [...csvVersions(30, 300)].map(({ name, text }) => ({ name, bytes: Buffer.from(text) }))
  expect(await countsOfSteps(versions)).toEqual(Array.from({ length: 29 }, () => CHANGES))
})

test('each workbook has four agencies more and one with another link', async () => {
  const four = { added: 4, removed: 0, renamed: 0, changed: 1 }
  expect(await countsOfSteps(workbookVersions(5, 150))).toEqual([four, four, four, four])
})

test('a labelled step has as many changes of each kind as it says, each once', () => {
  const { before, after, truth } = labelledStep(1)
  for (const names of Object.values(truth)) expect(new Set(names).size).toBe(EACH)
  expect(after.length).toBe(before.length + 1)
  const keys = new Set(before.map(entry => entry.key))
  expect(after.filter(entry => !keys.has(entry.key)).length).toBe(2 * EACH)
})
