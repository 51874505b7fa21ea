import type { Readable } from 'node:stream'
import { answerIn, isAnswer, redirectIn, repeatedBy } from './answer.ts'
import { type ImportedFile, importedFileIn, isOfImport } from './imported-file.ts'
import type { ListedAnswer } from './plan.ts'
import { recordsIn } from './records.ts'

/** What is in a WARC file, without any bytes of documents. */
export interface WarcListing {
  readonly answers: readonly ListedAnswer[]
  readonly files: readonly ImportedFile[]
  /** records of answers that say too little */
  readonly others: number
  /** the record with the bytes of an answer: the one that it repeats, if the file has it, or itself */
  readonly originOf: (record: number) => number
  /** the record with bytes of this digest */
  readonly withDigest: (digest: string) => number | undefined
}

/** Lists a WARC file, up to where it is damaged if it is: whoever reads it for its bytes comes upon that too, and tells it. */
export async function listWarc(stream: Readable, list: string): Promise<WarcListing> {
  const answers: ListedAnswer[] = []
  const files: ImportedFile[] = []
  const byDigest = new Map<string, number>()
  const byPlace = new Map<string, number>()
  /** of a repeat: where what it repeats may be found */
  const repeats = new Map<number, { readonly digest: string; readonly place: string }>()
  let others = 0
  try {
    for await (const { number, record, block } of recordsIn(stream)) {
      const ofImport = isOfImport(list, record)
      if (ofImport && record.warcType === 'metadata') files.push(...(await importedFileIn(block)))
      if (!isAnswer(record)) continue
      const digest = record.warcPayloadDigest ?? ''
      const answer = answerIn(record)
      if (record.warcType === 'revisit') repeats.set(number, { digest, place: placeOf(repeatedBy(record)) })
      else {
        keepFirst(byDigest, digest, number)
        keepFirst(byPlace, placeOf(answer), number)
      }
      if (answer)
        answers.push({ record: number, url: answer.url, at: answer.at, redirect: redirectIn(answer) })
      else if (!ofImport) others++
    }
  } catch {
    // see above
  }
  const originOf = (number: number) => {
    const repeat = repeats.get(number)
    return (repeat && (byDigest.get(repeat.digest) ?? byPlace.get(repeat.place))) ?? number
  }
  return { answers, files, others, originOf, withDigest: digest => byDigest.get(digest) }
}

/** '' is no key: many records say nothing of it. */
function keepFirst(map: Map<string, number>, key: string, number: number): void {
  if (key !== '' && !map.has(key)) map.set(key, number)
}

function placeOf(answer: { readonly url: string; readonly at: string } | null): string {
  return answer ? `${answer.at} ${answer.url}` : ''
}
