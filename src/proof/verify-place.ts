import { isDeepStrictEqual } from 'node:util'
import { ReadError } from '../errors.ts'
import { orderOf, publicationOf } from '../history/dating.ts'
import type { Entry } from '../model.ts'
import { contentHash } from '../snapshot/content.ts'
import { type Publication, statedDay } from '../snapshot/publication.ts'
import type { Source } from '../sources/source.ts'
import type { ReadingRow } from '../store/proof-store.ts'
import type { Observation, Store, StoredCapture } from '../store/store.ts'
import type { Rereader } from './read-again.ts'
import type { Corrected } from './verify-corrections.ts'

/**
 * How a version was shown to be what its document says: `again`, its document was read anew by the reader that is recorded,
 * with the same result; `recorded`, that reader is not here any more, and its entries are those that the capture, which
 * stands in the chain, or a correction since, which does too, says were read; `unread`, the reader is here and its document
 * is not, or is damaged, or is not known: a fault of its own.
 */
export type Shown = 'again' | 'recorded' | 'unread'

/** What is stored of where a capture stands and what was read of it, and what that rests on. */
export interface Placed {
  readonly observation: Observation
  /** null when it is not there */
  readonly capture: StoredCapture | null
  /** null when the list has none of that number */
  readonly reading: ReadingRow | null
  readonly entries: readonly Entry[]
  /** captures of the same reading and address that brought a document */
  readonly bringers: readonly Observation[]
}

/** What they are held against. */
export interface Known {
  readonly list: string
  /** null when no list of this name is known here */
  readonly source: Source | null
  readonly rereader: Rereader | null
  /** by corrections that stand in their chain */
  readonly corrected: Corrected
  readonly store: Store
}

export async function verifyPlace(
  placed: Placed,
  known: Known,
): Promise<{ shown: Shown; texts: readonly string[] }> {
  const { observation, capture, reading, entries } = placed
  if (capture?.list !== known.list || !isBrought(placed, capture))
    return {
      shown: 'unread',
      texts: [`rests on capture ${observation.capture}, which did not bring its document`],
    }
  if (reading?.document !== observation.order.document)
    return {
      shown: 'unread',
      texts: [`rests on reading ${observation.reading}, which is not of its document`],
    }
  const texts = [...storedFaults(reading, entries), ...(await orderFaults(observation, capture, known))]
  if (observation.file !== (capture.file ?? ''))
    texts.push(`is stored as of the file “${observation.file}”, and its capture says “${capture.file ?? ''}”`)
  const canRead = known.rereader?.isBy(reading.readerVersion) ?? false
  const again =
    canRead && capture.document !== null
      ? await known.rereader?.again(capture, reading.number, entries)
      : undefined
  if (again instanceof ReadError)
    return { shown: 'again', texts: [...texts, `cannot be read again: ${again.message}`] }
  if (again) {
    texts.push(...again.differences)
    texts.push(
      ...statedFaults(observation.stated, publicationOf(capture, { ...again, entries: [], notices: [] })),
    )
  }
  const recorded = known.corrected.get(capture.id)?.at(-1) ?? capture.content
  if (texts.length === 0 && reading.content !== recorded)
    texts.push(
      `${again ? 'is as its document says' : unreadable(reading, canRead, known)}, and its entries are not those that capture ${capture.id} recorded`,
    )
  // an answer that nothing had changed says what the capture says that brought it
  const shown = again || capture.document === null ? 'again' : canRead ? 'unread' : 'recorded'
  return { shown, texts }
}

/** An answer that nothing had changed brought nothing: it goes with an earlier capture that did. */
function isBrought({ observation, bringers }: Placed, capture: StoredCapture): boolean {
  const { order, stated } = observation
  if (capture.document !== null) return capture.document === order.document
  return bringers.some(
    other =>
      other.capture < capture.id &&
      other.order.document === order.document &&
      isDeepStrictEqual(other.stated, stated),
  )
}

function storedFaults(reading: ReadingRow, entries: readonly Entry[]): string[] {
  const asStored = contentHash(entries) === reading.content && entries.length === reading.entries
  return asStored ? [] : ['does not have the entries that were stored with it']
}

/** The day of publication; how a conflict is worded is no part of it. */
function statedFaults(stored: Publication, stated: Publication): string[] {
  const [on, is] = [statedDay(stated), statedDay(stored)]
  if (on !== is) return [`is stored as published on ${is}, and its document was on ${on}`]
  const parts = ({ on, sequence, basis, conflict }: Publication) => [on, sequence, basis, conflict === null]
  if (isDeepStrictEqual(parts(stored), parts(stated))) return []
  return ['is stored with other grounds for its day than its document, its file and its capture give']
}

/** The place in history that follows from the day and from what was seen before. */
async function orderFaults(
  { order, stated }: Observation,
  capture: StoredCapture,
  { source, store, corrected }: Known,
): Promise<string[]> {
  if (source === null) return []
  if (capture.via === 'import' && stated.on === null) return ['was imported, and is stored as of no day']
  const content = corrected.get(capture.id)?.at(-1) ?? capture.content
  const due = await orderOf(source, { capture: { ...capture, content }, stated }, order.document, store)
  if (isDeepStrictEqual(due, order)) return []
  if (due.inForceOn === order.inForceOn)
    return [`is stored at another place of ${order.inForceOn} than its capture gives it`]
  return [`is stored as in force from ${order.inForceOn}, and was from ${due.inForceOn} on`]
}

function unreadable({ readerVersion }: ReadingRow, canRead: boolean, { source }: Known): string {
  if (source === null) return 'cannot be read again because its list is not known here'
  if (canRead) return 'cannot be read again because its document is damaged or gone'
  return `was read by reader ${readerVersion}, which is not here (reread takes reader ${source.readerVersion})`
}
