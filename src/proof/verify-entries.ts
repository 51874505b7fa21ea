import { entryHash } from '../snapshot/content.ts'
import type { StoredEntry } from '../store/proof-store.ts'
import type { Fault } from './fault.ts'

/** Entries whose rows no longer say what was stored, and the hashes that they had and have: other checks meet those again. */
export async function verifyEntries(list: string, entries: AsyncIterable<StoredEntry>) {
  const faults: Fault[] = []
  const changed = new Set<string>()
  for await (const { number, entry, hash } of entries) {
    const says = entry && entryHash(entry)
    if (says === hash) continue
    changed.add(hash)
    if (says !== null) changed.add(says)
    const text = `was changed after it was stored${entry ? `: its row now says “${entry.name}”` : ': its row cannot even be read'}.`
    faults.push({ what: 'entry', which: `${number} of ${list}`, text })
  }
  return { faults, changed }
}
