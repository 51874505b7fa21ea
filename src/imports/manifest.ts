import { realpath } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { parse } from 'csv-parse/sync'
import { instantOf } from '../backfill/timestamp.ts'
import { UsageError } from '../errors.ts'
import { Day } from '../model.ts'
import { plain } from '../report/plain.ts'
import { readFileBounded } from './bounded.ts'
import { bareAnswer, type GivenDocument, plainFile } from './given.ts'

type Row = Readonly<Record<string, string>>

/** Beside `file`, one of these makes a table a manifest and no document. */
const FACTS = ['published', 'captured', 'url']

/** The rows of a manifest, by column names in lower case; null for a file that is none. */
export function readManifest(text: string): Row[] | null {
  let rows: Row[]
  try {
    rows = parse(text, {
      columns: (header: string[]) => header.map(name => name.trim().toLowerCase()),
      bom: true,
      trim: true,
      skip_empty_lines: true,
    })
  } catch {
    return null
  }
  const columns = Object.keys(rows[0] ?? {})
  return columns.includes('file') && FACTS.some(name => columns.includes(name)) ? rows : null
}

/**
 * The documents that a manifest names, by paths from its own folder. One with a time of capture and an address is a
 * publisher's answer; all others are files of which the day of publication may be known.
 * @throws UsageError that names the line and what it accepts
 */
export async function documentsInManifest(path: string, rows: readonly Row[]): Promise<GivenDocument[]> {
  const name = basename(path)
  const folder = await realpath(dirname(path))
  const documents: GivenDocument[] = []
  for (const [index, row] of rows.entries()) {
    // the header is line 1; cells with line breaks in them make this a row's number, not a line's
    const where = `${plain(name)}, row ${index + 2}`
    const file = row.file ?? ''
    const place = `${name}/${file}`
    const publishedOn = dayOf(row.published ?? '', where)
    const capturedAt = instantIn(row.captured ?? '', where)
    const url = addressIn(row.url ?? '', where)
    const document = await fileWithin(folder, file, where)
    const given = plainFile(basename(document), place, publishedOn, () => readFileBounded(document, place))
    documents.push(
      url !== null && capturedAt !== null ? { ...given, answer: bareAnswer(url, capturedAt) } : given,
    )
  }
  return documents
}

/** A manifest may come from anywhere: it must not be able to name this machine's other files, not even by a link. */
async function fileWithin(folder: string, file: string, where: string): Promise<string> {
  const path = await realpath(join(folder, file)).catch(() => null)
  if (file === '' || path === null)
    throw new UsageError(
      `${where}: there is no file "${plain(file)}" beside it. Put it there, or correct the row.`,
    )
  if (path.startsWith(folder.endsWith(sep) ? folder : folder + sep)) return path
  throw new UsageError(
    `${where}: "${plain(file)}" lies outside of the manifest's folder. Put the file into it.`,
  )
}

function dayOf(text: string, where: string): string | null {
  if (text === '' || Day.safeParse(text).success) return text || null
  throw new UsageError(`${where}: published: "${plain(text)}" is not a day. Write it as YYYY-MM-DD.`)
}

/** A bare day is refused: it would stand in the record as a time at which somebody looked. */
function instantIn(text: string, where: string): string | null {
  if (text === '') return null
  const stamped = instantOf(text)
  if (stamped !== null) return stamped
  const complete = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text)
  if (complete && !Number.isNaN(Date.parse(text))) return new Date(text).toISOString()
  throw new UsageError(
    `${where}: captured: "${plain(text)}" is no time. Write it as 2025-05-31T14:03:10Z or 20250531140310.`,
  )
}

function addressIn(text: string, where: string): string | null {
  if (text === '') return null
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol)) return url.href
  throw new UsageError(`${where}: URL: "${plain(text)}" is no http or https address. Correct the row.`)
}
