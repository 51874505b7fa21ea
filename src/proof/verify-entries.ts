import { entryHash } from '../snapshot/content.ts'
import type { StoredEntry } from '../store/proof-store.ts'
import type { Fault } from './fault.ts'

/** Entries whose rows no longer say what was stored, and the hashes that they had and have: other checks meet those again. */
export async function verifyEntries(list: string, entries: AsyncIterable<StoredEntry>) {
  const faults: Fault[] = []
  const changed = new Set<string>()
  /** numbers of those that are as they were stored, by hash */
  const sound = new Map<string, number>()
  let readable = true
  for await (const { number, entry, hash } of entries) {
    const says = entry && entryHash(entry)
    if (says === hash) {
      sound.set(hash, number)
      continue
    }
    if (says === null) readable = false
    changed.add(hash)
    if (says !== null) changed.add(says)
    const text = entry
      ? `was changed after it was stored: its row now says “${entry.name}”.`
      : 'was changed after it was stored: its row cannot even be read. What rests on it is not checked before that is mended.'
    faults.push({ what: 'entry', which: `${number} of ${list}`, text })
  }
  return { faults, changed, sound, readable }
}
