import type { DocumentChoice } from '../fetch/landing-page.ts'
import type { Source } from '../sources/source.ts'
import type { ArchiveQuery } from '../store/backfills.ts'
import { fileNameOf, folderOf, isDocumentAddress } from './addresses.ts'

/**
 * What to ask an archive's index first: the list's own address, not a mirror's. A list whose documents bear ever new names
 * is found as it is found live, by its landing page: its captures name the documents.
 * @param given an address in place of the list's own; always of documents
 */
export function firstQueries(source: Source, given: string | null): ArchiveQuery[] {
  const target = given === null && source.location.kind === 'landing-page' ? 'landing-page' : 'document'
  return [queryFor(given ?? source.archivedAt ?? source.location.url, target)]
}

/**
 * What to ask next, from the documents that a landing page linked. One question for the whole folder in which they stand
 * finds those too that were linked while nobody captured the page, and spares the archive a question for each of hundreds
 * of names. An address without a name of its own (`/file-download/…/123`) is asked for alone.
 */
export function documentQueries(source: Source, { chosen, siblings }: DocumentChoice): ArchiveQuery[] {
  const addresses = [...(chosen ? [chosen] : []), ...siblings].map(({ url }) =>
    isDocumentAddress(source, null, url) ? folderOf(url) : url,
  )
  return [...new Set(addresses)].map(url => queryFor(url, 'document'))
}

/** True for a capture that a query is about: of the addresses in a folder, those of the list's documents. */
export function isWanted(
  source: Source,
  { url: asked }: ArchiveQuery,
  given: string | null,
  url: string,
): boolean {
  if (!asked.endsWith('*')) return true
  return fileNameOf(url) !== '' && isDocumentAddress(source, given, url)
}

function queryFor(url: string, target: ArchiveQuery['target']): ArchiveQuery {
  return { url, target, resumeKey: null, ended: false }
}
