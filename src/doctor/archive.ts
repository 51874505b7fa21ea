import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { IcelistError } from '../errors.ts'
import type { ProofStore } from '../store/proof-store.ts'
import { counted } from '../text/wording.ts'
import { type Finding, inOrder, toBeMended } from './finding.ts'

/** Whether the archive has as many documents as the record names; `verify` looks into them. */
export async function archiveFinding(store: Pick<ProofStore, 'chain'>, dataDir: string): Promise<Finding> {
  try {
    const named = new Set<string>()
    for await (const { capture } of store.chain()) if (capture?.document) named.add(capture.document)
    const files = await readdir(join(dataDir, 'documents'), { recursive: true }).catch(() => [])
    const there = new Set(files.flatMap(file => /([0-9a-f]{64})\.\w+$/.exec(file)?.[1] ?? []))
    const missing = [...named].filter(document => !there.has(document)).length
    const others = [...there].filter(document => !named.has(document)).length
    const count = counted(named.size, 'document', 'documents')
    if (missing > 0)
      return toBeMended(
        'archive',
        `lacks ${missing} of the ${count} that the record names`,
        `Put them back into ${join(dataDir, 'documents')} from a backup; "verify" names them.`,
      )
    // a process that was killed between the two leaves such: harmless
    const beside = others > 0 ? `, and ${counted(others, 'file', 'files')} that it does not name` : ''
    return inOrder('archive', `has the ${count} that the record names${beside}`)
  } catch (error) {
    if (!(error instanceof IcelistError)) throw error
    return toBeMended('archive', 'cannot be held against the record', error.message)
  }
}
