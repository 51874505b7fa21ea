import { captureMemento, readLandingPage } from '../backfill/memento-capture.ts'
import { ReadError, UsageError } from '../errors.ts'
import type { Policy } from '../judge/policy.ts'
import { type Effects, importFile, type Outcome, takeCapture } from '../pipeline.ts'
import type { Source } from '../sources/source.ts'
import type { GivenDocument } from './given.ts'

/**
 * Sends a document through the pipeline: one that a publisher is known to have given at some time as a memento, all others
 * as imports.
 * @returns why, for one that is too large to be taken, cannot be had, or of which nothing says when it was published; null
 *   for a landing page that leads to a document, which is no news of the list
 */
export async function takeDocument(
  source: Source,
  given: GivenDocument,
  effects: Effects,
  policy: Policy,
): Promise<Outcome | ReadError | UsageError | null> {
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
): Promise<Outcome | null> {
  const { name, target, publishedOn, answer } = given
  const bytes = await given.bytes()
  if (answer === null) return importFile(source, { name, bytes, publishedOn }, effects, policy)
  const archive = given.archive && { url: given.archive, fetchedAt: effects.now().toISOString() }
  const fetched = await captureMemento(source, target, { ...answer, body: bytes }, archive || null, effects)
  if (target === 'landing-page') {
    const led = await readLandingPage(source, fetched, effects)
    return Array.isArray(led) ? null : takeCapture(source, led, null, effects, policy)
  }
  const { capture, body } = fetched
  const named = { ...capture, file: capture.file ?? (name || null), givenOn: publishedOn }
  return takeCapture(source, named, body, effects, policy)
}
