import { captureMemento } from '../backfill/memento-capture.ts'
import { ReadError, UsageError } from '../errors.ts'
import type { Policy } from '../judge/policy.ts'
import { type Effects, importFile, type Outcome, takeCapture } from '../pipeline.ts'
import type { Source } from '../sources/source.ts'
import type { GivenDocument } from './given.ts'

/**
 * Sends a document through the pipeline: one that a publisher is known to have given at some time as a memento, all others
 * as imports.
 * @returns why, for one that is too large to be taken, cannot be had, or of which nothing says when it was published
 */
export async function takeDocument(
  source: Source,
  given: GivenDocument,
  effects: Effects,
  policy: Policy,
): Promise<Outcome | ReadError | UsageError> {
  try {
    return await take(source, given, effects, policy)
  } catch (error) {
    if (error instanceof ReadError || error instanceof UsageError) return error
    throw error
  }
}

async function take(
  source: Source,
  given: GivenDocument,
  effects: Effects,
  policy: Policy,
): Promise<Outcome> {
  const { name, publishedOn, answer } = given
  const bytes = await given.bytes()
  if (answer === null) return importFile(source, { name, bytes, publishedOn }, effects, policy)
  const archive = given.archive && { url: given.archive, fetchedAt: effects.now().toISOString() }
  const { capture, body } = await captureMemento(
    source,
    'document',
    { ...answer, body: bytes },
    archive || null,
    effects,
  )
  const named = { ...capture, file: capture.file ?? (name || null), givenOn: publishedOn }
  return takeCapture(source, named, body, effects, policy)
}
