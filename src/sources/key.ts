import { fold } from '../text/fold.ts'

/** The key of an entry: what makes it the same entry in two versions. Parts are folded, so re-typing changes no key. */
export function entryKey(parts: readonly (string | null)[]): string {
  return parts.map(part => fold(part ?? '')).join('|')
}
