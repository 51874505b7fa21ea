import type { Cheerio } from 'cheerio'
import type { Element } from 'domhandler'
import { ReadError } from '../../errors.ts'
import type { DocumentInput } from '../../sources/source.ts'
import { tidy } from '../../text/fold.ts'
import { grouped } from '../../text/wording.ts'
import { loadHtml } from './load.ts'

/** A link to a document. */
export interface DocumentLink {
  readonly url: string
  /** what the page shows; several texts for one address are joined by ' | ' */
  readonly text: string
  /** as the address, the download attribute or the text gives it; null when none does */
  readonly fileName: string | null
  /** place among the page's links to documents, from 0 */
  readonly order: number
  /** true when the page shows it nowhere */
  readonly hidden: boolean
}

/** Of a link's text: longer ones are a page's mistake, and say no more than their beginning. */
const MAX_TEXT = 300
/** Documents that one page links to; ICE's has some dozens. */
const MAX_LINKS = 2000
/** Characters of an address; servers take about half as many. */
const MAX_ADDRESS = 16_000
const DOCUMENT_NAME = /\.(xlsx?|xlsm|csv|pdf)$/i
/** The site hands some documents out through such addresses, which need not name the file. */
const WRAPPER = /\/file-download\//i

/**
 * All links of a page to documents, in the order of the page, each address once.
 * @param baseUrl the page's own address, after redirects
 * @throws ReadError when the page is cut, or has or costs more than a real one
 */
export function documentLinks(page: DocumentInput, baseUrl: string): DocumentLink[] {
  const { $ } = loadHtml(page)
  const base = URL.parse($('base[href]').attr('href') ?? '', baseUrl)?.href ?? baseUrl
  const found = new Map<string, { texts: string[]; fileName: string | null; hidden: boolean }>()
  for (const element of $('a[href], area[href]').toArray()) {
    const url = URL.parse($(element).attr('href') ?? '', base)
    if (!url || !/^https?:$/.test(url.protocol)) continue
    url.hash = ''
    const label = $(element).attr('aria-label') ?? $(element).attr('title') ?? ''
    const text = (tidy($(element).text()) || tidy(label)).slice(0, MAX_TEXT)
    const fileName = fileNameOf(url, $(element).attr('download') ?? '', text)
    if (fileName === null && !WRAPPER.test(url.pathname)) continue
    if (url.href.length > MAX_ADDRESS)
      throw notRead(`a link has more than ${grouped(MAX_ADDRESS)} characters`)
    const link = found.get(url.href) ?? { texts: [], fileName, hidden: true }
    if (link.hidden) link.hidden = isHidden($(element))
    if (text !== '' && !link.texts.includes(text)) link.texts.push(text)
    found.set(url.href, link)
    if (found.size > MAX_LINKS) throw notRead(`it links to more than ${grouped(MAX_LINKS)} documents`)
  }
  return [...found].map(([url, { texts, fileName, hidden }], order) => ({
    url,
    text: texts.join(' | '),
    fileName,
    order,
    hidden,
  }))
}

function notRead(what: string): ReadError {
  return new ReadError(
    `The page is not read: ${what}. No page that leads to a list looks so; see what was fetched.`,
  )
}

/** By its own markup or that of what it stands in; what style sheets hide is not known. */
function isHidden(element: Cheerio<Element>): boolean {
  if (element.closest('[hidden]').length > 0) return true
  return element
    .add(element.parents('[style]'))
    .toArray()
    .some(({ attribs }) => /display\s*:\s*none/i.test(attribs.style ?? ''))
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
