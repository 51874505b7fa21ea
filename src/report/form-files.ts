import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { writeAtomically } from '../archive/write-atomically.ts'
import { StoreError } from '../errors.ts'
import type { Chronicle } from './changelog-file.ts'
import { listsFeed } from './feeds/lists-feed.ts'
import { type FeedForm, type Form, isFeed, type WholeForm } from './form-names.ts'
import { formSections } from './forms.ts'
import { updateSections } from './sectioned-file.ts'

const CHANGELOG = 'CHANGELOG.md'
const FOLDER = 'feeds'
const ENDINGS: Readonly<Record<FeedForm, string>> = { atom: 'atom', 'json-feed': 'json' }

/**
 * Brings the forms that are kept in the data directory up to date with CHANGELOG.md: those that are missing or older.
 * @param baseUrl the address at which the data directory is published, with its last slash; null when it is not
 * @throws StoreError when one cannot be written
 */
export async function keepForms(
  forms: readonly Form[],
  chronicle: Chronicle,
  baseUrl: string | null,
): Promise<void> {
  for (const form of forms)
    if (isFeed(form)) await keepFeeds(form, chronicle, baseUrl)
    else await keepWhole(form, chronicle)
}

async function keepWhole(form: WholeForm, chronicle: Chronicle): Promise<void> {
  const name = `CHANGELOG.${form}`
  if (await isCurrent(chronicle.dataDir, name)) return
  await updateSections({ ...chronicle, name }, async known => {
    const sections = []
    for await (const section of formSections(form, chronicle, known)) sections.push(section)
    return sections
  })
}

/** One for all lists, and one for each. */
async function keepFeeds(form: FeedForm, chronicle: Chronicle, baseUrl: string | null): Promise<void> {
  const { dataDir, sources } = chronicle
  const feeds = [{ name: 'all', of: sources }, ...sources.map(source => ({ name: source.id, of: [source] }))]
  for (const { name, of } of feeds) {
    const path = `${FOLDER}/${name}.${ENDINGS[form]}`
    if (await isCurrent(dataDir, path)) continue
    const self = baseUrl === null ? null : new URL(path, baseUrl).href
    const text = await listsFeed(form, { ...chronicle, sources: of }, self)
    try {
      await writeAtomically(join(dataDir, FOLDER), `${name}.${ENDINGS[form]}`, text)
    } catch (cause) {
      const whole = join(dataDir, path)
      throw new StoreError(
        `Cannot write ${whole}: ${(cause as Error).message}. The record itself is kept; check the folder's rights and the disk.`,
        {
          cause,
        },
      )
    }
  }
}

/** True when a file is as new as CHANGELOG.md, or when there is no such yet. */
async function isCurrent(dataDir: string, path: string): Promise<boolean> {
  const changelog = await writtenAt(join(dataDir, CHANGELOG))
  const written = await writtenAt(join(dataDir, path))
  return changelog === null || (written !== null && written >= changelog)
}

/** In milliseconds; null when there is no such file. */
async function writtenAt(path: string): Promise<number | null> {
  const facts = await stat(path).catch(() => null)
  return facts?.mtimeMs ?? null
}
