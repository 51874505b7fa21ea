import type { Entry } from '../../model.ts'
import { valuePhrase } from '../../report/phrases.ts'
import { summaryOf } from '../../snapshot/summary.ts'
import type { Snapshot, Store } from '../../store/store.ts'

/** A version of a list, and its entries. */
interface Version {
  readonly snapshot: Snapshot
  readonly entries: readonly Entry[]
}

const FIXED = [
  'list',
  'version',
  'inForceOn',
  'publishedOn',
  'capturedAt',
  'document',
  'state',
  'kind',
  'name',
  'key',
]

/** Every entry of every version of some lists: objects as `show --json` has them, in document order. */
export async function* entryObjects(store: Store, lists: readonly string[]): AsyncGenerator<object> {
  for await (const { snapshot, entries } of versions(store, lists))
    for (const entry of entries) yield { list: snapshot.list, ...summaryOf(snapshot), ...entry }
}

/**
 * The same as rows of cells, the columns' names first. A field has a column of its own, and so has what was meant where it
 * is a recognised misprint. The rows of one version come together.
 */
export async function* entryRows(store: Store, lists: readonly string[]): AsyncGenerator<string[][]> {
  const { fields, meant } = await fieldNames(store, lists)
  yield [[...FIXED, ...fields.map(name => `fields.${name}`), ...meant.map(name => `meant.${name}`)]]
  for await (const { snapshot, entries } of versions(store, lists)) {
    const { list, number, order, publishedOn, capturedAt, document } = snapshot
    const fixed = [list, String(number), order.inForceOn, publishedOn ?? '', capturedAt, document]
    yield entries.map(entry => [
      ...fixed,
      ...[entry.state ?? '', entry.kind, entry.name, entry.key],
      ...fields.map(name => valuePhrase(entry.fields[name] ?? null)),
      ...meant.map(name => entry.recognised?.[name] ?? ''),
    ])
  }
}

/** The names of all fields that entries of the lists ever had, in the order in which they were first stored. */
async function fieldNames(store: Store, lists: readonly string[]) {
  const [fields, meant] = [new Set<string>(), new Set<string>()]
  for (const list of lists)
    for await (const { entry } of store.entryRows(list)) {
      for (const name of Object.keys(entry?.fields ?? {})) fields.add(name)
      for (const name of Object.keys(entry?.recognised ?? {})) meant.add(name)
    }
  return { fields: [...fields], meant: [...meant] }
}

async function* versions(store: Store, lists: readonly string[]): AsyncGenerator<Version> {
  for (const list of lists)
    for (const snapshot of await store.snapshots(list))
      yield { snapshot, entries: await store.entriesOf(snapshot) }
}
