import { zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { ReadError, StoreError } from '../errors.ts'
import { publicationOf } from '../history/dating.ts'
import { belowFloor } from '../judge/reading.ts'
import { type Effects, readingOf } from '../pipeline.ts'
import { orderOfSighting, type Publication } from '../snapshot/publication.ts'
import type { Reading, Source } from '../sources/source.ts'
import type { RereadCapture } from '../store/rereadings.ts'
import type { NewReading, StoredCapture } from '../store/store.ts'
import type { Due, DueCaptures } from './due.ts'

/** A document that today's reader reads, with the captures that brought it. */
export interface Again {
  /** of a NewReading: see `unpacked` */
  readonly packed: Uint8Array
  readonly captures: readonly RereadCapture[]
}

/** A capture that today's reader does not read: what was read of it before, if anything was, stays. */
export interface Unread {
  readonly capture: number
  readonly document: string
  /** '' for none */
  readonly file: string
  readonly readBefore: boolean
  readonly text: string
}

export interface Gathered {
  readonly again: readonly Again[]
  readonly unread: readonly Unread[]
}

/**
 * Reads archived documents again with today's reader, each once under each name and content type. Nothing is written.
 * @param progress told of each document before it is read
 */
export async function gather(
  source: Source,
  { captures }: DueCaptures,
  effects: Pick<Effects, 'archive' | 'read'>,
  progress: (number: number, of: number) => void,
): Promise<Gathered> {
  const again: Again[] = []
  const unread: Unread[] = []
  const groups = [...Map.groupBy(captures, ({ capture }) => inputOf(capture)).values()]
  for (const [index, group] of groups.entries()) {
    progress(index + 1, groups.length)
    const read = await readAgain(source, group, effects)
    if ('text' in read) {
      unread.push(...group.map(due => unreadOf(due, read.text)))
      continue
    }
    const dated = group.filter(({ capture }) => isDated(capture, read))
    const undated = group.filter(due => !dated.includes(due))
    unread.push(...undated.map(due => unreadOf(due, 'Nothing says when it was published.')))
    if (dated.length > 0) again.push(againOf(source, dated, read))
  }
  return { again, unread }
}

/** The reading of a document that was gathered: those of a long list do not fit into memory all at once. */
export function unpacked({ packed }: Again): NewReading {
  return JSON.parse(zstdDecompressSync(packed).toString()) as NewReading
}

/** What a reader is handed. */
function inputOf({ document, headers, file }: StoredCapture): string {
  return JSON.stringify([document, headers['content-type'] ?? null, file])
}

async function readAgain(
  source: Source,
  [first]: readonly Due[],
  { archive, read }: Pick<Effects, 'archive' | 'read'>,
): Promise<Reading | { text: string }> {
  if (!first) throw new Error('a group has a capture')
  const { document, headers, file } = first.capture
  try {
    const bytes = await archive.read(document ?? '')
    const reading = await read(source, { bytes, contentType: headers['content-type'] ?? null, file })
    return belowFloor(source.expected, reading.entries.length) ?? reading
  } catch (error) {
    if (error instanceof ReadError || error instanceof StoreError) return { text: error.message }
    throw error
  }
}

/** An import whose day nobody states has no place in history. */
function isDated(capture: StoredCapture, read: Reading): boolean {
  return capture.via !== 'import' || publicationOf(capture, read).on !== null
}

function againOf(source: Source, group: readonly Due[], read: Reading): Again {
  const document = group[0]?.capture.document ?? ''
  const reading = JSON.stringify(readingOf(source, document, read))
  return {
    packed: zstdCompressSync(reading),
    captures: group.flatMap(({ capture, unmodified }) => {
      const stated = publicationOf(capture, read)
      return [capture, ...unmodified].map(one => rereadCapture(one, stated, document))
    }),
  }
}

function rereadCapture(
  { id, via, capturedAt, file }: StoredCapture,
  stated: Publication,
  document: string,
): RereadCapture {
  const order =
    via === 'import'
      ? { inForceOn: stated.on ?? '', sequence: stated.sequence, seenAt: '', document }
      : orderOfSighting(stated, capturedAt, document, null)
  return { capture: id, stated, order, file: file ?? '' }
}

function unreadOf({ capture, readBefore }: Due, text: string): Unread {
  const { id, document, file } = capture
  return { capture: id, document: document ?? '', file: file ?? '', readBefore, text }
}
