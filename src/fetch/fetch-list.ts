import type { DocumentArchive } from '../archive/document-archive.ts'
import { FetchError, ReadError } from '../errors.ts'
import { judgeAnswer } from '../judge/answers.ts'
import type { Source } from '../sources/source.ts'
import type { Capture, Reason, Store } from '../store/store.ts'
import type { FetchAnswer, FetchRequest } from './fetch-document.ts'
import { chooseDocument, type DocumentChoice, type DocumentLink, documentLinks } from './landing-page.ts'

/** What fetching needs of the world. */
export interface FetchEffects {
  readonly store: Pick<Store, 'lastGoodCapture' | 'latestSnapshot' | 'noteLinks'>
  readonly archive: Pick<DocumentArchive, 'keep'>
  readonly fetch: (request: FetchRequest) => Promise<FetchAnswer>
  readonly now: () => Date
}

/** A capture so far: what came, archived, before anybody read it. `body` is null unless it may be the list. */
export interface Fetched {
  readonly capture: Capture
  readonly body: Uint8Array | null
}

/**
 * Asks the publisher for a list's document, by way of its landing page where the list has one. An answer that is no
 * document (wall, missing page, not modified, no answer) comes back as a capture with its verdict and no body.
 */
export async function fetchList(source: Source, url: string, effects: FetchEffects): Promise<Fetched> {
  if (source.location.kind === 'address') return fetchDocumentAt(source, url, effects)
  const page = await ask(source, 'landing-page', { url, validators: null, expected: 'text/html' }, effects)
  if (page.body === null) return page
  const { finalUrl, headers, capturedAt } = page.capture
  const address = finalUrl ?? url
  const links = linksOf(page.body, headers['content-type'] ?? null, address)
  if (links instanceof ReadError) {
    const reasons = [{ rule: 'unreadable', text: links.message }]
    return { capture: { ...page.capture, verdict: 'failed', reasons }, body: null }
  }
  const choice = chooseDocument(links, source.location.document, {
    url: address,
    seenOn: capturedAt.slice(0, 10),
  })
  const fresh = await effects.store.noteLinks(source.id, links, capturedAt)
  const told = fresh.filter(link => link.url !== choice.chosen?.url).map(newLink)
  if (choice.chosen) {
    const { capture, body } = await fetchDocumentAt(source, choice.chosen.url, effects)
    return { capture: { ...capture, reasons: [...capture.reasons, ...told] }, body }
  }
  const document = await effects.archive.keep(page.body)
  const reasons = [...noLink(links.length, choice), ...told]
  return { capture: { ...page.capture, document, verdict: 'missing', reasons }, body: null }
}

function newLink({ text, url }: Pick<DocumentLink, 'text' | 'url'>): Reason {
  return { rule: 'new-link', text: `New document linked: ${text} (${url}).` }
}

function linksOf(...page: Parameters<typeof documentLinks>): DocumentLink[] | ReadError {
  try {
    return documentLinks(...page)
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
}

function noLink(links: number, { doubtful }: DocumentChoice): Reason[] {
  const text = `The page has no link to the list's document; it has ${links} links to documents.`
  const doubts = doubtful.map(({ link, why }) => ({
    rule: 'doubtful-link',
    text: `${link.url} is not followed: ${why}.`,
  }))
  return [{ rule: 'no-link', text }, ...doubts]
}

/** Validators are not trusted for ever: after so long the document is asked for whole. */
const FULL_AFTER_MS = 7 * 24 * 3_600_000

/** Asks conditionally only when an unchanged answer would mean the newest version held, and no other. */
async function fetchDocumentAt(source: Source, url: string, effects: FetchEffects): Promise<Fetched> {
  const latest = await effects.store.latestSnapshot(source.id)
  const last = await effects.store.lastGoodCapture(source.id, url)
  const recent = last !== null && effects.now().getTime() - Date.parse(last.capturedAt) < FULL_AFTER_MS
  const { etag, 'last-modified': lastModified } =
    (recent && last.snapshot === latest?.id && last.headers) || {}
  const validators = { ...(etag && { etag }), ...(lastModified && { lastModified }) }
  const redirectHosts =
    source.location.kind === 'landing-page' ? (source.location.document.otherHosts ?? []) : []
  return ask(source, 'document', { url, validators, redirectHosts, expected: source.mediaType }, effects)
}

async function ask(
  source: Source,
  target: Capture['target'],
  request: FetchRequest,
  effects: FetchEffects,
): Promise<Fetched> {
  const unanswered: Capture = {
    list: source.id,
    via: 'run',
    target,
    url: request.url,
    finalUrl: null,
    file: null,
    capturedAt: effects.now().toISOString(),
    status: null,
    headers: {},
    redirects: [],
    tlsFingerprint: null,
    timings: null,
    document: null,
    content: null,
    givenOn: null,
    verdict: 'failed',
    reasons: [],
  }
  let answer: FetchAnswer
  try {
    answer = await effects.fetch(request)
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    return { capture: { ...unanswered, reasons: [{ rule: error.reason, text: error.message }] }, body: null }
  }
  const { verdict, reasons } = judgeAnswer(answer, request)
  const good = verdict === 'ok'
  // a landing page in order is not archived: it differs at every fetch, and what counts is the document it leads to
  const archived = answer.body.length > 0 && !(good && target === 'landing-page')
  const capture: Capture = {
    ...unanswered,
    finalUrl: answer.finalUrl,
    file: fileNameOf(answer.finalUrl),
    capturedAt: answer.finishedAt,
    status: answer.status,
    headers: answer.headers,
    redirects: answer.redirects,
    tlsFingerprint: answer.tlsFingerprint,
    timings: { attempts: answer.attempts, ...answer.timings },
    document: archived ? await effects.archive.keep(answer.body) : null,
    verdict: good ? 'failed' : verdict,
    reasons,
  }
  return { capture, body: good ? answer.body : null }
}

/** The last part of an address's path, decoded; null when the path ends in a slash. */
function fileNameOf(url: string): string | null {
  const last = new URL(url).pathname.split('/').at(-1) ?? ''
  if (last === '') return null
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}
