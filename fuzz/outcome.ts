import { ReadError } from '../src/errors.ts'
import type { Entry } from '../src/model.ts'
import { ReadingStopped } from '../src/read/process/stopped.ts'
import type { Reading } from '../src/sources/source.ts'
import type { Mutant } from './mutant.ts'
import { isShownAsBefore } from './shown.ts'
import type { TextLayers } from './text-layer-process.ts'

const ALLOWED = [
  'refused',
  'same entries',
  'different, with a notice',
  'different text',
  'stopped by the time limit',
  'stopped by the memory limit',
  'stopped by another limit',
] as const
const VIOLATIONS = [
  'silently different',
  'fault of the reader',
  'crash of the child',
  'untyped error',
] as const
export const OUTCOMES = [...ALLOWED, ...VIOLATIONS]
export type Outcome = (typeof OUTCOMES)[number]

export function isViolation(outcome: Outcome): boolean {
  return VIOLATIONS.some(violation => violation === outcome)
}

/**
 * What became of a mutant. It is silently different when no notice says more than those of the sample, and either its
 * text layer is that of the sample, or an entry is no longer read as it was although it is shown as it was.
 * @param original the reading of the sample that it was made of
 */
export async function outcomeOf(
  { sample, bytes }: Mutant,
  original: Reading,
  read: Reading | Error,
  texts: TextLayers,
): Promise<Outcome> {
  if (read instanceof Error) return failureOf(read)
  const lost = surplus(original, read)
  const sameNumber = read.entries.length === original.entries.length
  if (sameNumber && JSON.stringify(read.entries.map(facts)) === JSON.stringify(original.entries.map(facts)))
    return 'same entries'
  if (saysMore(read, original)) return 'different, with a notice'
  const before = await texts.of(sample, sample.bytes)
  const after = await texts.of(sample, bytes)
  const intact = before.join('\n') === after.join('\n')
  return intact || lost.some(entry => isShownAsBefore(entry, before, after))
    ? 'silently different'
    : 'different text'
}

function failureOf(error: Error): Outcome {
  if (!(error instanceof ReadError)) return 'untyped error'
  if (!(error instanceof ReadingStopped)) return 'refused'
  switch (error.reason) {
    case 'damage':
      return 'refused'
    case 'time':
      return 'stopped by the time limit'
    case 'memory':
      return 'stopped by the memory limit'
    case 'crash':
      return 'crash of the child'
    case 'fault':
      return 'fault of the reader'
    default:
      return 'stopped by another limit'
  }
}

/** Entries of one reading that the other has not, wherever they stand. */
export function surplus(of: Reading, over: Reading): Entry[] {
  const left = over.entries.map(facts)
  return of.entries.filter(entry => {
    const at = left.indexOf(facts(entry))
    if (at >= 0) left.splice(at, 1)
    return at < 0
  })
}

/** An entry without the place where it stands: that may move. */
function facts({ evidence, ...entry }: Entry): string {
  return JSON.stringify(entry)
}

function saysMore(read: Reading, original: Reading): boolean {
  const said = new Set(original.notices.map(notice => JSON.stringify(notice)))
  return read.notices.some(notice => !said.has(JSON.stringify(notice)))
}
