import { hash } from 'node:crypto'
import type { Entry } from '../model.ts'
import { byCodeUnit } from '../text/by-code-unit.ts'

/**
 * A short name for what an entry says: equal for equal entries, wherever and whenever they were read. 128 bits of SHA-256
 * over the entry without its evidence, in base64url.
 */
export function entryHash(entry: Omit<Entry, 'evidence'>): string {
  const name = known.get(entry) ?? workedOut(entry)
  known.set(entry, name)
  return name
}

/** Whoever asks about thousands of places asks about the same entries again and again. */
const known = new WeakMap<Omit<Entry, 'evidence'>, string>()

function workedOut(entry: Omit<Entry, 'evidence'>): string {
  const content = [
    entry.name,
    entry.state,
    entry.kind,
    entry.key,
    sorted(entry.fields),
    sorted(entry.recognised ?? {}),
  ]
  return hash('sha256', JSON.stringify(content), 'buffer').subarray(0, 16).toString('base64url')
}

/** A name for a whole list: the same entries, each as often, in any order. No time and no file name enters it. */
export function contentHash(entries: readonly Entry[]): string {
  const hashes = entries.map(entryHash).sort()
  return hash('sha256', hashes.join('\n'), 'hex')
}

function sorted<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => byCodeUnit(a, b))
}
