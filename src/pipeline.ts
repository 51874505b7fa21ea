import type { DocumentArchive } from './archive/document-archive.ts'
import { differenceBetween } from './compare/difference.ts'
import { ReadError, UsageError } from './errors.ts'
import { unanswered } from './fetch/answer-capture.ts'
import { type FetchEffects, fetchList } from './fetch/fetch-list.ts'
import { type Arrived, arrive, decide } from './history/arrive.ts'
import { publicationOf } from './history/dating.ts'
import { type ListEvent, type ListState, listState } from './judge/list-state.ts'
import { DEFAULT_POLICY, type Policy } from './judge/policy.ts'
import { belowFloor, noticesOf } from './judge/reading.ts'
import type { Difference, Verdict } from './model.ts'
import { placeNotices } from './places/place-notices.ts'
import { contentHash } from './snapshot/content.ts'
import type { DocumentInput, Reading, Source } from './sources/source.ts'
import type {
  Capture,
  Decision,
  NewReading,
  Observation,
  Reason,
  Snapshot,
  Store,
  StoredCapture,
} from './store/store.ts'

/** All that the pipeline needs of the world; everything else is pure. */
export interface Effects extends FetchEffects {
  readonly store: Store
  readonly archive: DocumentArchive
  /** reads a document of a list; where that happens is the caller's choice. @throws ReadError */
  readonly read: (source: Source, document: DocumentInput) => Promise<Reading>
}

/** What became of one capture. */
export interface Outcome {
  readonly list: string
  readonly verdict: Verdict
  readonly reasons: readonly Reason[]
  /** what was asked: an address, or the name of an imported file */
  readonly origin: string
  /** the version that the capture wrote or saw again */
  readonly snapshot: Snapshot | null
  /** against the version before; null for a first version, and when none was written */
  readonly difference: Difference | null
  /** versions of the list that are held now, told of one that became the first of them; null of all others */
  readonly firstOf: number | null
  /** other captures of the list that stand otherwise now: versions no more, or held, or accepted after all */
  readonly others: readonly StoredCapture[]
  /** what the capture showed of the page as a whole: missing, withdrawn, restored; null when nothing new */
  readonly event: ListEvent | null
  /** of the list after the capture; null after an import, which says nothing of the publisher's site */
  readonly state: ListState['state'] | null
}

/** Fetches a list's document, archives it, reads it, judges it, keeps its snapshot, and compares it with the one before. */
export async function runList(
  source: Source,
  url: string,
  effects: Effects,
  policy: Policy = DEFAULT_POLICY,
): Promise<Outcome> {
  const { capture, body } = await fetchList(source, url, effects)
  return takeCapture(source, capture, body, effects, policy)
}

/**
 * Takes in what the publisher answered, to us or to somebody who kept a copy.
 * @param capture judged as an answer
 * @param body null when the answer was no document: a wall, a missing page, a failure, an unchanged one
 */
export async function takeCapture(
  source: Source,
  capture: Capture,
  body: Uint8Array | null,
  effects: Effects,
  policy: Policy = DEFAULT_POLICY,
): Promise<Outcome> {
  const outcome =
    body === null
      ? await takeAnswer(source, capture, effects, policy)
      : await takeIn(source, capture, body, effects, policy)
  const { events, state } = listState(await effects.store.looks(source.id), policy.withdrawnAfter)
  const event = events.findLast(({ at }) => at === capture.capturedAt) ?? null
  return { ...outcome, event, state }
}

/** A document that a person already has. */
export interface ImportedFile {
  readonly name: string
  readonly bytes: Uint8Array
  /** YYYY-MM-DD, or null to go by the file's name and what the document says */
  readonly publishedOn: string | null
}

/**
 * Takes a file through the same stages as a fetched document. A file that was imported before, under the same name and
 * day, changes nothing and is not recorded again.
 * @throws UsageError when nothing says when the document was published
 */
export async function importFile(
  source: Source,
  file: ImportedFile,
  effects: Effects,
  policy: Policy = DEFAULT_POLICY,
): Promise<Outcome> {
  const given = { list: source.id, via: 'import', target: 'document', url: null } as const
  const capture: Capture = {
    ...unanswered({ ...given, capturedAt: effects.now().toISOString() }),
    file: file.name,
    document: await effects.archive.keep(file.bytes),
    givenOn: file.publishedOn,
  }
  return takeIn(source, capture, file.bytes, effects, policy)
}

/**
 * Decides on a held capture: accepted, what it brought is a version, from the first time that it was seen; rejected, it
 * stays out, now and when it comes again.
 * @throws UsageError when there is nothing to decide
 */
export async function decideOn(
  source: Source,
  capture: StoredCapture,
  decision: Decision,
  effects: Effects,
): Promise<Outcome> {
  const { store } = effects
  const held = await store.observation(capture.id)
  if (held?.standing.as !== 'held')
    throw new UsageError(
      `Capture ${capture.id} of ${source.id} is not held: there is nothing to decide. "review" shows what is.`,
    )
  const decided = await decide(source, held, decision, store)
  const verdict = decision.decision === 'accepted' ? 'new-version' : 'held'
  return arrivedOutcome(source, { ...decided, capture: { ...capture, verdict, reasons: [] } }, store)
}

/** An answer that is no document. Unchanged, it is a sighting of what was served when its validators were. */
async function takeAnswer(
  source: Source,
  capture: Capture,
  effects: Effects,
  policy: Policy,
): Promise<Outcome> {
  const { store } = effects
  const good = capture.verdict === 'not-modified' && capture.url !== null
  const last = good ? await store.lastGoodCapture(source.id, capture.url ?? '') : null
  const before = last && (await store.observation(last.id))
  if (before === null) {
    // an archive's file may be imported again
    const repeated =
      capture.via === 'memento' && (await store.hasMemento(source.id, capture.url ?? '', capture.capturedAt))
    if (!repeated) await store.recordCapture(capture)
    return outcomeOf(capture)
  }
  const { content, reading, stated } = before
  const arrival = { capture: { ...capture, content }, reading, stated }
  return arrivedOutcome(source, await arrive(source, arrival, before.order.document, policy, effects), store)
}

/** From archived bytes on: read, judge, snapshot, compare. */
async function takeIn(
  source: Source,
  capture: Capture,
  bytes: Uint8Array,
  effects: Effects,
  policy: Policy,
): Promise<Outcome> {
  const { store } = effects
  const document = documentOf(capture)
  let read: Reading
  try {
    const contentType = capture.headers['content-type'] ?? null
    read = await effects.read(source, { bytes, contentType, file: capture.file })
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    return refuse(capture, { rule: 'unreadable', text: error.message }, store)
  }
  const tooFew = belowFloor(source.expected, read.entries.length)
  if (tooFew) return refuse(capture, tooFew, store)
  const stated = publicationOf(capture, read)
  const reading = readingOf(source, document, read)
  const arrival = { capture: { ...capture, content: reading.content }, reading, stated }
  const repeated = capture.via === 'run' ? null : await store.importedBefore(capture, reading.content)
  if (repeated && !(repeated.standing.as === 'held' && policy.acceptAll !== null))
    return asBefore(source, arrival.capture, repeated, store)
  return arrivedOutcome(source, await arrive(source, arrival, document, policy, effects), store)
}

/** What was read of a document, ready to be stored. */
export function readingOf(source: Source, document: string, read: Reading): NewReading {
  return {
    document,
    readerVersion: source.readerVersion,
    content: contentHash(read.entries),
    entries: read.entries,
    notices: [...noticesOf(source.expected, read), ...placeNotices(read.entries, source.id)],
  }
}

/** Keeps a capture that could not be read as its list. */
async function refuse(capture: Capture, reason: Reason, store: Store): Promise<Outcome> {
  const refused: Capture = { ...capture, verdict: 'failed', reasons: [reason, ...capture.reasons] }
  const repeated = capture.via !== 'run' && (await store.refusedBefore(refused))
  if (!repeated) await store.recordCapture(refused)
  return outcomeOf(refused)
}

/** A file that was imported before: nothing is recorded again, and it counts as what it stands for. */
async function asBefore(
  source: Source,
  capture: Capture,
  observation: Observation,
  store: Store,
): Promise<Outcome> {
  const { standing } = observation
  const held = standing.as === 'held'
  const number = standing.as === 'seen' ? standing.version : observation.capture
  return {
    ...outcomeOf({
      ...capture,
      verdict: held ? 'held' : 'same-bytes',
      reasons: held ? standing.reasons : [],
    }),
    snapshot: held ? null : await store.snapshot(source.id, number),
  }
}

/** The version that a capture brought, with its difference to the one before, or that it saw. */
async function arrivedOutcome(
  source: Source,
  { capture, observation, others }: Arrived,
  store: Store,
): Promise<Outcome> {
  const { standing } = observation
  const outcome = { ...outcomeOf(capture), others }
  if (standing.as === 'held') return outcome
  if (standing.as === 'seen')
    return { ...outcome, snapshot: await store.snapshot(source.id, standing.version) }
  const snapshot = await store.snapshot(source.id, observation.capture)
  const before = standing.after === null ? null : await store.snapshot(source.id, standing.after)
  const difference = before && snapshot && (await differenceBetween(store, before, snapshot))
  const firstOf = before ? null : ((await store.latestSnapshot(source.id))?.number ?? 0)
  return { ...outcome, snapshot, difference, firstOf }
}

function documentOf({ document }: Capture): string {
  if (document === null) throw new Error('a capture without a document has nothing to read')
  return document
}

function outcomeOf(capture: Capture): Outcome {
  const { list, verdict, reasons } = capture
  const origin = capture.via === 'import' ? (capture.file ?? '') : (capture.url ?? '')
  const nothing = { snapshot: null, difference: null, firstOf: null, others: [], event: null, state: null }
  return { list, verdict, reasons, origin, ...nothing }
}
