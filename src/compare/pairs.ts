import type { Entry } from '../model.ts'
import { placeKey, undividedKey } from '../places/key.ts'
import { entryHash } from '../snapshot/content.ts'
import { byCodeUnit } from '../text/by-code-unit.ts'
import { meaningOf } from './meaning.ts'
import { type CompareRules, DISTINGUISHING_FIELDS, DOCUMENT_FIELD, PLACE_FIELD } from './rules.ts'

/** One entry in both versions. */
export interface Pair {
  readonly before: Entry
  readonly after: Entry
}

/** The rows of two versions, told apart by what became of them. */
export interface Pairing {
  readonly paired: Pair[]
  /** rows of the version before whose identity is gone */
  readonly removed: Entry[]
  readonly added: Entry[]
  /** surplus copies of an entry that is in both versions: no removal and no addition */
  readonly duplicates: { readonly before: Entry[]; readonly after: Entry[] }
}

/** Above this many comparisons within one identity, rows are paired in order instead of best first. */
const MOST_COMPARISONS = 2500

/**
 * Pairs rows of equal key; the stage before renames. A list is a multiset, so a key may have several rows on a side:
 * identical rows cancel first, then those that agree most. A row left over under a key that the other version still has
 * is a duplicate when it tells the same as another row of its own version (`rules.distinguishedBy`), else it is an entry
 * of its own that was added or removed. Rows whose key is not in the other version are all `added` or `removed`, copies
 * included. In time linear in the number of rows.
 */
export function pairByKey(
  before: readonly Entry[],
  after: readonly Entry[],
  rules: CompareRules = {},
): Pairing {
  return pairBy(entry => entry.key, before, after, rules)
}

export function emptyPairing(): Pairing {
  return { paired: [], removed: [], added: [], duplicates: { before: [], after: [] } }
}

/** `pairByKey` with another notion of what makes two rows the same entry. */
export function pairBy(
  identity: (entry: Entry) => string,
  before: readonly Entry[],
  after: readonly Entry[],
  rules: CompareRules,
): Pairing {
  const pairing = emptyPairing()
  const unchanged = Map.groupBy(rules.unchanged ?? [], identity)
  for (const [key, rows] of rowsByIdentity(identity, before, after))
    pairGroup(rows.before, rows.after, unchanged.get(key) ?? [], rules, pairing)
  return pairing
}

interface Rows {
  readonly before: Entry[]
  readonly after: Entry[]
}

/** One map for both versions: looking 50,000 identities of one up in a map of the other costs as much as all the rest. */
function rowsByIdentity(
  identity: (entry: Entry) => string,
  before: readonly Entry[],
  after: readonly Entry[],
): Map<string, Rows> {
  const rows = new Map<string, Rows>()
  for (const entry of before) {
    const key = identity(entry)
    const known = rows.get(key)
    if (known) known.before.push(entry)
    else rows.set(key, { before: [entry], after: [] })
  }
  for (const entry of after) {
    const key = identity(entry)
    const known = rows.get(key)
    if (known) known.after.push(entry)
    else rows.set(key, { before: [], after: [entry] })
  }
  return rows
}

/** Pairs rows that are known to be one identity, `standing` being rows of it that both versions have unchanged. */
export function pairGroup(
  before: readonly Entry[],
  after: readonly Entry[],
  standing: readonly Entry[],
  rules: CompareRules,
  into: Pairing,
): void {
  const [old] = before
  const [fresh] = after
  if (old && fresh && before.length === 1 && after.length === 1) {
    into.paired.push({ before: old, after: fresh })
    return
  }
  const { paired, unpairedBefore, unpairedAfter } = pairBestFirst(before, after, rules)
  into.paired.push(...paired)
  if (paired.length === 0 && standing.length === 0) {
    into.removed.push(...unpairedBefore)
    into.added.push(...unpairedAfter)
    return
  }
  const keptBefore = [...standing, ...paired.map(pair => pair.before)]
  const keptAfter = [...standing, ...paired.map(pair => pair.after)]
  const gone = separateCopies(unpairedBefore, keptBefore, rules)
  const come = separateCopies(unpairedAfter, keptAfter, rules)
  into.removed.push(...gone.entries)
  into.added.push(...come.entries)
  into.duplicates.before.push(...gone.copies)
  into.duplicates.after.push(...come.copies)
}

/** Of `rows` under one identity in one version, those that tell what `kept` or an earlier row tells already are copies. */
export function separateCopies(
  rows: readonly Entry[],
  kept: readonly Entry[],
  rules: CompareRules,
): { entries: Entry[]; copies: Entry[] } {
  const told = new Told()
  for (const entry of kept) told.add(entry, tellingOf(entry, rules))
  const entries: Entry[] = []
  const copies: Entry[] = []
  for (const row of rows) {
    const telling = tellingOf(row, rules)
    if (told.has(row, telling)) copies.push(row)
    else entries.push(row)
    told.add(row, telling)
  }
  return { entries, copies }
}

/** What rows have told, and of which places and documents. */
class Told {
  readonly #told = new Map<string, { places: Set<string>; documents: Set<string> }>()

  add(row: Entry, telling: string): void {
    const known = this.#told.get(telling) ?? { places: new Set(), documents: new Set() }
    this.#told.set(telling, known)
    known.places.add(placeOf(row))
    known.documents.add(meaningOf(row, DOCUMENT_FIELD))
  }

  has(row: Entry, telling: string): boolean {
    const known = this.#told.get(telling)
    if (known === undefined) return false
    const place = placeOf(row)
    if (place === '' || known.places.has('') || known.places.has(place)) return true
    const document = meaningOf(row, DOCUMENT_FIELD)
    return document !== '' && known.documents.has(document)
  }
}

/** However it is written: "Bee" and "Bee County" are one. */
function placeOf(row: Entry): string {
  return undividedKey(placeKey(meaningOf(row, PLACE_FIELD)).replace(/ (?:county|co|parish)$/, ''))
}

function tellingOf(entry: Entry, rules: CompareRules): string {
  const fields = rules.distinguishedBy ?? DISTINGUISHING_FIELDS
  return [entry.kind, ...fields.map(field => meaningOf(entry, field))].join('\u0000')
}

function pairBestFirst(before: readonly Entry[], after: readonly Entry[], rules: CompareRules) {
  const paired: Pair[] = []
  const waiting = Map.groupBy(inOrder(after), entryHash)
  const old = inOrder(before).filter(row => {
    const same = waiting.get(entryHash(row))?.pop()
    if (same) paired.push({ before: row, after: same })
    return !same
  })
  const fresh = [...waiting.values()].flat()
  if (old.length * fresh.length > MOST_COMPARISONS) {
    const both = Math.min(old.length, fresh.length)
    for (const [index, row] of old.slice(0, both).entries())
      paired.push({ before: row, after: fresh[index] as Entry })
    return { paired, unpairedBefore: old.slice(both), unpairedAfter: fresh.slice(both) }
  }

  const candidates = old
    .flatMap(row => fresh.map(other => ({ before: row, after: other, ...likeness(row, other, rules) })))
    // the last criterion names the two rows whichever comes first: swapping the versions pairs the same rows
    .sort((a, b) => b.agreement - a.agreement || byCodeUnit(a.name, b.name))
  const taken = new Set<Entry>()
  for (const candidate of candidates) {
    if (taken.has(candidate.before) || taken.has(candidate.after)) continue
    taken.add(candidate.before).add(candidate.after)
    paired.push({ before: candidate.before, after: candidate.after })
  }
  return {
    paired,
    unpairedBefore: old.filter(row => !taken.has(row)),
    unpairedAfter: fresh.filter(row => !taken.has(row)),
  }
}

/** Rows that tell the same agree more than rows that do not, whatever else they share. */
function likeness(before: Entry, after: Entry, rules: CompareRules): { agreement: number; name: string } {
  const fields = Object.keys(before.fields).filter(field => field in after.fields)
  const same = fields.filter(field => meaningOf(before, field) === meaningOf(after, field)).length
  const told = tellingOf(before, rules) === tellingOf(after, rules)
  return {
    agreement: same + (told ? fields.length + 1 : 0),
    name: [entryHash(before), entryHash(after)].sort().join(),
  }
}

/** By content, so that the order of rows in a document decides nothing. */
export function inOrder(rows: readonly Entry[]): Entry[] {
  return rows
    .map(row => ({ row, rank: entryHash(row) + JSON.stringify(row.evidence) }))
    .sort((a, b) => byCodeUnit(a.rank, b.rank))
    .map(({ row }) => row)
}
