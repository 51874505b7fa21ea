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
  let readable = true
  const { number: last } = await store.lastLinks()
  for await (const linked of store.chain()) {
    progress('capture', linked.number, last)
    faults.push(...chain.faultsOf(linked), ...placeFaults(linked))
    const { capture, number } = linked
    if (capture === null) readable = false
    if (capture?.document) faults.push(...(await documents.faultsOf(capture.document, capture.list, number)))
  }
  return {
    facts: chain.facts(),
    documents: documents.count,
    readable,
    unnamed: await documents.unnamed(dataDir),
    faults,
  }
}

function placeFaults({ number, capture, stands }: LinkedCapture): Fault[] {
  if (stands || capture === null || ASIDE.has(capture.verdict)) return []
  const text = 'brought the list and has no place in its history: what was read of it was deleted.'
  return [{ what: 'capture', which: String(number), text }]
}
