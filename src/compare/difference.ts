import type { Difference } from '../model.ts'
import { placeExists } from '../places/exists.ts'
import { summaryOf } from '../snapshot/summary.ts'
import type { Snapshot, Store } from '../store/store.ts'
import { compare } from './compare.ts'

/** What changed between two stored versions of a list; `from` may be the later one. */
export async function differenceBetween(store: Store, from: Snapshot, to: Snapshot): Promise<Difference> {
  const { before, after, unchanged } = await store.differenceOf(from, to)
  const { changes, counts, notices } = compare(before, after, { unchanged, placeExists })
  return { list: from.list, from: summaryOf(from), to: summaryOf(to), summary: counts, changes, notices }
}
