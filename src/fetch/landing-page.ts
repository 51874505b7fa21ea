/**
 * Finds a list's document among the links of the page that leads to it. ICE puts its 287(g) workbooks up under a new name
 * several times a week, so the link is looked for at each run.
 */
import { loadHtml } from '../read/html/load.ts'
import type { DocumentRule } from '../sources/source.ts'
import { day, monthNamed } from '../text/dates.ts'
import { tidy } from '../text/fold.ts'
import { readPublishedName } from './published-name.ts'

/** A link to a document. */
export interface DocumentLink {
  readonly url: string
  /** what the page shows; several texts for one address are joined by ' | ' */
  readonly text: string
  /** as the address, the download attribute or the text gives it; null when none does */
  readonly fileName: string | null
  /** place among the page's links to documents, from 0 */
  readonly order: number
}

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

/** Of a link's text: longer ones are a page's mistake, and say no more than their beginning. */
const MAX_TEXT = 300
const DOCUMENT_NAME = /\.(xlsx?|xlsm|csv|pdf)$/i
/** The site hands some documents out through such addresses, which need not name the file. */
const WRAPPER = /\/file-download\//i

/**
 * All links of a page to documents, in the order of the page, each address once.
 * @param baseUrl the page's own address, after redirects
 * @throws ReadError when the page is cut or would cost more than a real one to read
 */
export function documentLinks(page: Uint8Array, contentType: string | null, baseUrl: string): DocumentLink[] {
  const { $ } = loadHtml({ bytes: page, contentType, file: null })
  const base = URL.parse($('base[href]').attr('href') ?? '', baseUrl)?.href ?? baseUrl
  const found = new Map<string, { texts: string[]; fileName: string | null }>()
  for (const element of $('a[href], area[href]').toArray()) {
    const url = URL.parse($(element).attr('href') ?? '', base)
    if (!url || !/^https?:$/.test(url.protocol)) continue
    url.hash = ''
    const label = $(element).attr('aria-label') ?? $(element).attr('title') ?? ''
    const text = (tidy($(element).text()) || tidy(label)).slice(0, MAX_TEXT)
    const fileName = fileNameOf(url, $(element).attr('download') ?? '', text)
    if (fileName === null && !WRAPPER.test(url.pathname)) continue
    const link = found.get(url.href) ?? { texts: [], fileName }
    if (text !== '' && !link.texts.includes(text)) link.texts.push(text)
    found.set(url.href, link)
  }
  return [...found].map(([url, { texts, fileName }], order) => ({
    url,
    text: texts.join(' | '),
    fileName,
    order,
  }))
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

function fileNameOf(url: URL, download: string, text: string): string | null {
  const parts = [...url.pathname.split('/').reverse(), ...url.searchParams.values(), download, text]
  const name = parts.map(decoded).find(part => DOCUMENT_NAME.test(part))
  return name?.split(/[/\\]/).at(-1) ?? null
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
