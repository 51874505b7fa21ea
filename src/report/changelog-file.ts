import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { writeAtomically } from '../archive/write-atomically.ts'
import { StoreError } from '../errors.ts'
import type { WithdrawnAfter } from '../judge/list-state.ts'
import type { Source } from '../sources/source.ts'
import type { Store } from '../store/store.ts'
import { changelogSections, type Known, type Section } from './changelog.ts'

const NAME = 'CHANGELOG.md'

/**
 * What the sections of the file follow from, so that only new ones have to be made: comparing versions is what takes time.
 * It holds for the very file that it names, and for the program that wrote it.
 */
const INDEX = '.changelog-index.json'
const Index = z.strictObject({
  program: z.string(),
  sha256: z.string(),
  /** basis and length in characters of each section, in order */
  sections: z.array(z.tuple([z.string().nullable(), z.int().nonnegative()])),
})

/** What the changelog is made of. */
export interface Chronicle {
  readonly dataDir: string
  readonly store: Store
  readonly sources: readonly Source[]
  readonly withdrawnAfter: WithdrawnAfter
  /** icelist's version: another one may write sections otherwise, and makes all of them again */
  readonly program: string
}

/**
 * Brings CHANGELOG.md in the data directory up to date, whole or not at all: only sections that are new are made.
 * @throws StoreError when it cannot be written
 */
export async function updateChangelog(chronicle: Chronicle): Promise<void> {
  await write(chronicle, await writtenBefore(chronicle))
}

/** Makes CHANGELOG.md anew, all of it, and returns its path. @throws StoreError when it cannot be written */
export async function writeChangelog(chronicle: Chronicle): Promise<string> {
  await write(chronicle, NOTHING)
  return join(chronicle.dataDir, NAME)
}

/** The file as it is. */
interface Written {
  readonly text: string
  readonly known: Known
}

const NOTHING: Written = { text: '', known: () => undefined }

async function write(chronicle: Chronicle, before: Written): Promise<void> {
  const { dataDir, store, sources, withdrawnAfter, program } = chronicle
  const sections = await changelogSections(store, sources, withdrawnAfter, before.known)
  const text = sections.map(section => section.text).join('')
  if (text === before.text) return
  try {
    await writeAtomically(dataDir, NAME, text)
    await writeAtomically(dataDir, INDEX, indexOf(text, sections, program))
  } catch (cause) {
    const path = join(dataDir, NAME)
    throw new StoreError(`Cannot write ${path}: ${(cause as Error).message}. The record itself is kept.`, {
      cause,
    })
  }
}

/** Nothing when the file or its index is not what was written. */
async function writtenBefore({ dataDir, program }: Chronicle): Promise<Written> {
  const [text, json] = await Promise.all([textOf(join(dataDir, NAME)), textOf(join(dataDir, INDEX))])
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
