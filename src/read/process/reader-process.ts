import type { DocumentInput, Reading } from '../../sources/source.ts'
import type { DocumentLink } from '../html/document-links.ts'
import type { PageFacts } from '../html/page-facts.ts'
import { childInTurn } from './in-turn.ts'
import { launchChild } from './launch.ts'
import { READER_LIMITS, type ReaderLimits } from './limits.ts'
import type { ReadBy } from './messages.ts'

/**
 * Each of its functions reads a document after all that were handed in before.
 * @throws ReadError the reader's own, or a ReadingStopped when a limit or a fault ended the reading
 */
export interface ReaderProcess {
  read(by: ReadBy, document: DocumentInput): Promise<Reading>
  /** what is read of a web page before it is known to be a list's document */
  readonly pages: {
    facts(page: DocumentInput): Promise<PageFacts>
    /** @param url the page's own, after redirects */
    links(page: DocumentInput, url: string): Promise<DocumentLink[]>
  }
  /** Ends the child once the document in hand is read; documents that still wait are refused. */
  close(): Promise<void>
}

/**
 * Reads documents in a child process, so that whatever a document sets off neither harms nor stalls this one.
 * @param options limits that differ from READER_LIMITS
 */
export function openReaderProcess(options: Partial<ReaderLimits> = {}): ReaderProcess {
  const { ask, close } = childInTurn({ ...READER_LIMITS, ...options }, launchChild)
  return {
    read: (by, document) => ask({ kind: 'list', by }, document),
    pages: {
      facts: page => ask({ kind: 'facts' }, page),
      links: (page, url) => ask({ kind: 'links', baseUrl: url }, page),
    },
    close,
  }
}
