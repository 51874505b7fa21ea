import { failure } from '../fetch/failure.ts'
import { type FetchAnswer, fetchDocument } from '../fetch/fetch-document.ts'
import { createHostMemory } from '../fetch/host-memory.ts'
import type { Answered, FetchOptions } from '../fetch/options.ts'
import { type IndexPage, indexAddress, readIndexPage } from './cdx.ts'

/** Milliseconds between two requests: 0.4 a second to the index, 8 a second for captures. */
const INDEX_SPACING = 2500
const REPLAY_SPACING = 125
const PAUSE_AFTER_429 = 60_000

/** What a backfill asks of a web archive. */
export interface WebArchive {
  /** without a slash at its end */
  readonly base: string
  /** @throws FetchError when the archive does not answer as it should */
  index(
    url: string,
    days: { readonly from: string | null; readonly to: string | null },
    resumeKey: string | null,
  ): Promise<IndexPage>
  /** @throws FetchError when there is no usable answer */
  replay(address: string): Promise<FetchAnswer>
}

/**
 * A web archive with the Wayback Machine's interface, asked politely. Index and captures have each a rate of their own,
 * and a 429 is followed by a minute of silence. robots.txt is not asked: it is the publishers' and the archive's word to
 * crawlers that wander through pages, while these two are interfaces made for programs, whose terms are rates; and the
 * publisher, whose robots.txt every run obeys, is not asked for anything here.
 */
export function openWebArchive(base: string, options: FetchOptions): WebArchive {
  const polite = {
    ...options,
    robots: 'ignore',
    pauseAfter429: PAUSE_AFTER_429,
    isPassing: isArchiveBusy,
  } as const
  const forIndex = { ...polite, spacing: INDEX_SPACING, hosts: createHostMemory() }
  const forReplay = { ...polite, spacing: REPLAY_SPACING, hosts: createHostMemory() }
  return {
    base,
    async index(url, days, resumeKey) {
      const address = indexAddress(base, url, days, resumeKey)
      const answer = await fetchDocument(
        { url: address, validators: null, expected: 'application/json' },
        forIndex,
      )
      if (answer.status === 200) return readIndexPage(answer.body, address)
      throw failure(
        'archive',
        `${address} answered ${answer.status}. Try again later; what was listed so far is kept.`,
      )
    },
    replay: address => fetchDocument({ url: address, validators: null, expected: '*/*' }, forReplay),
  }
}

/**
 * True for an answer that is the archive's own and may be another one later; what a publisher answered (a 503 too) and
 * what the archive says of a capture that it cannot play stay what they are.
 */
export function isArchiveBusy({ status, headers }: Answered): boolean {
  if (isMemento(headers) || headers['x-archive-wayback-runtime-error'] !== undefined) return false
  return status === 429 || status >= 500
}

/** True for headers of an answer that a publisher once gave (RFC 7089, 2.1.1; the originals bear a prefix). */
export function isMemento(headers: Answered['headers']): boolean {
  return (
    headers['memento-datetime'] !== undefined ||
    Object.keys(headers).some(name => name.startsWith('x-archive-orig-'))
  )
}
