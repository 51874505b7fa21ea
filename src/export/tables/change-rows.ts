import { differenceBetween } from '../../compare/difference.ts'
import type { Change, Difference } from '../../model.ts'
import { statePhrase, valuePhrase } from '../../report/phrases.ts'
import type { Store } from '../../store/store.ts'

const COLUMNS = [
  'list',
  'from',
  'to',
  'fromDay',
  'toDay',
  'change',
  'reason',
  'state',
  'before',
  'after',
  'field',
  'old',
  'new',
  'document',
]

/** A change, and the versions between which it happened. */
export type ChangeObject = Pick<Difference, 'list' | 'from' | 'to'> & Change

/** Every change between consecutive versions of some lists, oldest first. */
export async function* changeObjects(store: Store, lists: readonly string[]): AsyncGenerator<ChangeObject> {
  for (const each of lists) {
    const snapshots = await store.snapshots(each)
    for (const [index, later] of snapshots.entries()) {
      const earlier = snapshots[index - 1]
      if (!earlier) continue
      const { list, from, to, changes } = await differenceBetween(store, earlier, later)
      for (const change of changes) yield { list, from, to, ...change }
    }
  }
}

/** The same as rows of cells, the columns' names first: a row for each change and field. */
export async function* changeRows(store: Store, lists: readonly string[]): AsyncGenerator<string[][]> {
  yield [COLUMNS]
  for await (const line of changeObjects(store, lists)) yield rowsOf(line)
}

function rowsOf({ list, from, to, kind, reason, before, after, fields }: ChangeObject): string[][] {
  const entry = after ?? before
  const days = [from, to].map(({ publishedOn, capturedAt }) => publishedOn ?? capturedAt.slice(0, 10))
  const fixed = [list, String(from.snapshot), String(to.snapshot), ...days, kind, reason ?? '']
  const named = [entry ? statePhrase(entry) : '', before?.name ?? '', after?.name ?? '']
  const differing = Object.entries(fields)
  if (differing.length === 0) return [[...fixed, ...named, '', '', '', to.document]]
  return differing.map(([field, [old, now]]) => [
    ...[...fixed, ...named, field, valuePhrase(old), valuePhrase(now), to.document],
  ])
}
