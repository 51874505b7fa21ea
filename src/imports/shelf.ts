import type { DocumentArchive } from '../archive/document-archive.ts'
import type { GivenDocument } from './given.ts'

/** Where documents from containers wait for their turn: in the archive, into which they go in any case. */
export interface Shelf {
  keep(bytes: Uint8Array): Promise<GivenDocument['bytes']>
}

export function shelfIn(archive: Pick<DocumentArchive, 'keep' | 'read'>): Shelf {
  return {
    async keep(bytes) {
      const sha256 = await archive.keep(bytes)
      return () => archive.read(sha256)
    },
  }
}
