import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../archive/write-atomically.ts'
import { StoreError, UsageError } from '../errors.ts'
import { hashOf, type Memory, memoryOf, type Remembered } from './memory.ts'
import type { SiteFile } from './site-file.ts'

/** What a build leaves for the next one, in the site's folder. */
const MANIFEST = '.icelist-site.json'

/** Files that are being written while the next ones are made. */
const AT_ONCE = 16

const Manifest = z.object({
  /** of the program */
  edition: z.string(),
  /** by path: hash of what the file follows from, its SHA-256, and how long it is */
  files: z.record(z.string(), z.object({ key: z.string(), sha256: z.string(), bytes: z.number() })),
  remembered: z.record(z.string(), z.object({ key: z.string(), value: z.unknown() })),
})
type Manifest = z.infer<typeof Manifest>
type MadeFile = Manifest['files'][string]

/** What a build did. */
export interface Written {
  /** files of the whole site, and their bytes */
  readonly files: number
  readonly bytes: number
  /** paths of those that were written, and removed */
  readonly written: readonly string[]
  readonly removed: readonly string[]
  /** files whose content was worked out: the others rest on the same as before */
  readonly made: number
}

/**
 * Brings a folder up to date. What a file follows from is compared first: where it is the same, the file is not even made;
 * where the file comes out the same, it is not written.
 * @param filesOf all files of the site; may remember what it works out
 * @param progress told of each file before it is made
 * @throws UsageError when the folder holds anything else; StoreError when it cannot be written
 */
export async function writeSite(
  folder: string,
  edition: string,
  filesOf: (memory: Memory) => Promise<readonly SiteFile[]>,
  progress: (number: number, of: number) => void,
): Promise<Written> {
  const before = await manifestOf(folder)
  // said before anything is built, so that a build that fails leaves a folder that the next one knows for its own
  if (before === null) await writeManifest(folder, { edition: '', files: {}, remembered: {} })
  const same = before?.edition === edition ? before : null
  const remembered: Remembered = {}
  const files = await filesOf(memoryOf(same?.remembered ?? {}, remembered))
  const now: Record<string, MadeFile> = {}
  const written: string[] = []
  const folders = new Set<string>()
  let made = 0
  let begun = 0
  try {
    const [waiting, others] = [files.filter(({ waits }) => waits), files.filter(({ waits }) => !waits)]
    await Promise.all([bringUpToDate(waiting), bringUpToDate(others)])
    const removed = Object.keys(before?.files ?? {}).filter(path => !(path in now))
    for (const path of removed) await rm(join(folder, path), { force: true })
    await writeManifest(folder, { edition, files: sorted(now), remembered: sorted(remembered) })
    const bytes = Object.values(now).reduce((sum, one) => sum + one.bytes, 0)
    return { files: files.length, bytes, written: written.sort(), removed, made }
  } catch (cause) {
    if (!isFileSystemFault(cause)) throw cause
    throw new StoreError(
      `Cannot write the site in ${folder}: ${cause.message}. Run the command again once it can be written.`,
      { cause },
    )
  }

  async function bringUpToDate(some: readonly SiteFile[]): Promise<void> {
    const writing: Promise<void>[] = []
    for (const file of some) {
      progress(++begun, files.length)
      const key = hashOf(file.key)
      const known = before?.files[file.path]
      const there = known !== undefined && (await sizeOf(join(folder, file.path))) === known.bytes
      if (same && there && known.key === key) {
        now[file.path] = known
        continue
      }
      made++
      const content = Buffer.from(await file.content())
      const sha256 = createHash('sha256').update(content).digest('hex')
      now[file.path] = { key, sha256, bytes: content.length }
      if (there && known.sha256 === sha256) continue
      const path = join(folder, file.path)
      if (!folders.has(dirname(path))) await mkdir(dirname(path), { recursive: true })
      folders.add(dirname(path))
      const write = replace(path, content)
      // told when it is waited for; until then another fault may end the build
      write.catch(() => undefined)
      writing.push(write)
      written.push(file.path)
      if (writing.length >= AT_ONCE) await Promise.all(writing.splice(0))
    }
    await Promise.all(writing)
  }
}

/** The paths of a site that was built; null when there is none in the folder. */
export async function builtFiles(folder: string): Promise<ReadonlySet<string> | null> {
  const manifest = await manifestOf(folder)
  return manifest && new Set(Object.keys(manifest.files))
}

/** @throws StoreError when it cannot be written */
async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  try {
    await writeAtomically(folder, MANIFEST, JSON.stringify(manifest))
  } catch (cause) {
    if (!isFileSystemFault(cause)) throw cause
    throw new StoreError(
      `Cannot write the site in ${folder}: ${cause.message}. Run the command again once it can be written.`,
      { cause },
    )
  }
}

async function manifestOf(folder: string): Promise<Manifest | null> {
  const text = await readFile(join(folder, MANIFEST), 'utf8').catch(() => null)
  if (text === null) {
    const names = await readdir(folder).catch(() => [])
    if (names.length === 0) return null
    throw new UsageError(
      `${folder} holds files that are not of a site made here. Name an empty folder with --out, or one that is not there yet.`,
    )
  }
  try {
    return Manifest.parse(JSON.parse(text))
  } catch {
    // of an older icelist, or cut short: all files are made anew
    return { edition: '', files: {}, remembered: {} }
  }
}

/** Whole or not at all; unlike the record, a site can be built again, so nothing waits for the disk. */
async function replace(path: string, content: Buffer): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`
  await writeFile(temporary, content)
  await rename(temporary, path)
}

/** The same build writes the same manifest, in whatever order its files were made. */
function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.size ?? null
}

function isFileSystemFault(cause: unknown): cause is NodeJS.ErrnoException {
  return cause instanceof Error && 'syscall' in cause
}
