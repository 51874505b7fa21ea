import type { DocumentArchive } from '../archive/document-archive.ts'
import { ReadError, StoreError } from '../errors.ts'
import type { Excerpt } from '../evidence/excerpt/excerpt.ts'
import { type Pictures, pictureKey } from '../evidence/trace/traced.ts'
import type { Change, Entry, Evidence } from '../model.ts'
import type { EvidenceReader } from '../read/process/evidence-process.ts'
import type { Snapshot } from '../store/store.ts'
import type { Memory } from './memory.ts'
import { picturePath } from './paths.ts'
import type { Site, SiteList, SiteVersion } from './site.ts'
import type { SiteFile } from './site-file.ts'
import { stepKey } from './step.ts'

/** Which versions' pages show what their documents show; looking documents up again is what takes time. */
export type EvidenceRange = 'all' | 'latest' | 'none'
export const EVIDENCE_RANGES: readonly EvidenceRange[] = ['latest', 'all', 'none']

/** Versions of each list that are `latest`. */
const LATEST = 5

/** What looking documents up again needs of the world. */
export interface EvidenceWorld {
  readonly archive: DocumentArchive
  readonly reader: EvidenceReader
  readonly range: EvidenceRange
}

/** What the documents of a step show of its changes. */
export interface StepEvidence {
  readonly excerptOf: (entry: Entry) => { readonly document: string; readonly excerpt: Excerpt } | null
  /** where the pictures of pages lie, from the site's folder */
  readonly pictures: Pictures
}

export function hasEvidence(
  { snapshot }: SiteVersion,
  { versions }: SiteList,
  { range }: EvidenceWorld,
): boolean {
  return range === 'all' || (range === 'latest' && snapshot.number > versions.length - LATEST)
}

/** What both documents show of the changes. A document that can no longer be looked up shows nothing: its place is named all the same. */
export async function evidenceOf(
  changes: readonly Change[],
  from: Snapshot,
  to: Snapshot,
  { site, world, hrefOf }: { site: Site; world: EvidenceWorld; hrefOf: (path: string) => string },
): Promise<StepEvidence> {
  const found = new Map<Entry, { document: string; excerpt: Excerpt }>()
  const pictures = new Map<string, { src: string } | { problem: string }>()
  for (const [side, version] of [
    ['before', from],
    ['after', to],
  ] as const) {
    const entries = changes.flatMap(change => change[side] ?? [])
    if (entries.length === 0) continue
    const places = entries.map(({ evidence }) => evidence)
    const excerpts = await lookUp(() => excerptsOf(version, places, site, world), [])
    for (const [index, excerpt] of excerpts.entries()) {
      const entry = entries[index]
      if (entry) found.set(entry, { document: version.document, excerpt })
    }
    for (const page of pagesOf(places))
      pictures.set(pictureKey(version.document, page), { src: hrefOf(picturePath(version.document, page)) })
  }
  return { excerptOf: entry => found.get(entry) ?? null, pictures }
}

async function excerptsOf(
  { id, document, file }: Snapshot,
  places: readonly Evidence[],
  { store }: Site,
  { archive, reader }: EvidenceWorld,
): Promise<Excerpt[]> {
  const capture = await store.captureById(id)
  const contentType = (capture?.document === document && capture.headers['content-type']) || null
  return reader.excerpts({ bytes: await archive.read(document), contentType, file }, places)
}

/** The pages of PDFs on which the changes of versions with evidence stand, each as a picture. */
export async function pictureFiles(site: Site, world: EvidenceWorld, memory: Memory): Promise<SiteFile[]> {
  const files = new Map<string, SiteFile>()
  for (const list of site.lists.filter(({ source }) => source.mediaType === 'application/pdf'))
    for (const version of list.versions.filter(one => hasEvidence(one, list, world)))
      for (const [document, page] of await pagesShown(version, list, site, memory)) {
        const path = picturePath(document, page)
        files.set(path, {
          path,
          key: [document, page],
          waits: true,
          content: async () =>
            (await lookUp(async () => (await draw(document, page, world)).png, null)) ?? BLANK,
        })
      }
  return [...files.values()]
}

/** An image of nothing, for a page that cannot be drawn: its cells are shown as text in any case. */
const BLANK = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII=',
  'base64',
)

async function draw(document: string, page: number, { archive, reader }: EvidenceWorld) {
  return reader.picture({ bytes: await archive.read(document), contentType: null, file: null }, page)
}

function pagesShown(
  version: SiteVersion,
  list: SiteList,
  site: Site,
  memory: Memory,
): Promise<(readonly [document: string, page: number])[]> {
  return memory.remember(`pages ${version.path}`, stepKey(list, version, site), async () => {
    const difference = await list.differenceTo(version.snapshot.number)
    if (difference === null) return []
    const pages = (side: 'before' | 'after') =>
      pagesOf(difference.changes.flatMap(change => change[side]?.evidence ?? []))
    return [
      ...pages('before').map(page => [difference.from.document, page] as const),
      ...pages('after').map(page => [difference.to.document, page] as const),
    ]
  })
}

function pagesOf(places: readonly Evidence[]): number[] {
  const pages = places.flatMap(place =>
    'page' in place
      ? [place.page, ...Object.values(place.cells ?? {}).flatMap(cells => cells.map(({ page }) => page))]
      : [],
  )
  return [...new Set(pages)].sort((a, b) => a - b)
}

/** A document that is gone, damaged or beyond the limits ends no build. */
async function lookUp<T, E>(work: () => Promise<T>, otherwise: E): Promise<T | E> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof ReadError || error instanceof StoreError) return otherwise
    throw error
  }
}
