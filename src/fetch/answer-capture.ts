import type { DocumentArchive } from '../archive/document-archive.ts'
import { ReadError } from '../errors.ts'
import { judgeAnswer } from '../judge/answers.ts'
import { bodyType } from '../judge/body-type.ts'
import type { DocumentLink } from '../read/html/document-links.ts'
import type { PageFacts } from '../read/html/page-facts.ts'
import type { DocumentInput } from '../sources/source.ts'
import type { Capture, Reason } from '../store/store.ts'
import type { FetchAnswer, FetchRequest } from './fetch-document.ts'
import { waitAsked } from './retry-after.ts'

/** What is read of a web page before anybody knows what it is worth; where that happens is the caller's choice. */
export interface PageReader {
  /** what a page says of itself. @throws ReadError */
  facts(page: DocumentInput): Promise<PageFacts>
  /** its links to documents, given its own address. @throws ReadError */
  links(page: DocumentInput, url: string): Promise<DocumentLink[]>
}

/** What it takes to make a capture of an answer. */
export interface AnswerEffects {
  readonly archive: Pick<DocumentArchive, 'keep'>
  readonly pages: PageReader
}

/** A capture so far: what came, archived, before anybody read it. `body` is null unless it may be the list. */
export interface Fetched {
  readonly capture: Capture
  readonly body: Uint8Array | null
}

/** A capture before anything has come. */
export function unanswered(asked: Pick<Capture, 'list' | 'via' | 'target' | 'url' | 'capturedAt'>): Capture {
  return {
    ...asked,
    finalUrl: null,
    file: null,
    archive: null,
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
}

/**
 * Judges an answer, whoever obtained it, and archives its bytes. One that is no document (wall, missing page, not
 * modified) comes back as a capture with its verdict and no body.
 */
export async function captureAnswer(
  asked: Capture,
  answer: FetchAnswer,
  request: Pick<FetchRequest, 'expected' | 'validators'>,
  effects: AnswerEffects,
): Promise<Fetched> {
  const isPage = bodyType(answer.body) === 'html'
  const page = isPage ? await orReadError(effects.pages.facts(pageOf(answer.body, answer.headers))) : null
  const { verdict, reasons } = judgeAnswer(answer, request, page)
  const good = verdict === 'ok'
  // a landing page in order is not archived: it differs at every fetch, and what counts is the document it leads to
  const archived = answer.body.length > 0 && !(good && asked.target === 'landing-page')
  const capture: Capture = {
    ...asked,
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
    reasons: reasons.map(reason => withWait(reason, answer)),
  }
  return { capture, body: good ? answer.body : null }
}

/** A busy server may say for how long: a person need not try before. */
function withWait(reason: Reason, { headers, finishedAt }: FetchAnswer): Reason {
  const wait = reason.rule === 'server-busy' && waitAsked(headers['retry-after'], new Date(finishedAt))
  return wait ? { ...reason, text: `${reason.text} ${wait}` } : reason
}

/** The links of a landing page that is in order; when it cannot be read, its capture as a failed one, archived. */
export async function linksOf(
  page: Capture,
  body: Uint8Array,
  effects: AnswerEffects,
): Promise<DocumentLink[] | Capture> {
  const links = await orReadError(effects.pages.links(pageOf(body, page.headers), addressOf(page)))
  if (!(links instanceof ReadError)) return links
  const reasons = [{ rule: 'unreadable', text: links.message }]
  return { ...page, document: await effects.archive.keep(body), verdict: 'failed', reasons }
}

/** Where a page that came stands, after redirects. */
export function addressOf({ finalUrl, url }: Capture): string {
  return finalUrl ?? url ?? ''
}

function pageOf(bytes: Uint8Array, headers: FetchAnswer['headers']): DocumentInput {
  return { bytes, contentType: headers['content-type'] ?? null, file: null }
}

async function orReadError<T>(reading: Promise<T>): Promise<T | ReadError> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof ReadError) return error
    throw error
  }
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
