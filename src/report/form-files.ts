import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { writeAtomically } from '../archive/write-atomically.ts'
import { StoreError } from '../errors.ts'
import type { Form } from './form-names.ts'
import { changelogForm, type Told } from './forms.ts'

/** A form that is kept in the data directory. */
interface FormFile {
  readonly form: Form
  /** relative to the data directory */
  readonly path: string
  readonly told: Told
}

const CHANGELOG = 'CHANGELOG.md'
const NAMES = { jsonl: 'CHANGELOG.jsonl', csv: 'CHANGELOG.csv', html: 'CHANGELOG.html' } as const
const ENDINGS = { atom: 'atom', 'json-feed': 'json' } as const

/**
 * Brings the forms that are kept beside CHANGELOG.md up to date with it: those that are missing or older.
 * @param baseUrl the address at which the data directory is published, with its last slash; null when it is not
 * @throws StoreError when one cannot be written
 */
export async function keepForms(
  dataDir: string,
  forms: readonly Form[],
  told: Omit<Told, 'self'>,
  baseUrl: string | null,
): Promise<void> {
  const changelog = await writtenAt(join(dataDir, CHANGELOG))
  if (changelog === null) return
  for (const file of forms.flatMap(form => filesOf(form, told, baseUrl))) {
    const written = await writtenAt(join(dataDir, file.path))
    if (written === null || written < changelog) await writeForm(dataDir, file)
  }
}

/** Feeds are one for all lists and one for each list; the other forms have all lists in one file. */
function filesOf(form: Form, told: Omit<Told, 'self'>, baseUrl: string | null): FormFile[] {
  const self = (path: string) => (baseUrl === null ? null : new URL(path, baseUrl).href)
  if (form !== 'atom' && form !== 'json-feed')
    return [{ form, path: NAMES[form], told: { ...told, self: null } }]
  const feed = (name: string, sources: Told['sources']): FormFile => {
    const path = `feeds/${name}.${ENDINGS[form]}`
    return { form, path, told: { ...told, sources, self: self(path) } }
  }
  return [feed('all', told.sources), ...told.sources.map(source => feed(source.id, [source]))]
}

async function writeForm(dataDir: string, { form, path, told }: FormFile): Promise<void> {
  const parts: string[] = []
  for await (const part of changelogForm(form, told)) parts.push(part)
  const whole = join(dataDir, path)
  try {
    await writeAtomically(dirname(whole), path.slice(path.lastIndexOf('/') + 1), parts.join(''))
  } catch (cause) {
    throw new StoreError(`Cannot write ${whole}: ${(cause as Error).message}. The record itself is kept.`, {
      cause,
    })
  }
}

/** In milliseconds; null when there is no such file. */
async function writtenAt(path: string): Promise<number | null> {
  const facts = await stat(path).catch(() => null)
  return facts?.mtimeMs ?? null
}
