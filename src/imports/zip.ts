import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { isDocumentName } from '../backfill/addresses.ts'
import { ReadError } from '../errors.ts'
import type { Source } from '../sources/source.ts'
import { readBounded, tooLarge } from './bounded.ts'
import { type Given, type GivenDocument, IMPORT_LIMITS, NOTHING_GIVEN, plainFile, together } from './given.ts'
import type { Shelf } from './shelf.ts'
import type { Wanted } from './wanted.ts'
import { documentsInWarc } from './warc/documents-in-warc.ts'

/** What a ZIP file is: a document itself, a web archive, or a container of documents. */
export type ZipKind = 'workbook' | 'wacz' | 'container'

/** @returns null for a file that is no ZIP file, or a broken one: whoever reads it as a document says so */
export async function zipKind(path: string): Promise<ZipKind | null> {
  try {
    const names = new Set<string>()
    await eachEntry(path, async entry => {
      names.add(entry.fileName)
    })
    if (names.has('[Content_Types].xml')) return 'workbook'
    return names.has('datapackage.json') ? 'wacz' : 'container'
  } catch {
    return null
  }
}

/** The documents in a ZIP file, unpacked one by one into the archive; nothing is ever written under a name in the file. */
export async function documentsInZip(
  path: string,
  name: string,
  source: Source,
  publishedOn: string | null,
  shelf: Shelf,
): Promise<Given> {
  const documents: GivenDocument[] = []
  const faults: Given['faults'][number][] = []
  let others = 0
  const broken = await eachEntry(path, async (entry, zip) => {
    const place = `${name}/${entry.fileName}`
    const file = entry.fileName.split('/').at(-1) ?? ''
    if (entry.fileName.endsWith('/')) return
    if (!isDocumentName(source, file)) {
      others++
      return
    }
    try {
      documents.push(plainFile(file, place, publishedOn, await shelf.keep(await unpack(entry, zip, place))))
    } catch (error) {
      faults.push({ place, why: reasonOf(error) })
    }
  }).catch(reasonOf)
  return {
    ...NOTHING_GIVEN,
    documents,
    others,
    faults: broken ? [...faults, { place: name, why: broken }] : faults,
  }
}

/** The documents in a WACZ file: those in the WARC files that it holds. */
export async function documentsInWacz(
  path: string,
  name: string,
  wanted: Wanted,
  shelf: Shelf,
): Promise<Given> {
  const parts: Given[] = []
  const broken = await eachEntry(path, async (entry, zip) => {
    if (!/^archive\/[^/]+\.warc(\.gz)?$/i.test(entry.fileName)) return
    const open = () => zip.openReadStreamPromise(entry)
    parts.push(await documentsInWarc(open, `${name}/${entry.fileName}`, wanted, shelf))
  }).catch(reasonOf)
  return together([...parts, { ...NOTHING_GIVEN, faults: broken ? [{ place: name, why: broken }] : [] }])
}

/** Does `work` for each entry, one after another. yauzl refuses names that lead out of the container. */
async function eachEntry(path: string, work: (entry: Entry, zip: ZipFile) => Promise<void>): Promise<null> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false })
  try {
    let [entries, unpacked] = [0, 0]
    for await (const entry of zip.eachEntry()) {
      unpacked += entry.uncompressedSize
      if (++entries > IMPORT_LIMITS.entries || unpacked > IMPORT_LIMITS.unpackedBytes)
        throw new ReadError('it holds more than any collection of lists')
      await work(entry, zip)
    }
    return null
  } finally {
    zip.close()
  }
}

/** yauzl sees to it that an entry unpacks to the size that is stated. @throws ReadError, errors of yauzl */
async function unpack(entry: Entry, zip: ZipFile, place: string): Promise<Uint8Array> {
  if (entry.uncompressedSize > IMPORT_LIMITS.documentBytes) throw tooLarge(place)
  if (entry.isEncrypted()) throw new ReadError('it is locked by a password')
  return readBounded(await zip.openReadStreamPromise(entry), place)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
