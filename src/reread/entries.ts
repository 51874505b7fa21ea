import { compare } from '../compare/compare.ts'
import type { Change, Entry, FieldValue } from '../model.ts'
import { placeExists } from '../places/exists.ts'
import { entryHash } from '../snapshot/content.ts'
import type { Observation, Store } from '../store/store.ts'
import { lacking, pairsByKey } from './lacking.ts'

/** Entries of one document that two readers read otherwise; `key` is the same for the same difference in other documents. */
export async function entriesBetween(
  was: Observation,
  is: Observation,
  store: Pick<Store, 'entriesRead'>,
): Promise<{ key: string; change: Change }[]> {
  const changes = readingChanges(await store.entriesRead(was.reading), await store.entriesRead(is.reading))
  return changes.map(change => ({ key: [change.before, change.after].map(hashOf).join(' '), change }))
}

/**
 * Entries that appear, vanish or differ between two readings of a document, to the letter: a comparison of versions
 * tells only what has another meaning, and says which entries are one. Pure.
 */
function readingChanges(was: readonly Entry[], is: readonly Entry[]): Change[] {
  const [old, now] = [lacking(was, is, entryHash), lacking(is, was, entryHash)]
  const pairs = pairsOf(old, now)
  const paired = new Set(pairs.flat())
  return [
    ...now.filter(entry => !paired.has(entry)).map(appeared),
    ...old.filter(entry => !paired.has(entry)).map(vanished),
    ...pairs.map(([before, after]) => differing(before, after)),
  ]
}

/** Those that the comparison takes for one, then those of one key. */
function pairsOf(old: readonly Entry[], now: readonly Entry[]): [Entry, Entry][] {
  const pairs = compare(old, now, { placeExists }).changes.flatMap(({ before, after }): [Entry, Entry][] =>
    before && after ? [[before, after]] : [],
  )
  const paired = new Set(pairs.flat())
  const [oldLeft, nowLeft] = [old, now].map(entries => entries.filter(entry => !paired.has(entry)))
  return [...pairs, ...pairsByKey(oldLeft ?? [], nowLeft ?? [], ({ key }) => key)]
}

function appeared(after: Entry): Change {
  return { kind: 'added', before: null, after, fields: {} }
}

function vanished(before: Entry): Change {
  return { kind: 'removed', before, after: null, fields: {} }
}

/** Whatever differs is a field here, the name and what makes the key too: a reader renames nothing. */
function differing(before: Entry, after: Entry): Change {
  const [old, now] = [partsOf(before), partsOf(after)]
  const fields: Change['fields'] = {}
  for (const name of new Set([...Object.keys(old), ...Object.keys(now)])) {
    const [was, is] = [old[name] ?? null, now[name] ?? null]
    if (JSON.stringify(was) !== JSON.stringify(is)) fields[name] = [was, is]
  }
  return { kind: 'changed', before, after, fields }
}

function partsOf({ name, state, kind, key, fields, recognised }: Entry): Record<string, FieldValue | null> {
  const meant = Object.entries(recognised ?? {}).map(([field, value]) => [`${field} (meant)`, value])
  return { ...Object.fromEntries(meant), key, ...fields, name, state, kind }
}

function hashOf(entry: Entry | null): string {
  return entry === null ? '' : entryHash(entry)
}
