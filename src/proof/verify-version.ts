import { isDeepStrictEqual } from 'node:util'
import { ReadError, StoreError } from '../errors.ts'
import { orderOf, publicationOf } from '../history/dating.ts'
import type { Entry } from '../model.ts'
import { type Effects } from '../pipeline.ts'
import { contentHash } from '../snapshot/content.ts'
import { statedDay } from '../snapshot/publication.ts'
import type { Reading, Source } from '../sources/source.ts'
import type { Snapshot, StoredCapture } from '../store/store.ts'
import { readingDifferences } from './compare-readings.ts'
import type { Fault } from './fault.ts'
import type { Corrected } from './verify-corrections.ts'

/**
 * How a version was shown to be what its document says: `again`, its document was read anew by the reader that is recorded,
 * with the same result; `recorded`, that reader is not here any more, and its entries are those that the capture, which
 * stands in the chain, or a correction since, which does too, says were read; `unread`, the reader is here and its document
 * is not, or is damaged, or is not known: a fault of its own.
 */
export type Shown = 'again' | 'recorded' | 'unread'

/** A stored version, and what it rests on. */
export interface VersionRows {
  readonly snapshot: Snapshot
  readonly entries: readonly Entry[]
  /** the capture that brought it; null when it is not there */
  readonly capture: StoredCapture | null
  /** by corrections that stand in their chain */
  readonly corrected: Corrected
}

/** @param source the list's; null when no list of this name is known here */
export async function verifyVersion(
  rows: VersionRows,
  source: Source | null,
  effects: Pick<Effects, 'store' | 'read' | 'archive'>,
): Promise<{ shown: Shown; faults: Fault[] }> {
  const { snapshot, entries, capture, corrected } = rows
  const which = `${snapshot.list}@${snapshot.number} (${snapshot.order.inForceOn})`
  const found = (shown: Shown, texts: readonly string[]) => ({
    shown,
    faults: texts.map((text): Fault => ({ what: 'version', which, text: `${text}.` })),
  })
  if (capture?.document !== snapshot.document || capture.list !== snapshot.list)
    return found('unread', [`rests on capture ${snapshot.id}, which did not bring its document`])
  const content = contentHash(entries)
  const asStored = content === snapshot.content && entries.length === snapshot.entries
  const told = asStored ? [] : ['does not have the entries that were stored with it']
  const canRead = source !== null && source.readerVersion === snapshot.readerVersion
  const read = canRead ? await readAgain(source, capture, effects) : null
  if (read instanceof ReadError) return found('again', [...told, `cannot be read again: ${read.message}`])
  if (read && source) {
    const differences = readingDifferences(entries, read.entries)
    return found('again', [
      ...told,
      ...differences,
      ...(await dayDifferences(rows, capture, read, source, effects)),
    ])
  }
  if (asStored && content !== (corrected.get(capture.id) ?? capture.content))
    told.push(
      `${unreadable(source, snapshot)}, and its entries are not those that capture ${capture.id} recorded`,
    )
  return found(canRead ? 'unread' : 'recorded', told)
}

/** The day of publication, and the place in history that follows from it. */
async function dayDifferences(
  { snapshot }: VersionRows,
  capture: StoredCapture,
  read: Reading,
  source: Source,
  { store }: Pick<Effects, 'store'>,
): Promise<string[]> {
  const stated = publicationOf(capture, read)
  const on = statedDay(stated)
  if (on !== snapshot.publishedOn)
    return [`is stored as published on ${snapshot.publishedOn}, and its document was on ${on}`]
  const seen = { capture: { ...capture, content: snapshot.content }, stated }
  const order = await orderOf(source, seen, snapshot.document, store)
  if (isDeepStrictEqual(order, snapshot.order)) return []
  return [`is stored as in force from ${snapshot.order.inForceOn}, and was from ${order.inForceOn} on`]
}

/** Null when the document is damaged or gone, which the check of documents tells. */
async function readAgain(
  source: Source,
  capture: StoredCapture,
  { read, archive }: Pick<Effects, 'read' | 'archive'>,
): Promise<Reading | ReadError | null> {
  const contentType = capture.headers['content-type'] ?? null
  try {
    const bytes = await archive.read(capture.document ?? '')
    return await read(source, { bytes, contentType, file: capture.file })
  } catch (error) {
    if (error instanceof ReadError) return error
    if (error instanceof StoreError) return null
    throw error
  }
}

function unreadable(source: Source | null, { readerVersion }: Snapshot): string {
  if (source === null) return 'cannot be read again because its list is not known here'
  if (source.readerVersion === readerVersion)
    return 'cannot be read again because its document is damaged or gone'
  return `was read by reader ${readerVersion}, which is not here (reread takes reader ${source.readerVersion})`
}
