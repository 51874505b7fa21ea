import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { ReadError, UsageError } from '../errors.ts'
import { type FetchEffects, fetchList } from '../fetch/fetch-list.ts'
import { belowFloor, noticesOf } from '../judge/reading.ts'
import type { Outcome } from '../pipeline.ts'
import { plain } from '../report/plain.ts'
import type { DocumentInput, Reading, Source } from '../sources/source.ts'
import type { Reason } from '../store/store.ts'
import { fileFault } from '../text/file-fault.ts'
import { addressOf } from './configured.ts'
import { type Publishers, withPublishers } from './record.ts'
import type { Cli } from './verb.ts'

/** What came of reading one document without keeping it. */
export interface Trial {
  /** the file, or the address that was asked for in the end */
  readonly origin: string
  /** null when there was nothing to read, or it could not be read */
  readonly reading: Reading | null
  /** why a run would not keep it; none when it would */
  readonly verdict: 'ok' | 'blocked' | 'missing' | 'failed'
  readonly reasons: readonly Reason[]
}

/** The record of somebody who has none, and gets none. */
const NOTHING_KEPT: Pick<FetchEffects, 'store' | 'archive'> = {
  store: { latestSnapshot: async () => null, lastGoodCapture: async () => null, noteLinks: async () => [] },
  archive: { keep: async bytes => createHash('sha256').update(bytes).digest('hex') },
}

type Obtained = { readonly origin: string } & (
  | { readonly document: DocumentInput }
  | Pick<Trial, 'verdict' | 'reasons'>
)

/**
 * Reads a document with a list's reader and judges what can be judged without the list's history. Touches no record.
 * @param given a file, the document's address, or null for the list's own
 * @throws UsageError when the file cannot be read
 */
export function tryDocument(source: Source, given: string | null, cli: Cli): Promise<Trial> {
  return withPublishers(cli.config, cli.version, cli.now, world => tryWith(world, source, given, cli))
}

async function tryWith(world: Publishers, source: Source, given: string | null, cli: Cli): Promise<Trial> {
  const obtained =
    given === null || isAddress(given) ? await ask(source, given, cli, world) : await open(given, cli.cwd)
  if (!('document' in obtained)) return { ...obtained, reading: null }
  const { origin, document } = obtained
  try {
    const read = await world.read(source, document)
    const reading = { ...read, notices: noticesOf(source.expected, read) }
    const tooFew = belowFloor(source.expected, reading.entries.length)
    return { origin, reading, verdict: tooFew ? 'failed' : 'ok', reasons: tooFew ? [tooFew] : [] }
  } catch (error) {
    if (!(error instanceof ReadError)) throw error
    return {
      origin,
      reading: null,
      verdict: 'failed',
      reasons: [{ rule: 'unreadable', text: error.message }],
    }
  }
}

function isAddress(given: string): boolean {
  return /^https?:\/\//i.test(given)
}

/** The list's own address is asked as a run asks it, by way of a landing page; any other is the document's. */
async function ask(source: Source, given: string | null, cli: Cli, world: Publishers): Promise<Obtained> {
  const own = addressOf(source, cli)
  const url = given ?? own
  const asked: Source = url === own ? source : { ...source, location: { kind: 'address', url } }
  cli.progress(`asking for ${url}`)
  const { capture, body } = await fetchList(asked, url, {
    ...world,
    ...NOTHING_KEPT,
  })
  const origin = capture.finalUrl ?? capture.url ?? url
  const { verdict, reasons, headers, file } = capture
  if (body !== null)
    return { origin, document: { bytes: body, contentType: headers['content-type'] ?? null, file } }
  return { origin, verdict: verdict === 'blocked' || verdict === 'missing' ? verdict : 'failed', reasons }
}

async function open(path: string, cwd: string): Promise<Obtained> {
  try {
    const bytes = await readFile(resolve(cwd, path))
    return { origin: path, document: { bytes, contentType: null, file: basename(path) } }
  } catch (cause) {
    throw new UsageError(`Cannot read ${plain(path)}: ${fileFault(cause)}. Name another file.`, {
      cause,
    })
  }
}

/** A trial as the outcome that a run would have had. */
export function asOutcome(source: Source, { origin, verdict, reasons }: Trial): Outcome {
  const judged = verdict === 'ok' ? 'new-version' : verdict
  return {
    list: source.id,
    verdict: judged,
    reasons,
    origin,
    snapshot: null,
    difference: null,
    firstOf: null,
    others: [],
    event: null,
    state: null,
  }
}
