import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoreError } from '../errors.ts'
import { writeAtomically } from './write-atomically.ts'

/** Documents as files named by their SHA-256, in folders by its first two digits. Written once, never rewritten. */
export interface DocumentArchive {
  /** Keeps the bytes and returns their SHA-256, in hex. @throws StoreError when they cannot be written in full */
  keep(bytes: Uint8Array): Promise<string>
  /** @throws StoreError when the document is not there, cannot be read, or its bytes are no longer those that were kept */
  read(sha256: string): Promise<Uint8Array>
  /** Where the document lies, from the data directory; null when it is not there. @throws StoreError when nobody can tell */
  find(sha256: string): Promise<string | null>
}

export function openDocumentArchive(dataDir: string): DocumentArchive {
  const root = join(dataDir, 'documents')
  const folderOf = (sha256: string) => join(root, sha256.slice(0, 2))

  async function fileOf(sha256: string): Promise<string | null> {
    const names = await readdir(folderOf(sha256)).catch(cause => {
      if (cause.code === 'ENOENT') return []
      throw unreadable(`The folder ${folderOf(sha256)}`, cause)
    })
    return names.find(name => name.startsWith(`${sha256}.`)) ?? null
  }

  return {
    async keep(bytes) {
      const sha256 = sha256Of(bytes)
      if ((await fileOf(sha256)) !== null) return sha256
      try {
        await writeAtomically(folderOf(sha256), `${sha256}.${extensionOf(bytes)}`, bytes)
      } catch (cause) {
        throw new StoreError(
          `Cannot archive a document in ${root}: ${(cause as Error).message}. Nothing was stored; check the disk and its rights.`,
          { cause },
        )
      }
      return sha256
    },
    async read(sha256) {
      const name = await fileOf(sha256)
      if (name === null)
        throw new StoreError(
          `Document ${sha256} is not in ${root}. Put it back from a backup; "verify" names all that are missing.`,
        )
      const bytes = await readFile(join(folderOf(sha256), name)).catch(cause => {
        throw unreadable(`Document ${name} in ${root}`, cause)
      })
      if (sha256Of(bytes) !== sha256)
        throw new StoreError(
          `Document ${name} in ${root} is damaged: its bytes no longer have the SHA-256 in its name. Put it back from a backup.`,
        )
      return bytes
    },
    async find(sha256) {
      const name = await fileOf(sha256)
      return name === null ? null : join('documents', sha256.slice(0, 2), name)
    },
  }
}

function unreadable(what: string, cause: Error): StoreError {
  return new StoreError(`${what} cannot be read: ${cause.message}. Check its rights and the disk.`, { cause })
}

/** In hex. */
export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** So that a person can open the file; decided by the bytes alone, whatever a server or a file name says. */
function extensionOf(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  if (head.startsWith('PK\x03\x04')) return 'xlsx'
  if (/<(?:!doctype html|html|head|body)\b/i.test(head)) return 'html'
  return 'bin'
}
