import type { PagePicture } from '../../evidence/drawing/picture.ts'
import type { Excerpt } from '../../evidence/excerpt/excerpt.ts'
import type { Evidence } from '../../model.ts'
import type { DocumentInput } from '../../sources/source.ts'
import { childInTurn } from './in-turn.ts'
import { launchChild, launchDrawingChild } from './launch.ts'
import { READER_LIMITS, type ReaderLimits } from './limits.ts'

/** @throws ReadError; a ReadingStopped when a limit or a fault ended the work on the document */
export interface EvidenceReader {
  /** What the document shows at each of the places, in their order; at one place at least. */
  excerpts(document: DocumentInput, places: readonly Evidence[]): Promise<Excerpt[]>
  /** How a page of a PDF looks. @param page from 1 */
  picture(document: DocumentInput, page: number): Promise<PagePicture>
  close(): Promise<void>
}

/**
 * Looks documents up again in child processes: one reads, the other draws. Each is started when it is first needed.
 * @param options limits that differ from READER_LIMITS
 */
export function openEvidenceReader(options: Partial<ReaderLimits> = {}): EvidenceReader {
  const limits = { ...READER_LIMITS, ...options }
  const [reading, drawing] = [childInTurn(limits, launchChild), childInTurn(limits, launchDrawingChild)]
  return {
    excerpts: (document, places) => reading.ask({ kind: 'excerpts', places }, document),
    picture: (document, page) => drawing.ask({ kind: 'picture', page }, document),
    async close() {
      await Promise.all([reading.close(), drawing.close()])
    },
  }
}
