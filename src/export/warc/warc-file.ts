import type { DocumentArchive } from '../../archive/document-archive.ts'
import { StoreError, UsageError } from '../../errors.ts'
import type { LinkedCapture, ProofStore } from '../../store/proof-store.ts'
import type { Capture } from '../../store/store.ts'
import { addressOf, captureRecords, type First } from './capture-records.ts'
import { type RecordFacts, recordBytes } from './record.ts'

/** What a WARC file is made from. */
export interface WarcContents {
  readonly store: Pick<ProofStore, 'chain'>
  readonly archive: Pick<DocumentArchive, 'read'>
  /** lists whose captures are written */
  readonly lists: ReadonlySet<string>
  /** icelist's own version */
  readonly version: string
  readonly progress: (line: string) => void
}

/** How many captures lie between two lines of progress. */
const CAPTURES_A_LINE = 500

/** What a reader of the file should know of how captures are kept. */
const HOW_KEPT =
  'Bodies are kept without their content and transfer codings; headers that told of those begin with X-Crawler-. Of requests only method and address are kept, of redirects only status and target: such records are marked as truncated. Each capture has a metadata record with its link of the chain.'

/**
 * All captures of some lists as a WARC 1.1 file, compressed record by record, in the order in which they were recorded;
 * the same record gives the same bytes. What is held in memory is one document and, of each that was written, where.
 * @throws StoreError when a document is gone or damaged
 */
export async function* warcFile(contents: WarcContents): AsyncGenerator<Uint8Array> {
  yield recordBytes(await infoRecord(contents))
  const documents = new Map<string, First>()
  /** by address and content: what a server did not modify is the list that it served, not a page which it served since */
  const lastAt = new Map<string, First>()
  for await (const { number, link, capture } of captures(contents)) {
    if (number % CAPTURES_A_LINE === 0) contents.progress(`export: capture ${number}`)
    const { document, status, content, capturedAt: date } = capture
    const url = addressOf(capture)
    const notModified = status === 304 ? (lastAt.get(`${url} ${content}`) ?? null) : null
    const first = document === null ? notModified : (documents.get(document) ?? null)
    const body = document === null || first ? null : await contents.archive.read(document)
    for (const record of captureRecords({ number, link, capture, body }, first)) yield recordBytes(record)
    if (document === null) continue
    const here = first ?? { url, date, length: body?.length ?? 0 }
    documents.set(document, here)
    lastAt.set(`${url} ${content}`, here)
  }
}

/** The file's first record. Dated by the last capture, so that it says when the record was, not when it was copied. */
async function infoRecord(contents: WarcContents): Promise<RecordFacts> {
  let count = 0
  let [link, date] = ['', '']
  for await (const { capture, ...last } of captures(contents)) {
    const at = capture.archive?.fetchedAt ?? capture.capturedAt
    if (at > date) date = at
    link = last.link
    count++
  }
  if (count === 0)
    throw new UsageError(
      'Nothing is recorded of these lists: there is nothing to export. Fetch them with "run", or name others.',
    )
  const fields = {
    software: `icelist/${contents.version}`,
    format: 'WARC File Format 1.1',
    conformsTo: 'http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    description: `${count} captures of ${[...contents.lists].join(', ')}. ${HOW_KEPT}`,
  }
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}\r\n`)
  return {
    type: 'warcinfo',
    identity: `${link} warcinfo`,
    url: null,
    date,
    fields: {},
    http: null,
    body: Buffer.from(lines.join('')),
  }
}

async function* captures({
  store,
  lists,
}: WarcContents): AsyncGenerator<LinkedCapture & { capture: Capture }> {
  for await (const linked of store.chain()) {
    const { capture } = linked
    if (capture === null) throw new StoreError(`Capture ${linked.number} cannot be read. See "verify".`)
    if (lists.has(capture.list)) yield { ...linked, capture }
  }
}
