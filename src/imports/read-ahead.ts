import { sha256Of } from '../archive/document-archive.ts'
import type { Effects } from '../pipeline.ts'
import type { DocumentInput, Reading, Source } from '../sources/source.ts'
import type { GivenDocument } from './given.ts'

/** What reads a document of a list, and may have begun to before it is asked. */
export interface AheadReader {
  readonly read: Effects['read']
  /** the same document; its bytes and its reading are on the way */
  readonly begin: (given: GivenDocument) => GivenDocument
}

/**
 * Reads the next document while the one before is being recorded: the process that reads would be idle meanwhile. Faults
 * are those of the reading itself, told when it is asked for.
 */
export function readAhead(source: Source, read: Effects['read']): AheadReader {
  const begun = new Map<string, Promise<Reading>>()
  return {
    read: (asked, document) => {
      const name = nameOf(document)
      const reading = asked.id === source.id ? begun.get(name) : undefined
      begun.delete(name)
      return reading ?? read(asked, document)
    },
    begin: given => {
      if (given.answer !== null) return given
      const bytes = given.bytes()
      bytes
        .then(known => {
          const document = { bytes: known, contentType: null, file: given.name }
          const reading = read(source, document)
          reading.catch(told)
          begun.set(nameOf(document), reading)
        })
        .catch(told)
      return { ...given, bytes: () => bytes }
    },
  }
}

function nameOf({ bytes, contentType, file }: DocumentInput): string {
  return `${sha256Of(bytes)} ${contentType} ${file}`
}

/** Whoever asks for the document is told. */
function told(): void {}
