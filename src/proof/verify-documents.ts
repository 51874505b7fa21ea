import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentArchive } from '../archive/document-archive.ts'
import { StoreError } from '../errors.ts'
import type { Fault } from './fault.ts'

/** Hashes each archived document once, when the first capture names it. */
export class DocumentCheck {
  readonly #archive: DocumentArchive
  readonly #named = new Set<string>()

  constructor(archive: DocumentArchive) {
    this.#archive = archive
  }

  /** Documents named so far. */
  get count(): number {
    return this.#named.size
  }

  async faultsOf(document: string, list: string, capture: number): Promise<Fault[]> {
    if (this.#named.has(document)) return []
    this.#named.add(document)
    const of = `of capture ${capture} (${list})`
    let path: string | null = null
    try {
      path = await this.#archive.find(document)
      if (path === null)
        return [{ what: 'document', which: document, text: `${of} is not in the archive any more.` }]
      await this.#archive.read(document)
      return []
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return [{ what: 'document', which: path ?? document, text: `${of} ${whyNot(error)}` }]
    }
  }

  /** Documents that were named so far, and are not among those that the record knows. */
  unknownTo(known: readonly string[]): Fault[] {
    const there = new Set(known)
    const gone = [...this.#named].filter(document => !there.has(document))
    return gone.map(document => ({
      what: 'document',
      which: document,
      text: 'was brought by a capture, and is not among the documents that the record knows.',
    }))
  }

  /** Documents that the record knows, and that were not named so far. */
  unbrought(known: readonly string[]): Fault[] {
    const more = known.filter(document => !this.#named.has(document))
    return more.map(document => ({
      what: 'document',
      which: document,
      text: 'is among the documents that the record knows, and no capture brought it.',
    }))
  }

  /** Files of the archive that no capture names. A process that was killed leaves such; so do captures that were cut off. */
  async unnamed(dataDir: string): Promise<string[]> {
    const files = await readdir(join(dataDir, 'documents'), { recursive: true }).catch(() => [])
    const sha256 = /([0-9a-f]{64})\.\w+$/
    return files
      .filter(file => {
        const [, document] = sha256.exec(file) ?? []
        return document !== undefined && !this.#named.has(document)
      })
      .map(file => join('documents', file))
      .sort()
  }
}

/** @param error of the archive: with a cause when the file could not be read at all */
function whyNot({ cause }: StoreError): string {
  return cause instanceof Error
    ? `cannot be read: ${cause.message}.`
    : 'was changed: its bytes no longer have the SHA-256 in its name, under which they were recorded.'
}
