import { differenceBetween } from './compare/difference.ts'
import { ReadError, UsageError } from './errors.ts'
import { type FetchEffects, fetchList } from './fetch/fetch-list.ts'
import { judgeReading, noticesOf } from './judge/reading.ts'
import type { Difference, Verdict } from './model.ts'
import { contentHash } from './snapshot/content.ts'
import {
  orderOfFetch,
  type Publication,
  publicationOfFetch,
  publicationOfImport,
} from './snapshot/publication.ts'
import type { Reading, Source } from './sources/source.ts'
import type { Capture, Reason, Snapshot, Store, VersionOrder } from './store/store.ts'

/** All that the pipeline needs of the world; everything else is pure. */
export interface Effects extends FetchEffects {
  readonly store: Store
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
}

/** Fetches a list's document, archives it, reads it, judges it, keeps its snapshot, and compares it with the one before. */
export async function runList(source: Source, url: string, effects: Effects): Promise<Outcome> {
  const { capture, body } = await fetchList(source, url, effects)
  const latest = await effects.store.latestSnapshot(source.id)
  const { document } = capture
  if (body === null || document === null)
    return setAside(capture, effects, capture.verdict === 'not-modified' ? latest : null)
  const lastSeen = latest && (await effects.store.lastSeenAt(latest))
  return takeIn(source, capture, body, effects, ({ dates }) => {
    const publication = publicationOfFetch(capture.file, capture.capturedAt, dates)
    return { publication, order: orderOfFetch(publication, capture.capturedAt, document, lastSeen) }
  })
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
export async function importFile(source: Source, file: ImportedFile, effects: Effects): Promise<Outcome> {
  const document = await effects.archive.keep(file.bytes)
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
    document,
    verdict: 'failed',
    reasons: [],
  }
  return takeIn(source, capture, file.bytes, effects, ({ dates }) => {
    const publication = publicationOfImport(file.publishedOn, file.name, dates)
    if (publication.on === null)
      throw new UsageError(
        `Nothing says when ${file.name} was published. Give the day with --published-on YYYY-MM-DD, or begin the file's name with it.`,
      )
    return {
      publication,
      order: { inForceOn: publication.on, sequence: publication.sequence, seenAt: '', document },
    }
  })
}

interface Dated {
  readonly publication: Publication
  readonly order: VersionOrder
}

/** From archived bytes on: read, judge, snapshot, compare. */
async function takeIn(
  source: Source,
  capture: Capture,
  bytes: Uint8Array,
  effects: Effects,
  date: (reading: Reading) => Dated,
): Promise<Outcome> {
  const { store } = effects
  const reading = await readOrRefuse(source, capture, bytes)
  if (reading instanceof ReadError)
    return setAside(
      { ...capture, verdict: 'failed', reasons: [{ rule: 'unreadable', text: reading.message }] },
      effects,
    )

  const { publication, order } = date(reading)
  const content = contentHash(reading.entries)
  const around = await store.neighbours(source.id, order)
  const { entries } = reading
  const judged = judgeReading(source.expected, {
    document: order.document,
    content,
    entries: entries.length,
    publication,
    around,
  })
  const accepted: Capture = { ...capture, verdict: judged.verdict, reasons: judged.reasons }
  if (judged.verdict === 'failed' || judged.seen !== null) return setAside(accepted, effects, judged.seen)

  const snapshot = await store.recordSnapshot(accepted, {
    order,
    publishedOn: publication.on,
    readerVersion: source.readerVersion,
    content,
    entries,
    notices: noticesOf(source.expected, reading),
  })
  const difference = around.previous && (await differenceBetween(store, around.previous, snapshot))
  return outcome(accepted, snapshot, difference)
}

async function readOrRefuse(
  source: Source,
  capture: Capture,
  bytes: Uint8Array,
): Promise<Reading | ReadError> {
  try {
    return await source.read({
      bytes,
      contentType: capture.headers['content-type'] ?? null,
      file: capture.file,
    })
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
}

/** Keeps a capture that writes no version. */
async function setAside(capture: Capture, effects: Effects, seen: Snapshot | null = null): Promise<Outcome> {
  const repeatedImport =
    seen !== null && capture.via === 'import' && (await effects.store.wasImported(capture, seen))
  if (!repeatedImport) await effects.store.recordCapture(capture, seen)
  return outcome(capture, seen, null)
}

function outcome(capture: Capture, snapshot: Snapshot | null, difference: Difference | null): Outcome {
  const origin = capture.file !== null && capture.via === 'import' ? capture.file : (capture.url ?? '')
  return {
    list: capture.list,
    verdict: capture.verdict,
    reasons: capture.reasons,
    origin,
    snapshot,
    difference,
  }
}
