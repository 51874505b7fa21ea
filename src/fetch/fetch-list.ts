import { FetchError } from '../errors.ts'
import type { DocumentLink } from '../read/html/document-links.ts'
import type { Source } from '../sources/source.ts'
import type { Capture, Reason, Store } from '../store/store.ts'
import { counted } from '../text/wording.ts'
import {
  type AnswerEffects,
  addressOf,
  captureAnswer,
  type Fetched,
  linksOf,
  unanswered,
} from './answer-capture.ts'
import type { FetchAnswer, FetchRequest } from './fetch-document.ts'
import { chooseDocument, type DocumentChoice, type DoubtfulLink } from './landing-page.ts'

/** What fetching needs of the world. */
export interface FetchEffects extends AnswerEffects {
  readonly store: Pick<Store, 'lastGoodCapture' | 'latestSnapshot' | 'noteLinks'>
  readonly fetch: (request: FetchRequest) => Promise<FetchAnswer>
  readonly now: () => Date
}

/**
 * Asks the publisher for a list's document, by way of its landing page where the list has one. An answer that is no
 * document (wall, missing page, not modified, no answer) comes back as a capture with its verdict and no body.
 */
export async function fetchList(source: Source, url: string, effects: FetchEffects): Promise<Fetched> {
  if (source.location.kind === 'address') return fetchDocumentAt(source, url, effects)
  const page = await ask(source, 'landing-page', { url, validators: null, expected: 'text/html' }, effects)
  if (page.body === null) return page
  const links = await linksOf(page.capture, page.body, effects)
  if (!Array.isArray(links)) return { capture: links, body: null }
  const { capturedAt } = page.capture
  const choice = chooseDocument(links, source.location.document, {
    url: addressOf(page.capture),
    seenOn: capturedAt.slice(0, 10),
  })
  const fresh = await effects.store.noteLinks(source.id, links, capturedAt)
  const told = fresh.filter(link => link.url !== choice.chosen?.url).map(newLink)
  if (choice.chosen) {
    const { capture, body } = await fetchDocumentAt(source, choice.chosen.url, effects)
    const doubts = choice.rivals.map(doubtfulLink)
    return { capture: { ...capture, reasons: [...capture.reasons, ...doubts, ...told] }, body }
  }
  const document = await effects.archive.keep(page.body)
  const { verdict, reasons } = noDocument(links.length, choice)
  return { capture: { ...page.capture, document, verdict, reasons: [...reasons, ...told] }, body: null }
}

function newLink({ text, url }: Pick<DocumentLink, 'text' | 'url'>): Reason {
  return { rule: 'new-link', text: `New document linked: ${text} (${url}).` }
}

/**
 * What a landing page counts as that leads to no document without doubt. One with a doubtful link may offer the list all
 * the same, so that it says nothing of whether the list is in place.
 */
export function noDocument(
  links: number,
  { doubtful }: DocumentChoice,
): Pick<Capture, 'verdict' | 'reasons'> {
  const has = `it has ${counted(links, 'link', 'links')} to documents`
  if (doubtful.length === 0)
    return {
      verdict: 'missing',
      reasons: [{ rule: 'no-link', text: `The page has no link to the list's document; ${has}.` }],
    }
  const text = `The page has no link that is the list's without doubt; ${has}. Look at it: has the list changed its form?`
  return { verdict: 'failed', reasons: [{ rule: 'no-sure-link', text }, ...doubtful.map(doubtfulLink)] }
}

function doubtfulLink({ link, why }: DoubtfulLink): Reason {
  return { rule: 'doubtful-link', text: `${link.url} is not followed: ${why}.` }
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
  const capturedAt = effects.now().toISOString()
  const asked = unanswered({ list: source.id, via: 'run', target, url: request.url, capturedAt })
  let answer: FetchAnswer
  try {
    answer = await effects.fetch(request)
  } catch (error) {
    if (!(error instanceof FetchError)) throw error
    return { capture: { ...asked, reasons: [{ rule: error.reason, text: error.message }] }, body: null }
  }
  return captureAnswer(asked, answer, request, effects)
}
