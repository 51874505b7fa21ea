import type { Readable } from 'node:stream'
import { fileNameOf } from '../../backfill/addresses.ts'
import { decodedPayload } from '../decoded-payload.ts'
import {
  bareAnswer,
  type Given,
  type GivenDocument,
  IMPORT_LIMITS,
  NOTHING_GIVEN,
  plainFile,
} from '../given.ts'
import type { Shelf } from '../shelf.ts'
import type { Wanted } from '../wanted.ts'
import { answerIn, type RecordedAnswer } from './answer.ts'
import { listWarc } from './listing.ts'
import { planWarc, type Taking } from './plan.ts'
import { type PlacedRecord, recordsIn } from './records.ts'

/** A record of which something is taken. */
interface Kept {
  readonly answer: RecordedAnswer | null
  /** as a URI */
  readonly id: string | null
  /** or one clause that says why they cannot be taken */
  readonly bytes: GivenDocument['bytes'] | string
}

/**
 * The list's documents in a WARC file: each record of a wanted address is a publisher's answer at a known time, walls and
 * missing pages included, and so is what a redirect of one led to. A `revisit` is what it repeats, once more. Of a file that
 * `export warc` wrote, the documents that were imported are taken as they were then.
 * @param open gives the file from its beginning: it is read twice, because a record that is needed may stand before the one
 *   that needs it
 */
export async function documentsInWarc(
  open: () => Promise<Readable>,
  name: string,
  wanted: Wanted,
  shelf: Shelf,
): Promise<Given> {
  const { answers, files, others, originOf, withDigest } = await listWarc(await open(), wanted.list)
  const plan = planWarc(answers, wanted)
  const ends = plan.takings.map(({ end }) => end.record)
  const needed = new Set([...ends, ...ends.map(originOf), ...files.map(({ digest }) => withDigest(digest))])
  const kept = new Map<number, Kept>()
  const faults: Given['faults'][number][] = []
  try {
    for await (const placed of recordsIn(await open()))
      if (needed.has(placed.number)) kept.set(placed.number, await keep(placed, shelf))
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    faults.push({ place: name, why: `it is damaged: ${why}; what stands before the damage is taken` })
  }
  const found = [
    ...plan.takings.map(taking =>
      answeredIn(name, taking, kept.get(taking.end.record), kept.get(originOf(taking.end.record))),
    ),
    ...files.map(({ file, givenOn, digest }) => {
      const place = `${name}/${file}`
      const bytes = kept.get(withDigest(digest) ?? -1)?.bytes ?? NOT_HERE
      return typeof bytes === 'string' ? { place, why: bytes } : plainFile(file, place, givenOn, bytes)
    }),
  ]
  return {
    ...NOTHING_GIVEN,
    documents: found.filter(part => 'bytes' in part),
    faults: [...found.filter(part => 'why' in part), ...faults],
    lost: plan.lost,
    others: plan.others + others,
  }
}

const NOT_HERE = 'it repeats a record that is not in the file'

async function keep({ record, block }: PlacedRecord, shelf: Shelf): Promise<Kept> {
  const answer = answerIn(record)
  const id = record.warcHeader('WARC-Record-ID')?.replace(/^<|>$/g, '') ?? null
  if (record.warcType === 'revisit') return { answer, id, bytes: NOT_HERE }
  const payload = await block(IMPORT_LIMITS.documentBytes)
  if (payload === null) return { answer, id, bytes: 'it is larger than any list’s document' }
  const decoded = await decodedPayload(payload, answer?.headers ?? {})
  return { answer, id, bytes: typeof decoded === 'string' ? decoded : await shelf.keep(decoded) }
}

/** @param origin the record with the bytes: that at the end of the redirects, or the one which that repeats */
function answeredIn(
  name: string,
  { target, url, at, redirects, end: { url: finalUrl } }: Taking,
  end: Kept | undefined,
  origin: Kept | undefined,
): GivenDocument | Given['faults'][number] {
  const place = `${name}/${at}/${url}`
  const bytes = origin?.bytes ?? NOT_HERE
  if (typeof bytes === 'string' || !end?.answer) return { place, why: String(bytes) }
  // "not modified" is the answer that was had before, with what is new in its headers (RFC 9111, 4.3.4)
  const { status, headers } =
    end.answer.status === 304
      ? {
          status: origin?.answer?.status ?? 200,
          headers: { ...origin?.answer?.headers, ...end.answer.headers },
        }
      : end.answer
  const answer = { ...bareAnswer(url, at), finalUrl, status, headers, redirects }
  return { name: fileNameOf(finalUrl), place, target, publishedOn: null, answer, archive: end.id, bytes }
}
