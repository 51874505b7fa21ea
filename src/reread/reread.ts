import { settleDependents } from '../history/arrive.ts'
import { rearrangeAll } from '../history/rearrange-all.ts'
import { type Effects } from '../pipeline.ts'
import { SOURCES } from '../sources/registry.ts'
import type { Source } from '../sources/source.ts'
import type { Observation, Store } from '../store/store.ts'
import { correctionBetween } from './between.ts'
import { type Correction, type ReaderStep, saysNothing } from './correction.ts'
import { dueCaptures, type Scope } from './due.ts'
import { type Gathered, gather, type Unread, unpacked } from './gather.ts'

/** What came of reading a list's documents again: what `reread --json` prints of it. */
export interface Reread {
  readonly list: string
  readonly reader: ReaderStep
  /** captures whose documents were read again */
  readonly captures: number
  readonly unread: readonly Unread[]
  /** of this list, and of those from which entries leave for it; none where the record says what it said before */
  readonly corrections: readonly Correction[]
}

/** Whether what is read is kept, or taken back once it was compared. */
export type Keeping = 'atomically' | 'tentatively'

/**
 * Reads the archived documents of a list again with today's reader, and says what that changes in the record. All of it
 * is kept or nothing: a process that is killed leaves the record as it was.
 * @param progress told of each document before it is read
 */
export async function rereadList(
  source: Source,
  scope: Scope,
  keeping: Keeping,
  effects: Pick<Effects, 'store' | 'archive' | 'read' | 'now'>,
  progress: (number: number, of: number) => void,
): Promise<Reread> {
  const { store } = effects
  const due = await dueCaptures(source, scope, store)
  const gathered = await gather(source, due, effects, progress)
  const reader = { list: source.id, from: due.readers, to: source.readerVersion }
  const at = effects.now().toISOString()
  const apply = (within: Store) => applied(source, gathered, { reader, at }, within)
  const corrections = gathered.again.length === 0 ? [] : await store[keeping](apply)
  const captures = gathered.again.reduce((sum, one) => sum + one.captures.length, 0)
  return { list: source.id, reader, captures, unread: gathered.unread, corrections }
}

/** Replaces readings, places all captures anew, and notes what the record says otherwise then. */
async function applied(
  source: Source,
  { again }: Gathered,
  facts: Pick<Correction, 'reader' | 'at'>,
  store: Store,
): Promise<Correction[]> {
  const lists = [source.id, ...dependentsOf(source)]
  const before = new Map<string, Observation[]>()
  for (const list of lists) before.set(list, await store.observationsFrom(list, null))
  for (const one of again) await store.rereadings.replace(source.id, unpacked(one), one.captures)
  const work = await rearrangeAll(source, before.get(source.id) ?? [], store)
  await store.rearrange(work)
  await settleDependents(source, work, store)
  const corrections: Correction[] = []
  for (const list of lists) {
    const said = { was: before.get(list) ?? [], is: await store.observationsFrom(list, null) }
    const correction = { list, ...facts, ...(await correctionBetween(list, said, store)) }
    if (saysNothing(correction)) continue
    await store.rereadings.noteCorrection(correction)
    corrections.push(correction)
  }
  return corrections
}

/** Lists whose entries leave for this one: what it shows accounts for what goes from them. */
function dependentsOf({ id }: Source): string[] {
  return SOURCES.filter(({ leavesFor }) => leavesFor?.list === id).map(dependent => dependent.id)
}
