import { FetchError } from '../errors.ts'
import type { FetchReason } from '../fetch/failure.ts'
import type { FetchAnswer } from '../fetch/fetch-document.ts'
import type { Memento } from '../store/backfills.ts'
import { instantOf, TOGETHER_MS, timestampOf } from './timestamp.ts'
import { unpacked } from './unpacked.ts'
import { isArchiveBusy, isMemento, type WebArchive } from './web-archive.ts'

/** What came of playing a memento. */
export type Playback =
  /** the publisher's answer, as if it had been asked for it then */
  | { readonly kind: 'answer'; readonly answer: FetchAnswer; readonly address: string }
  /** the archive does not give it, and will not tomorrow */
  | { readonly kind: 'unplayable'; readonly reason: string }
  /** the archive does not give anything now */
  | { readonly kind: 'unavailable'; readonly reason: string }

const LEADS_AWAY = 'the archive leads out of its captures'
/** What an archive answers for good, in words. All else that goes wrong lies in the network, and may go well tomorrow. */
const FOR_GOOD: Partial<Record<string, string>> = {
  protocol: 'the archive’s answer is not HTTP',
  encoding: 'the archive’s answer is compressed in a way that cannot be undone',
  'too-large': 'it is larger than any list’s document',
  'too-large-decoded': 'it unpacks to more than any list’s document',
  'redirect-loop': 'the archive leads round in a circle',
  'redirect-host': LEADS_AWAY,
  'redirect-downgrade': LEADS_AWAY,
  'address-refused': LEADS_AWAY,
  scheme: LEADS_AWAY,
  url: LEADS_AWAY,
} satisfies Partial<Record<FetchReason, string>>

const ORIGINAL_HEADER = 'x-archive-orig-'
const REPLAYED = /\/web\/(\d{14})(?:id_)?\/(https?):\/{1,2}(.+)$/

/** The address at which an archive gives the bytes of a capture as they came. */
function replayAddress(archive: string, { url, timestamp }: Pick<Memento, 'url' | 'timestamp'>): string {
  return `${archive}/web/${timestamp}id_/${url}`
}

/** Asks the archive for a memento's bytes and headers. @throws whatever is no matter of the answer */
export async function playMemento(memento: Memento, archive: WebArchive): Promise<Playback> {
  const address = replayAddress(archive.base, memento)
  let replayed: FetchAnswer
  try {
    replayed = await archive.replay(address)
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    const reason = FOR_GOOD[error.reason]
    return reason === undefined
      ? { kind: 'unavailable', reason: error.message }
      : { kind: 'unplayable', reason }
  }
  if (isArchiveBusy(replayed))
    return { kind: 'unavailable', reason: `the archive answered ${replayed.status}` }
  if (!isMemento(replayed.headers)) {
    // an archive that is offline may say so with status 200
    if (replayed.status < 400)
      return { kind: 'unavailable', reason: 'the archive answered with a page of its own' }
    return { kind: 'unplayable', reason: refusal(replayed) }
  }
  const played = playedCapture(replayed)
  const other = played && otherCapture(memento, played)
  if (!played || other) return { kind: 'unplayable', reason: other || LEADS_AWAY }
  const body = unpacked(replayed.body, replayed.headers[`${ORIGINAL_HEADER}content-encoding`])
  if (typeof body === 'string') return { kind: 'unplayable', reason: body }
  return { kind: 'answer', answer: originalAnswer(memento, replayed, played.url, body), address }
}

/** The archive's own words, where it has any. */
function refusal({ status, headers }: FetchAnswer): string {
  const error = headers['x-archive-wayback-runtime-error']
  return `the archive answered ${status}${error === undefined ? '' : `: ${error}`}`
}

/** Which capture an answer is, by its address and, where it is given, by the archive's own header. */
function playedCapture({ finalUrl, headers }: FetchAnswer): Pick<Memento, 'url' | 'timestamp'> | null {
  const [, stated = '', scheme, rest] = REPLAYED.exec(finalUrl) ?? []
  const url = URL.parse(`${scheme}://${rest}`)
  if (scheme === undefined || !url) return null
  return { url: url.href, timestamp: timestampOf(headers['memento-datetime'] ?? '') ?? stated }
}

/** Archives lead from a capture that they cannot play to the nearest that they can: why that is not the one asked for. */
function otherCapture(asked: Memento, played: Pick<Memento, 'url' | 'timestamp'>): string | null {
  if (played.timestamp === asked.timestamp) return null
  const at = instantOf(played.timestamp)
  const apart = Math.abs(Date.parse(at ?? '') - Date.parse(instantOf(asked.timestamp) ?? ''))
  // NaN, for an instant that is none, is not together either
  if (asked.url !== played.url && apart <= TOGETHER_MS) return null
  return `the archive plays the capture of ${played.url} at ${at ?? played.timestamp} in its place`
}

function originalAnswer(
  { url, timestamp }: Memento,
  replayed: FetchAnswer,
  finalUrl: string,
  body: Uint8Array,
): FetchAnswer {
  const at = instantOf(timestamp) ?? ''
  return {
    url,
    finalUrl,
    status: replayed.status,
    headers: originalHeaders(replayed.headers),
    redirects: originalRedirects(replayed),
    body,
    startedAt: at,
    finishedAt: at,
    tlsFingerprint: null,
    attempts: replayed.attempts,
    timings: replayed.timings,
  }
}

/** The publisher's headers. An archive that gives them without a prefix gives the type at least. */
function originalHeaders(headers: FetchAnswer['headers']): Record<string, string> {
  const originals = Object.entries(headers)
    .filter(([name]) => name.startsWith(ORIGINAL_HEADER))
    .map(([name, value]) => [name.slice(ORIGINAL_HEADER.length), value])
  const type = headers['content-type']
  return { ...(type !== undefined && { 'content-type': type }), ...Object.fromEntries(originals) }
}

/** The publisher's redirects; those from one capture to another of the same address are the archive's. */
function originalRedirects({ redirects }: FetchAnswer): FetchAnswer['redirects'] {
  return redirects.flatMap(({ status, from, to }) => {
    const [original, next] = [originalOf(from), originalOf(to)]
    if (original === null || next === null || original === next) return []
    return [{ status, from: original, to: next }]
  })
}

function originalOf(replayed: string): string | null {
  const [, , scheme, rest] = REPLAYED.exec(replayed) ?? []
  return scheme === undefined ? null : (URL.parse(`${scheme}://${rest}`)?.href ?? null)
}
