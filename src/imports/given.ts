import type { FetchAnswer } from '../fetch/fetch-document.ts'
import { READER_LIMITS } from '../read/process/limits.ts'
import type { Capture } from '../store/store.ts'

/** A document in what a person gave, not read yet. */
export interface GivenDocument {
  /** its own, without folders */
  readonly name: string
  /** for people: the container with the place in it, `reports.zip/2025/list.xlsx`, or the name alone */
  readonly place: string
  /** a landing page is taken for what it says of the list where it leads to no document */
  readonly target: Capture['target']
  /** the day of publication that somebody states, YYYY-MM-DD */
  readonly publishedOn: string | null
  /** the publisher's answer that somebody took at a known time; null for a file of which nobody says so */
  readonly answer: Omit<FetchAnswer, 'body'> | null
  /** where the copy of that answer came from, as a URI; null where that is not said */
  readonly archive: string | null
  /** @throws ReadError when it is larger than any document, UsageError when it cannot be had */
  readonly bytes: () => Promise<Uint8Array>
}

/** What a folder or a container holds. */
export interface Given {
  readonly documents: readonly GivenDocument[]
  /** how many of its files or records are something else */
  readonly others: number
  /** redirects from the list's own addresses of which the end is not there */
  readonly lost: number
  /** what may be documents and cannot be taken: where, and one clause that says why */
  readonly faults: readonly { readonly place: string; readonly why: string }[]
}

/** What one container may hold, so that none can fill the memory or the disk. */
export const IMPORT_LIMITS = {
  /** of one document: larger ones are not read in any case */
  documentBytes: READER_LIMITS.documentBytes,
  /** files of a folder, entries of a ZIP, records of a WARC */
  entries: 100_000,
  /** of all that is unpacked from one container */
  unpackedBytes: 8 * 2 ** 30,
} as const

export const NOTHING_GIVEN: Given = { documents: [], others: 0, lost: 0, faults: [] }

/** What several containers hold together. */
export function together(parts: readonly Given[]): Given {
  return {
    documents: parts.flatMap(({ documents }) => documents),
    others: parts.reduce((sum, { others }) => sum + others, 0),
    lost: parts.reduce((sum, { lost }) => sum + lost, 0),
    faults: parts.flatMap(({ faults }) => faults),
  }
}

/** A file of which only its name and perhaps its day of publication are known. */
export function plainFile(
  name: string,
  place: string,
  publishedOn: string | null,
  bytes: GivenDocument['bytes'],
): GivenDocument {
  return { name, place, target: 'document', publishedOn, answer: null, archive: null, bytes }
}

/** An answer of which only its address and its time are known: it was a good one, or nobody would have kept it. */
export function bareAnswer(url: string, capturedAt: string): Omit<FetchAnswer, 'body'> {
  return {
    url,
    finalUrl: url,
    status: 200,
    headers: {},
    redirects: [],
    startedAt: capturedAt,
    finishedAt: capturedAt,
    tlsFingerprint: null,
    attempts: 1,
    timings: { firstByte: 0, total: 0 },
  }
}
