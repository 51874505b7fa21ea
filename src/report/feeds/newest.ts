import type { WithdrawnAfter } from '../../judge/list-state.ts'
import type { Source } from '../../sources/source.ts'
import type { Store } from '../../store/store.ts'
import type { Item } from '../items/item.ts'
import { pendingItems } from '../items/items.ts'

/** A feed tells what is new; all that ever was is in the changelog. */
const ITEMS = 50

/** The last things to be told of these lists, newest first: only those are worked out. */
export async function newestItems(
  store: Store,
  sources: readonly Source[],
  withdrawnAfter: WithdrawnAfter,
): Promise<Item[]> {
  const pending = []
  for (const source of sources) pending.push(...(await pendingItems(store, source, withdrawnAfter)))
  const newest = pending
    .toReversed()
    .sort((a, b) => (a.updated < b.updated ? 1 : a.updated > b.updated ? -1 : 0))
    .slice(0, ITEMS)
  const items: Item[] = []
  for (const { item } of newest) items.push(await item())
  return items
}
