import type { DocumentArchive } from './archive/document-archive.ts'
import { differenceBetween } from './compare/difference.ts'
import { ReadError, UsageError } from './errors.ts'
import { type FetchEffects, fetchList } from './fetch/fetch-list.ts'
import { judgeStep } from './judge/hold.ts'
import { type ListEvent, type ListState, listState } from './judge/list-state.ts'
import { DEFAULT_POLICY, type Policy } from './judge/policy.ts'
import { judgeReading, noticesOf } from './judge/reading.ts'
import type { Difference, Verdict } from './model.ts'
import { placeNotices } from './places/place-notices.ts'
import { contentHash } from './snapshot/content.ts'
import {
  orderOfFetch,
  orderOfImport,
  type Publication,
  publicationOfFetch,
  publicationOfImport,
} from './snapshot/publication.ts'
import type { DocumentInput, Reading, Source } from './sources/source.ts'
import type { Capture, Decision, NewSnapshot, Reason, Snapshot, Store, StoredCapture } from './store/store.ts'

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
  /** what the capture showed of the page as a whole: missing, withdrawn, restored; null when nothing new */
  readonly event: ListEvent | null
  /** of the list after the capture; null after an import, which says nothing of the publisher's site */
  readonly state: ListState['state'] | null
}

/** True when the changelog says something of what the capture showed. */
export function touchesChangelog({ verdict, event, difference }: Outcome): boolean {
  return verdict === 'new-version' || event !== null || difference !== null
}

/** Fetches a list's document, archives it, reads it, judges it, keeps its snapshot, and compares it with the one before. */
export async function runList(
  source: Source,
  url: string,
  effects: Effects,
  policy: Policy = DEFAULT_POLICY,
): Promise<Outcome> {
  const { capture, body } = await fetchList(source, url, effects)
  const outcome =
    body === null
      ? await setAside(capture, effects, await seenAgain(capture, effects))
      : await takeIn(source, capture, body, effects, policy)
  const { events, state } = listState(await effects.store.looks(source.id), policy.withdrawnAfter)
  const event = events.findLast(({ at }) => at === capture.capturedAt) ?? null
  return { ...outcome, event, state }
}

async function seenAgain({ list, verdict }: Capture, { store }: Effects): Promise<Snapshot | null> {
  return verdict === 'not-modified' ? store.latestSnapshot(list) : null
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
  const capture: Capture = {
    list: source.id,
    via: 'import',
    target: 'document',
    url: null,
    finalUrl: null,
    file: file.name,
    capturedAt: effects.now().toISOString(),
    status: null,
    headers: {},
    redirects: [],
    tlsFingerprint: null,
    timings: null,
    document: await effects.archive.keep(file.bytes),
    content: null,
    givenOn: file.publishedOn,
    verdict: 'failed',
    reasons: [],
  }
  return takeIn(source, capture, file.bytes, effects, policy)
}

/**
 * Makes a version of what a held capture brought, on a person's word.
 * @throws ReadError when its document cannot be read any more
 */
export async function acceptHeld(
  source: Source,
  capture: StoredCapture,
  decision: Decision,
  effects: Effects,
): Promise<Outcome> {
  const { version, publication } = await prepare(
    source,
    capture,
    await effects.archive.read(documentOf(capture)),
    effects,
  )
  const around = await effects.store.neighbours(source.id, version.order)
  const judged = judgeReading(source.expected, candidateOf(version, publication, capture.file, around))
  if (judged.seen !== null)
    throw new UsageError(
      `Version ${judged.seen.number} of ${source.id} has these entries already: there is nothing to accept.`,
    )
  const snapshot = await effects.store.acceptCapture(capture, version, decision)
  const difference = around.previous && (await differenceBetween(effects.store, around.previous, snapshot))
  return outcome({ ...capture, verdict: 'new-version', reasons: [] }, snapshot, difference)
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
  let prepared: Prepared
  try {
    prepared = await prepare(source, capture, bytes, effects)
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    const reasons = [{ rule: 'unreadable', text: error.message }]
    return setAside({ ...capture, verdict: 'failed', reasons }, effects, null)
  }
  const { version, publication } = prepared
  const around = await store.neighbours(source.id, version.order)
  const judged = judgeReading(source.expected, candidateOf(version, publication, capture.file, around))
  const judgedCapture: Capture = {
    ...capture,
    content: version.content,
    verdict: judged.verdict,
    reasons: [...judged.reasons, ...capture.reasons],
  }
  if (judged.verdict === 'failed' || judged.seen !== null)
    return setAside(judgedCapture, effects, judged.seen)

  let decision: Decision | null = null
  if (judged.verdict === 'new-version' && around.previous) {
    const { content, entries } = version
    const step = { content, entries, previous: around.previous, capturedAt: capture.capturedAt }
    const hold = await judgeStep(source, step, policy, store)
    if (hold.held)
      return setAside(
        { ...judgedCapture, verdict: 'held', reasons: [...hold.reasons, ...capture.reasons] },
        effects,
        null,
      )
    decision = hold.decision
  }
  const snapshot = await store.recordSnapshot(judgedCapture, version, decision)
  const difference = around.previous && (await differenceBetween(store, around.previous, snapshot))
  return outcome(judgedCapture, snapshot, difference)
}

interface Prepared {
  readonly version: NewSnapshot
  readonly publication: Publication
}

/** What a document would be as a version of its list. @throws ReadError, UsageError */
async function prepare(
  source: Source,
  capture: Capture,
  bytes: Uint8Array,
  effects: Effects,
): Promise<Prepared> {
  const contentType = capture.headers['content-type'] ?? null
  const reading = await effects.read(source, { bytes, contentType, file: capture.file })
  const { publication, order } = await date(capture, reading, effects)
  const version = {
    order,
    publishedOn: publication.on,
    readerVersion: source.readerVersion,
    content: contentHash(reading.entries),
    entries: reading.entries,
    notices: [...noticesOf(source.expected, reading), ...placeNotices(reading.entries, source.id)],
  }
  return { version, publication }
}

async function date(capture: Capture, { dates }: Reading, { store }: Effects) {
  const { list, file, capturedAt, givenOn } = capture
  if (capture.via === 'import') {
    const publication = publicationOfImport(givenOn, file ?? '', dates)
    return { publication, order: orderOfImport(publication, file ?? '', documentOf(capture)) }
  }
  const publication = publicationOfFetch(file, capturedAt, dates)
  const latest = await store.latestSnapshot(list)
  const lastSeen = latest && (await store.lastSeenAt(latest))
  return { publication, order: orderOfFetch(publication, capturedAt, documentOf(capture), lastSeen) }
}

function candidateOf(
  version: NewSnapshot,
  publication: Publication,
  file: string | null,
  around: Awaited<ReturnType<Store['neighbours']>>,
) {
  return {
    document: version.order.document,
    file,
    content: version.content,
    entries: version.entries.length,
    publication,
    around,
  }
}

function documentOf({ document }: Capture): string {
  if (document === null) throw new Error('a capture without a document has nothing to read')
  return document
}

/** Keeps a capture that writes no version. */
async function setAside(capture: Capture, effects: Effects, seen: Snapshot | null): Promise<Outcome> {
  const repeatedImport = capture.via === 'import' && (await effects.store.wasImported(capture, seen))
  if (!repeatedImport) await effects.store.recordCapture(capture, seen)
  return outcome(capture, seen, null)
}

function outcome(capture: Capture, snapshot: Snapshot | null, difference: Difference | null): Outcome {
  const { list, verdict, reasons } = capture
  const origin = capture.via === 'import' ? (capture.file ?? '') : (capture.url ?? '')
  return { list, verdict, reasons, origin, snapshot, difference, event: null, state: null }
}
