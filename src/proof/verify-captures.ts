import type { Verdict } from '../model.ts'
import type { LinkedCapture } from '../store/proof-store.ts'
import type { Fault } from './fault.ts'
import type { Verifying } from './verify.ts'
import { ChainCheck } from './verify-chain.ts'
import { DocumentCheck } from './verify-documents.ts'

/** Captures that say nothing of the list, and so have no place in its history. */
const ASIDE: ReadonlySet<Verdict> = new Set(['blocked', 'missing', 'failed'])

/** Walks all captures once: their chain, their documents, their places in history. */
export async function verifyCaptures({ store, archive, dataDir, since, progress }: Verifying) {
  const chain = new ChainCheck(since?.captures ?? null)
  const documents = new DocumentCheck(archive)
  const faults: Fault[] = []
  const unlisted = new Map<number, number[]>()
  let readable = true
  const { number: last } = await store.lastLinks()
  for await (const linked of store.chain()) {
    progress('capture', linked.number, last)
    faults.push(...chain.faultsOf(linked), ...placeFaults(linked))
    const { capture, number } = linked
    if (capture === null) readable = false
    if (linked.unlisted !== null) {
      const theirs = unlisted.get(linked.unlisted) ?? []
      theirs.push(number)
      unlisted.set(linked.unlisted, theirs)
    }
    if (capture?.document) faults.push(...(await documents.faultsOf(capture.document, capture.list, number)))
  }
  faults.push(...[...unlisted].map(([list, captures]) => listGone(list, captures)))
  const known = await store.known()
  for (const number of known.strayReadings)
    faults.push({ what: 'reading', which: String(number), text: 'is of no list that the record has.' })
  faults.push(...documents.unknownTo(known.documents))
  // a capture that is missing, or cannot be read, may have brought what no other did
  if (readable && chain.facts().captures === last) faults.push(...documents.unbrought(known.documents))
  return {
    facts: chain.facts(),
    documents: documents.count,
    readable,
    // a capture that cannot be read may name any of them
    unnamed: readable ? await documents.unnamed(dataDir) : [],
    faults,
  }
}

function placeFaults({ number, capture, stands }: LinkedCapture): Fault[] {
  if (stands || capture === null || ASIDE.has(capture.verdict)) return []
  const text = 'brought the list and has no place in its history: what was read of it was deleted.'
  return [{ what: 'capture', which: String(number), text }]
}

function listGone(list: number, captures: readonly number[]): Fault {
  const [first, last] = [captures[0], captures.at(-1)]
  const theirs =
    captures.length === 1
      ? `capture ${first} belongs to it`
      : `${captures.length} captures belong to it, ${first} the first and ${last} the last`
  const text = `is missing: ${theirs}. What rests on captures is not checked before that is mended.`
  return { what: 'list', which: `number ${list}`, text }
}
