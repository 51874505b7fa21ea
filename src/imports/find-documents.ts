import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { isDocumentName } from '../backfill/addresses.ts'
import { UsageError } from '../errors.ts'
import type { Source } from '../sources/source.ts'
import { fileFault } from '../text/file-fault.ts'
import { readFileBounded } from './bounded.ts'
import { filesIn } from './folder.ts'
import { type Given, type GivenDocument, NOTHING_GIVEN, plainFile, together } from './given.ts'
import { documentsInManifest, readManifest } from './manifest.ts'
import type { Shelf } from './shelf.ts'
import { type Wanted, wantedFor } from './wanted.ts'
import { documentsInWarc } from './warc/documents-in-warc.ts'
import { documentsInWacz, documentsInZip, zipKind } from './zip.ts'

/** How what a person gave is looked through. */
export interface Search {
  readonly source: Source
  /** the day that is stated for all of it */
  readonly publishedOn: string | null
  /** in place of the list's own address, in files of web archives */
  readonly url: string | null
  readonly shelf: Shelf
}

/**
 * The documents in a file, a folder, a ZIP, WARC or WACZ file, or those that a manifest names. A ZIP file within a folder
 * is opened, one within another ZIP file is not. What a file is is told by its bytes; WARC files packed by gzip are told
 * from others by their name.
 * @throws UsageError when it is not there or cannot be used
 */
export async function findDocuments(path: string, search: Search): Promise<Given> {
  const found = await stat(path).catch(cause => {
    throw new UsageError(`Cannot read ${path}: ${fileFault(cause)}. Nothing was imported.`, { cause })
  })
  if (!found.isDirectory()) return inFile(path, basename(path), search)
  const parts: Given[] = []
  for (const file of await filesIn(path))
    parts.push(await inFolderFile(join(path, file), `${basename(path)}/${file}`, search))
  return together(parts)
}

/** Of a folder's files, those that may be the list's, or may hold some of its documents. */
async function inFolderFile(path: string, place: string, search: Search): Promise<Given> {
  if (isDocumentName(search.source, path) || /\.(zip|wacz|warc(\.gz)?)$/i.test(path))
    return inFile(path, place, search)
  return { ...NOTHING_GIVEN, others: 1 }
}

async function inFile(path: string, place: string, search: Search): Promise<Given> {
  const { source, publishedOn, shelf } = search
  const wanted: Wanted = wantedFor(source, search.url)
  const head = await headOf(path)
  if (head.startsWith('WARC/') || (/\.warc\.gz$/i.test(path) && head.startsWith('\x1f\x8b')))
    return documentsInWarc(async () => createReadStream(path), place, wanted, shelf)
  if (head.startsWith('PK')) {
    const kind = await zipKind(path)
    if (kind === 'wacz') return documentsInWacz(path, place, wanted, shelf)
    // a broken one says so itself
    if (kind === 'container' || (kind === null && /\.zip$/i.test(path)))
      return documentsInZip(path, place, source, publishedOn, shelf)
  }
  const read = () => readFileBounded(path, place)
  if (/\.csv$/i.test(path)) {
    const rows = readManifest(new TextDecoder().decode(await read()))
    if (rows !== null) return only(await documentsInManifest(path, rows))
  }
  return only([plainFile(basename(path), place, publishedOn, read)])
}

function only(documents: GivenDocument[]): Given {
  return { ...NOTHING_GIVEN, documents }
}

async function headOf(path: string): Promise<string> {
  try {
    const file = await open(path)
    try {
      const { bytesRead, buffer } = await file.read(Buffer.alloc(8), 0, 8, 0)
      return buffer.toString('latin1', 0, bytesRead)
    } finally {
      await file.close()
    }
  } catch (cause) {
    throw new UsageError(`Cannot read ${path}: ${fileFault(cause)}. Nothing was imported.`, { cause })
  }
}
