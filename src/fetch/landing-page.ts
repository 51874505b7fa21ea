/**
 * Chooses a list's document among the links of the page that leads to it. ICE puts its 287(g) workbooks up under a new name
 * several times a week, so the link is looked for at each run.
 */
import type { DocumentLink } from '../read/html/document-links.ts'
import { isToCome } from '../snapshot/publication.ts'
import type { DocumentRule } from '../sources/source.ts'
import { americanDay, writtenDay } from '../text/dates.ts'
import { readPublishedName } from './published-name.ts'
import { isSameHost } from './same-host.ts'

/** A link that may be the list's and is not followed, and why: one clause, for people. */
export interface DoubtfulLink {
  readonly link: DocumentLink
  readonly why: string
}

export interface DocumentChoice {
  /** the newest; null when there is none, or none without doubt */
  readonly chosen: DocumentLink | null
  /** the list's other documents, in the order of the page */
  readonly siblings: readonly DocumentLink[]
  /** links that may not be the list's, or not such as can be read */
  readonly doubtful: readonly DoubtfulLink[]
  /** of both, those that may be newer than the chosen one */
  readonly rivals: readonly DoubtfulLink[]
}

/** Said of what is not the list of today. */
const PREVIOUS =
  /(?<![a-z])(previous(ly)?|prior|archived?|archives|old|older|superseded|former(ly)?|expired|terminated|no longer)(?![a-z])/i

/**
 * The newest of a list's documents. What a link's text and file name say must agree, as far as each says anything. The
 * newest is the one with the latest day in its name, or in its text where the name states none; where nothing states a day,
 * the first on the page. A later day under a name of another kind (a form, a statistic) decides nothing. What the page
 * hides, or calls old, is not chosen beside another.
 * @param page the page's address after redirects, and the day on which it was seen, YYYY-MM-DD
 */
export function chooseDocument(
  links: readonly DocumentLink[],
  rule: DocumentRule,
  page: { readonly url: string; readonly seenOn: string },
): DocumentChoice {
  const own = links.filter(({ text, fileName }) =>
    [text, fileName ?? ''].some(said => spokenOf(said, rule) === 'own'),
  )
  const doubtful = own.flatMap(link => {
    const why = doubtOf(link, rule, page.url)
    return why === null ? [] : [{ link, why }]
  })
  const fitting = own.filter(link => !doubtful.some(doubt => doubt.link === link))
  const current = preferred(fitting, link => !isPrevious(link))
  const [first, ...rest] = preferred(current, link => !link.hidden)
  if (!first) return { chosen: null, siblings: [], doubtful, rivals: [] }
  const chosen = rest.reduce((newest, link) => (supersedes(link, newest, page.seenOn) ? link : newest), first)
  const siblings = fitting.filter(link => link !== chosen)
  return { chosen, siblings, doubtful, rivals: rivalsOf(chosen, siblings, doubtful, page.seenOn) }
}

/** Why a link that speaks of the list is not followed; null when it is in order. */
function doubtOf({ url, text, fileName }: DocumentLink, rule: DocumentRule, pageUrl: string): string | null {
  if ([text, fileName ?? ''].some(said => spokenOf(said, rule) === 'others'))
    return 'its text and its file name speak of different lists'
  const host = new URL(url).hostname
  const hosts = [new URL(pageUrl).hostname, ...(rule.otherHosts ?? [])]
  if (!hosts.some(known => isSameHost(known, host))) return `it leads to another host, ${host}`
  return fileName === null || fileName.toLowerCase().endsWith(rule.extension)
    ? null
    : `${fileName} is no ${rule.extension} file`
}

/** Those that have a quality; all, when none has it. */
function preferred(
  links: readonly DocumentLink[],
  has: (link: DocumentLink) => boolean,
): readonly DocumentLink[] {
  const those = links.filter(has)
  return those.length > 0 ? those : links
}

function isPrevious({ text, fileName }: DocumentLink): boolean {
  return PREVIOUS.test(text) || PREVIOUS.test(fileName ?? '')
}

/** Nothing is passed over in silence that states a later day than the chosen one, or may be it and states none. */
function rivalsOf(
  chosen: DocumentLink,
  siblings: readonly DocumentLink[],
  doubtful: readonly DoubtfulLink[],
  seenOn: string,
): DoubtfulLink[] {
  const known = latestDay(chosen, seenOn)
  const followed = `${chosen.url}, which is followed,`
  return [...siblings, ...doubtful.map(({ link }) => link)].flatMap(link => {
    const on = latestDay(link, seenOn)
    const isLater = on !== null && on > (known ?? '')
    const mayBeIt = on === null && !link.hidden && siblings.includes(link)
    if (isPrevious(link) || !(isLater || mayBeIt)) return []
    return [{ link, why: `it states ${on ?? 'no day'}, and ${followed} states ${known ?? 'none'}` }]
  })
}

/** A text that speaks of both lists says nothing. */
function spokenOf(text: string, { own, others }: DocumentRule): 'own' | 'others' | 'neither' {
  if (own.test(text) === others.test(text)) return 'neither'
  return own.test(text) ? 'own' : 'others'
}

function supersedes(link: DocumentLink, other: DocumentLink, seenOn: string): boolean {
  const [key, otherKey] = [ageKey(link, seenOn), ageKey(other, seenOn)]
  return key > otherKey && (otherKey === '' || isOneSeries(seriesOf(link), seriesOf(other)))
}

function isOneSeries(one: string, other: string): boolean {
  return one === other || one === '' || other === ''
}

/** What a file name says before its day, without what ICE varies: case, separators, a prefix, Agency or Agencies. */
function seriesOf({ fileName }: DocumentLink): string {
  const said = (fileName ?? '').toLowerCase().replace(/287\(?g\)?/, '')
  const words = said.replace(/(\d.*|\.[a-z]+)$/, '').replace(/[^a-z]/g, '')
  return words.replace(/(y|ies|s)$/, '')
}

/** Sorts as text, the newest last: by name, else by text; of one name by text. Empty when nothing states a day. */
function ageKey(link: DocumentLink, seenOn: string): string {
  const [named, said] = [nameTime(link, seenOn), textDay(link.text, seenOn)]
  return `${named ?? (said === null ? '' : `${said} 000000`)} ${said ?? ''}`.trimEnd()
}

function latestDay(link: DocumentLink, seenOn: string): string | null {
  const days = [nameTime(link, seenOn)?.slice(0, 10) ?? null, textDay(link.text, seenOn)]
  return lastOf(days)
}

/** Sorts as text: the day, then the place in the day. */
function nameTime({ fileName }: DocumentLink, seenOn: string): string | null {
  const stated = fileName === null ? null : readPublishedName(fileName, seenOn)
  return stated && `${stated.on} ${String(stated.sequence).padStart(6, '0')}`
}

const WRITTEN_DAYS = /\b(\d{1,2}([-/.])\d{1,2}\2\d{4}|\d{4}-\d\d-\d\d|[a-z]{3,9}\.? \d{1,2},? \d{4})\b/gi

/** The latest day that a link's text names and that can be meant: 8/27/2025, 08-27-2025, August 27, 2025 or 2025-08-27. */
function textDay(text: string, seenOn: string): string | null {
  const days = [...text.matchAll(WRITTEN_DAYS)].map(([written]) => {
    return americanDay(written.replace(/[-.]/g, '/')) ?? writtenDay(written)
  })
  return lastOf(days.filter(on => on !== null && !isToCome(on, seenOn)))
}

function lastOf(days: readonly (string | null)[]): string | null {
  return days
    .filter(on => on !== null)
    .reduce<string | null>((last, on) => (on > (last ?? '') ? on : last), null)
}
