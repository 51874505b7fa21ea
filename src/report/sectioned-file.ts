import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../archive/write-atomically.ts'
import { StoreError } from '../errors.ts'

/** A part of a file that is made from the record: its text, and what that follows from; null for headings. */
export interface Section {
  readonly basis: string | null
  readonly text: string
}

/** The text of a section that was made before; undefined when there is none of this basis. */
export type Known = (basis: string) => string | undefined

/** Which file, and who writes it. */
export interface SectionedFile {
  readonly dataDir: string
  readonly name: string
  /** icelist's version: another one may write sections otherwise, and makes all of them again */
  readonly program: string
}

/**
 * What the sections of a file follow from, so that only new ones have to be made: comparing versions is what takes time.
 * It holds for the very file that it names, and for the program that wrote it.
 */
const Index = z.strictObject({
  program: z.string(),
  sha256: z.string(),
  /** basis and length in characters of each section, in order */
  sections: z.array(z.tuple([z.string().nullable(), z.int().nonnegative()])),
})

/**
 * Brings a file up to date, whole or not at all: only sections that are new are made.
 * @throws StoreError when it cannot be written
 */
export async function updateSections(
  file: SectionedFile,
  make: (known: Known) => Promise<Section[]>,
): Promise<void> {
  await write(file, await writtenBefore(file), make)
}

/** Makes a file anew, all of it. @throws StoreError when it cannot be written */
export async function writeSections(
  file: SectionedFile,
  make: (known: Known) => Promise<Section[]>,
): Promise<void> {
  await write(file, NOTHING, make)
}

/** The file as it is. */
interface Written {
  readonly text: string
  readonly known: Known
}

const NOTHING: Written = { text: '', known: () => undefined }

async function write(
  { dataDir, name, program }: SectionedFile,
  before: Written,
  make: (known: Known) => Promise<Section[]>,
): Promise<void> {
  const sections = await make(before.known)
  const text = sections.map(section => section.text).join('')
  if (text === before.text) return
  try {
    await writeAtomically(dataDir, name, text)
    await writeAtomically(dataDir, indexName(name), indexOf(text, sections, program))
  } catch (cause) {
    const path = join(dataDir, name)
    throw new StoreError(`Cannot write ${path}: ${(cause as Error).message}. The record itself is kept.`, {
      cause,
    })
  }
}

/** Nothing when the file or its index is not what was written. */
async function writtenBefore({ dataDir, name, program }: SectionedFile): Promise<Written> {
  const [text, json] = await Promise.all([
    textOf(join(dataDir, name)),
    textOf(join(dataDir, indexName(name))),
  ])
  const index = Index.safeParse(parsed(json))
  if (!index.success || index.data.program !== program || index.data.sha256 !== sha256Of(text)) return NOTHING
  const sections = new Map<string, string>()
  let at = 0
  for (const [basis, length] of index.data.sections) {
    if (basis !== null) sections.set(basis, text.slice(at, at + length))
    at += length
  }
  return { text, known: basis => sections.get(basis) }
}

/** ".changelog.md.index.json" */
function indexName(name: string): string {
  return `.${name.toLowerCase()}.index.json`
}

/** '' when it cannot be read: it is made anew then. */
function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '')
}

function indexOf(text: string, sections: readonly Section[], program: string): string {
  const lengths = sections.map(section => [section.basis, section.text.length])
  return JSON.stringify({ program, sha256: sha256Of(text), sections: lengths })
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
