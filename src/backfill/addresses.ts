import type { Source } from '../sources/source.ts'
import type { Capture } from '../store/store.ts'

/** How the documents of each media type are named. */
const EXTENSIONS: Readonly<Record<Source['mediaType'], RegExp>> = {
  'application/pdf': /\.pdf$/i,
  'text/html': /\.x?html?$/i,
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': /\.xls[xm]$/i,
  'text/csv': /\.csv$/i,
}

/** True for a file name that a document of the list may bear. */
export function isDocumentName(source: Source, name: string): boolean {
  return EXTENSIONS[source.mediaType].test(name)
}

/**
 * True for an address at which the list's documents stand, or stood. A list at one address has that one, however it is
 * written; one with a landing page has those whose file names its rule accepts.
 * @param given an address in place of the list's own; with `*` at its end all that begin so, of the list's type
 */
export function isDocumentAddress(source: Source, given: string | null, address: string): boolean {
  const name = fileNameOf(address)
  if (given === null && source.location.kind === 'landing-page') {
    const { own, others, extension } = source.location.document
    return own.test(name) && !others.test(name) && name.toLowerCase().endsWith(extension)
  }
  const wanted = given ?? source.archivedAt ?? source.location.url
  if (!wanted.endsWith('*')) return plainForm(wanted) === plainForm(address)
  const begins = plainForm(address).startsWith(plainForm(wanted.slice(0, -1)))
  return begins && (source.mediaType === 'text/html' || isDocumentName(source, name))
}

/**
 * What an address is to a list: its landing page, a document, or nothing (null).
 * @param given an address in place of the list's own, always of documents
 */
export function targetAt(source: Source, given: string | null, address: string): Capture['target'] | null {
  const { kind, url } = source.location
  if (given === null && kind === 'landing-page' && plainForm(url) === plainForm(address))
    return 'landing-page'
  return isDocumentAddress(source, given, address) ? 'document' : null
}

/** One form for what archives hold as one: without scheme, `www.`, port, case and a slash at the end. */
function plainForm(address: string): string {
  return address
    .toLowerCase()
    .replace(/#.*$/, '')
    .replace(/^https?:\/\//, '')
    .replace(/^www\d*\./, '')
    .replace(/^([^/?]*):\d+/, '$1')
    .replace(/\/$/, '')
}

/** The last part of an address's path, decoded where it can be. */
export function fileNameOf(address: string): string {
  const last = URL.parse(address)?.pathname.split('/').at(-1) ?? ''
  try {
    return decodeURIComponent(last)
  } catch {
    return last
  }
}

/** The address of the folder in which a document stands, with `*` at its end. */
export function folderOf(address: string): string {
  return new URL('.', address).href.replace(/[?#].*$/, '') + '*'
}
