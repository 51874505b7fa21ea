import type { Change, Difference } from '../model.ts'
import { placeExists } from '../places/exists.ts'
import { summaryOf } from '../snapshot/summary.ts'
import { SOURCES } from '../sources/registry.ts'
import type { Snapshot, Store } from '../store/store.ts'
import { compare } from './compare.ts'
import { explainAdditions, explainRemovals } from './moves.ts'

/**
 * What changed between two stored versions of a list; `from` may be the later one. Notices are those of the comparison,
 * then those of the document of `to`.
 */
export async function differenceBetween(store: Store, from: Snapshot, to: Snapshot): Promise<Difference> {
  const { before, after, unchanged } = await store.differenceOf(from, to)
  const { changes, counts, notices } = compare(before, after, { unchanged, placeExists })
  return {
    list: from.list,
    from: summaryOf(from),
    to: summaryOf(to),
    summary: counts,
    changes: await explained(store, changes, to),
    notices: [...notices, ...to.notices],
  }
}

/** Says of entries that came from another list, or left for it, that they did. */
async function explained(store: Store, changes: Change[], to: Snapshot): Promise<Change[]> {
  const on = to.order.inForceOn
  const keysOf = (kind: Change['kind']) =>
    changes.flatMap(change => (change.kind === kind ? [(change.before ?? change.after)?.key ?? ''] : []))
  let told = changes
  for (const { id, leavesFor } of SOURCES) {
    if (leavesFor && id === to.list) {
      const spans = await store.spansOf(leavesFor.list, keysOf('removed'))
      told = explainRemovals(told, on, { list: leavesFor.list, phrase: leavesFor.left }, spans)
    }
    if (leavesFor?.list === to.list) {
      const spans = await store.spansOf(id, keysOf('added'))
      told = explainAdditions(told, on, { list: id, phrase: leavesFor.came }, spans)
    }
  }
  return told
}
