import { afterAll, expect, test } from 'vitest'
import { fuzz } from '../fuzz/fuzz.ts'
import { isViolation } from '../fuzz/outcome.ts'
import { samples } from '../fuzz/samples.ts'
import { openTextLayers } from '../fuzz/text-layer-process.ts'
import { openReaderProcess } from '../src/read/process/reader-process.ts'

const SEED = 1
const MUTANTS = 150

const reader = openReaderProcess()
const texts = openTextLayers()
afterAll(async () => {
  await reader.close()
  texts.close()
})

test(`${MUTANTS} spoilt documents are refused, read as they were, or read with a notice`, async () => {
  const numbers = Array.from({ length: MUTANTS }, (_, n) => n + 1)
  const seen: Record<string, number> = {}
  const wrong: string[] = []
  for await (const { mutant, outcome, detail } of fuzz(samples(), SEED, numbers, reader, texts)) {
    seen[outcome] = (seen[outcome] ?? 0) + 1
    const { list, slug } = mutant.sample
    if (isViolation(outcome))
      wrong.push(
        `${outcome}: ${list}/${slug}: ${detail}; repeat it with node fuzz/main.ts --seed ${SEED} --only ${mutant.number}`,
      )
  }
  expect(wrong).toEqual([])
  // a fuzzer whose mutants are all refused, or all read, finds nothing
  expect(seen.refused).toBeGreaterThan(MUTANTS / 10)
  expect(seen['same entries']).toBeGreaterThan(MUTANTS / 10)
}, 300_000)
