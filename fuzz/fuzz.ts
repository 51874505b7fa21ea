import type { ReaderProcess } from '../src/read/process/reader-process.ts'
import type { Reading } from '../src/sources/source.ts'
import { type Mutant, mutantOf } from './mutant.ts'
import { type Outcome, outcomeOf, surplus } from './outcome.ts'
import type { Sample } from './samples.ts'
import type { TextLayers } from './text-layer-process.ts'

export interface Result {
  readonly mutant: Mutant
  readonly outcome: Outcome
  /** the error's sentence, or how many entries were read */
  readonly detail: string
  readonly milliseconds: number
}

/** Reads mutants of the samples, one after the other, and judges each. */
export async function* fuzz(
  samples: readonly Sample[],
  seed: number,
  numbers: Iterable<number>,
  reader: ReaderProcess,
  texts: TextLayers,
): AsyncGenerator<Result> {
  const originals = new Map<Sample, Reading>()
  for (const number of numbers) {
    const mutant = mutantOf(samples, seed, number)
    const { sample, bytes } = mutant
    const original = originals.get(sample) ?? (await reader.read(sample.list, sample))
    originals.set(sample, original)
    const started = performance.now()
    const read = await reader.read(sample.list, { ...sample, bytes }).catch((error: Error) => error)
    const milliseconds = performance.now() - started
    const outcome = await outcomeOf(mutant, original, read, texts)
    const detail =
      read instanceof Error
        ? read.message
        : `${read.entries.length} entries, ${surplus(read, original).length} of them new, ${surplus(original, read).length} lost`
    yield { mutant, outcome, detail, milliseconds }
  }
}
