/**
 * Chooses a list's document among the links of the page that leads to it. ICE puts its 287(g) workbooks up under a new name
 * several times a week, so the link is looked for at each run.
 */
import type { DocumentLink } from '../read/html/document-links.ts'
import type { DocumentRule } from '../sources/source.ts'
import { day, monthNamed } from '../text/dates.ts'
import { readPublishedName } from './published-name.ts'

/** A link that may be the list's and is not followed, and why: one clause, for people. */
interface DoubtfulLink {
  readonly link: DocumentLink
  readonly why: string
}

export interface DocumentChoice {
  /** the newest; null when there is none, or none without doubt */
  readonly chosen: DocumentLink | null
  /** the list's other documents, in the order of the page */
  readonly siblings: readonly DocumentLink[]
  readonly doubtful: readonly DoubtfulLink[]
}

/**
 * The newest of a list's documents. What a link's text and file name say must agree, as far as each says anything. The
 * first on the page is the newest, unless the text of another says that it is newer and its name does not say that it is
 * older. A name alone decides nothing: names carry wrong dates.
 * @param page the page's address after redirects, and the day on which it was seen, YYYY-MM-DD
 */
export function chooseDocument(
  links: readonly DocumentLink[],
  rule: DocumentRule,
  page: { readonly url: string; readonly seenOn: string },
): DocumentChoice {
  const hosts = [new URL(page.url).hostname, ...(rule.otherHosts ?? [])]
  const fitting: DocumentLink[] = []
  const doubtful: DoubtfulLink[] = []
  for (const link of links) {
    const said = [spokenOf(link.text, rule), spokenOf(link.fileName ?? '', rule)]
    if (!said.includes('own') || !hasExtension(link, rule)) continue
    const host = new URL(link.url).hostname
    if (said.includes('others'))
      doubtful.push({ link, why: 'its text and its file name speak of different lists' })
    else if (!hosts.includes(host)) doubtful.push({ link, why: `it leads to another host, ${host}` })
    else fitting.push(link)
  }
  const [first, ...rest] = fitting
  if (!first) return { chosen: null, siblings: [], doubtful }
  const chosen = rest.reduce((newest, link) => (isNewer(link, newest, page.seenOn) ? link : newest), first)
  return { chosen, siblings: fitting.filter(link => link !== chosen), doubtful }
}

/** A text that speaks of both lists says nothing. */
function spokenOf(text: string, { own, others }: DocumentRule): 'own' | 'others' | 'neither' {
  if (own.test(text) === others.test(text)) return 'neither'
  return own.test(text) ? 'own' : 'others'
}

function hasExtension({ fileName }: DocumentLink, { extension }: DocumentRule): boolean {
  return fileName === null || fileName.toLowerCase().endsWith(extension)
}

function isNewer(link: DocumentLink, than: DocumentLink, seenOn: string): boolean {
  const olderByName = isLater(nameTime(than, seenOn), nameTime(link, seenOn))
  return isLater(textDay(link.text), textDay(than.text)) && !olderByName
}

function isLater(one: string | null, other: string | null): boolean {
  return one !== null && other !== null && one > other
}

/** Sorts as text: the day, then the place in the day. */
function nameTime({ fileName }: DocumentLink, seenOn: string): string | null {
  const stated = fileName === null ? null : readPublishedName(fileName, seenOn)
  return stated && `${stated.on} ${String(stated.sequence).padStart(6, '0')}`
}

/** The first day that a link's text names: 8/27/2025, 08-27-2025, August 27, 2025 or 2025-08-27. */
function textDay(text: string): string | null {
  const iso = /\b(\d{4})-(\d\d)-(\d\d)\b/.exec(text)
  if (iso) return day(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const digits = /\b(\d{1,2})([-/.])(\d{1,2})\2(\d{4})\b/.exec(text)
  if (digits) return day(Number(digits[4]), Number(digits[1]), Number(digits[3]))
  const words = /\b([a-z]{3,9}) (\d{1,2}),? (\d{4})\b/i.exec(text)
  return words && day(Number(words[3]), monthNamed(words[1] ?? '') ?? 0, Number(words[2]))
}
