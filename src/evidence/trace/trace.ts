import type { DocumentArchive } from '../../archive/document-archive.ts'
import { shortId } from '../../compare/change-id.ts'
import { ReadError } from '../../errors.ts'
import type { Entry } from '../../model.ts'
import type { EvidenceReader } from '../../read/process/evidence-process.ts'
import { summaryOf } from '../../snapshot/summary.ts'
import type { DocumentInput } from '../../sources/source.ts'
import type { Snapshot, Store } from '../../store/store.ts'
import type { PagePicture } from '../drawing/picture.ts'
import { entryId, type NamedEntry, positionOf, versionNamed } from './entry-id.ts'
import { findChange } from './find-change.ts'
import { type PictureOrProblem, type Pictures, pictureKey, type Sight, type Traced } from './traced.ts'

/** What looking documents up again needs of the world. */
export interface Archives {
  readonly store: Store
  readonly archive: DocumentArchive
  readonly reader: EvidenceReader
}

/**
 * A change, by the beginning of its id, and what both documents show of it.
 * @throws UsageError when no change, or more than one, is meant
 * @throws StoreError when a document is gone or damaged; ReadError when it cannot be read any more
 */
export async function traceChange(world: Archives, lists: readonly string[], id: string): Promise<Traced> {
  const { hash, from, to, changes } = await findChange(world.store, lists, id)
  const entriesOf = (side: 'before' | 'after') => changes.flatMap(change => change[side] ?? [])
  return {
    id: shortId(hash),
    list: to.list,
    change: changes[0],
    sights: [
      ...(await sightsOf(world, 'before', from, entriesOf('before'))),
      ...(await sightsOf(world, 'after', to, entriesOf('after'))),
    ],
  }
}

/** An entry of a version, and what its document shows of it. @throws as `traceChange` */
export async function traceEntry(world: Archives, named: NamedEntry): Promise<Traced> {
  const { list } = named
  const version = versionNamed(list, await world.store.snapshots(list), named.version)
  const entries = await world.store.entriesOf(version)
  const position = positionOf(named, version, entries)
  return {
    id: entryId(list, version, position + 1),
    list,
    change: null,
    sights: await sightsOf(world, 'entry', version, entries.slice(position, position + 1)),
  }
}

/** One for each of the entries; one without an entry when there are none. */
async function sightsOf(
  world: Archives,
  role: Sight['role'],
  version: Snapshot,
  entries: readonly Entry[],
): Promise<Sight[]> {
  const sight = {
    role,
    version: summaryOf(version),
    url: version.url,
    imported: version.order.seenAt === '',
    archived: await world.archive.find(version.document),
  }
  if (entries.length === 0) return [{ ...sight, shown: null }]
  const places = entries.map(entry => entry.evidence)
  const excerpts = await world.reader.excerpts(await documentOf(world, version), places)
  return entries.flatMap((entry, index) => {
    const excerpt = excerpts[index]
    return excerpt ? [{ ...sight, shown: { entry, excerpt } }] : []
  })
}

/** As it was read: with what its capture said of it. */
async function documentOf({ store, archive }: Archives, version: Snapshot): Promise<DocumentInput> {
  const capture = await store.captureById(version.id)
  const said = capture?.document === version.document ? capture.headers['content-type'] : undefined
  return { bytes: await archive.read(version.document), contentType: said ?? null, file: version.file }
}

/**
 * The pages on which the entries stand, each as an address that holds the whole picture. One that cannot be drawn is told
 * of, and keeps nothing else from being shown. @throws StoreError when a document is gone or damaged
 */
export async function picturesOf({ archive, reader }: Archives, { sights }: Traced): Promise<Pictures> {
  const pictures = new Map<string, PictureOrProblem>()
  for (const { version, shown } of sights) {
    if (shown?.excerpt.kind !== 'pdf') continue
    const document = { bytes: await archive.read(version.document), contentType: null, file: version.file }
    for (const { page } of shown.excerpt.pages) {
      const key = pictureKey(version.document, page)
      if (!pictures.has(key)) pictures.set(key, await reader.picture(document, page).then(inline, problemOf))
    }
  }
  return pictures
}

function inline({ png }: PagePicture): PictureOrProblem {
  return { src: `data:image/png;base64,${Buffer.from(png).toString('base64')}` }
}

function problemOf(error: unknown): PictureOrProblem {
  if (error instanceof ReadError) return { problem: error.message }
  throw error
}
