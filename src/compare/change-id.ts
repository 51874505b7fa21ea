import { createHash } from 'node:crypto'
import type { Change, ChangeKind } from '../model.ts'
import { entryHash } from '../snapshot/content.ts'

/** Digits of an id, Crockford's base 32: none is taken for another when it is copied by hand. */
const DIGITS = '0123456789abcdefghjkmnpqrstvwxyz'
/** Of 32 digits, five bits each; ten tell a million changes apart. */
const SHORT = 10

/** The versions between which something changed, by their documents. */
export interface Step {
  readonly list: string
  /** SHA-256 of the documents of both versions */
  readonly from: { readonly document: string }
  readonly to: { readonly document: string }
}

/** What happened to an entry, and the `entryHash` of what it said before and after; null where it was not there. */
export interface Said {
  readonly kind: ChangeKind
  readonly before: string | null
  readonly after: string | null
}

/**
 * The full name of a change, 32 digits: a hash of the list, both documents, what happened, and what the entry said before
 * and after. It follows from the record and is not kept in it. Two changes that say the same of one step share it.
 */
export function changeHash(step: Step, { kind, before, after }: Change): string {
  return hashOf(step, { kind, before: before && entryHash(before), after: after && entryHash(after) })
}

/** The same, of hashes of entries that are known. */
export function hashOf({ list, from, to }: Step, { kind, before, after }: Said): string {
  const content = JSON.stringify([list, from.document, to.document, kind, before, after])
  const digest = createHash('sha256').update(content).digest()
  return Array.from(digest, byte => DIGITS[byte % 32]).join('')
}

/** The id by which people trace a change with `show-evidence`: the first ten digits of its full name. */
export function changeId(step: Step, change: Change): string {
  return shortId(changeHash(step, change))
}

export function shortId(hash: string): string {
  return hash.slice(0, SHORT)
}

/** What a person typed, as ids are written: small letters, and the digits for which O, I and L are taken. */
export function idAsTyped(text: string): string {
  return text.trim().toLowerCase().replaceAll('o', '0').replace(/[il]/g, '1')
}
