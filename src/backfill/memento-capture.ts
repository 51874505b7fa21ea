import {
  type AnswerEffects,
  addressOf,
  captureAnswer,
  type Fetched,
  linksOf,
  unanswered,
} from '../fetch/answer-capture.ts'
import type { FetchAnswer } from '../fetch/fetch-document.ts'
import { noDocument } from '../fetch/fetch-list.ts'
import { chooseDocument } from '../fetch/landing-page.ts'
import { isSameHost } from '../fetch/same-host.ts'
import type { Source } from '../sources/source.ts'
import type { ArchiveQuery } from '../store/backfills.ts'
import type { Capture } from '../store/store.ts'
import { documentQueries } from './questions.ts'

/** Where a copy of a publisher's answer was had. */
type Archive = NonNullable<Capture['archive']>

/**
 * A publisher's answer of the past, judged as a live one: walls, missing pages and documents of another type get the same
 * verdicts by the same rules.
 * @param answer its instants are those at which the publisher gave it
 * @param archive null where nobody says where the copy came from
 */
export async function captureMemento(
  source: Source,
  target: Capture['target'],
  answer: FetchAnswer,
  archive: Archive | null,
  effects: AnswerEffects,
): Promise<Fetched> {
  const { url, finishedAt: capturedAt } = answer
  const asked = { ...unanswered({ list: source.id, via: 'memento', target, url, capturedAt }), archive }
  const elsewhere = leadsElsewhere(source, answer)
  if (elsewhere !== null) {
    const reasons = [{ rule: 'redirect-host', text: elsewhere }]
    const { finalUrl, redirects, status, headers } = answer
    return { capture: { ...asked, finalUrl, redirects, status, headers, reasons }, body: null }
  }
  const expected = target === 'landing-page' ? 'text/html' : source.mediaType
  const { capture, body } = await captureAnswer(asked, answer, { expected, validators: null }, effects)
  // how long the archive took says nothing of the publisher
  return { capture: { ...capture, timings: null }, body }
}

/** What a landing page of the past led to: questions about its documents, or a capture of the page when there were none. */
export async function readLandingPage(
  source: Source,
  page: Fetched,
  effects: AnswerEffects,
): Promise<ArchiveQuery[] | Capture> {
  const { capture, body } = page
  if (body === null || source.location.kind !== 'landing-page') return capture
  const links = await linksOf(capture, body, effects)
  if (!Array.isArray(links)) return links
  const choice = chooseDocument(links, source.location.document, {
    url: addressOf(capture),
    seenOn: capture.capturedAt.slice(0, 10),
  })
  if (choice.chosen) return documentQueries(source, choice)
  const document = await effects.archive.keep(body)
  return { ...capture, document, ...noDocument(links.length, choice) }
}

/** As a live run follows no redirect to a host that the source does not name: a sentence; null for one that it follows. */
export function leadsElsewhere(
  source: Source,
  { url, finalUrl }: Pick<FetchAnswer, 'url' | 'finalUrl'>,
): string | null {
  const [from, to] = [new URL(url).hostname, new URL(finalUrl).hostname]
  const others = source.location.kind === 'landing-page' ? (source.location.document.otherHosts ?? []) : []
  if ([from, ...others].some(host => isSameHost(host, to))) return null
  return `${url} redirected to another host, ${to}, which the list's source does not name.`
}
